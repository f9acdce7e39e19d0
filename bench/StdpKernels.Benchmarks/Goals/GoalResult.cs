namespace StdpKernels.Benchmarks.Goals;

/// <summary>What was measured for a goal, and whether it is reached.</summary>
/// <param name="Work">The work.</param>
/// <param name="Measurements">The library's own first, which counts; then everybody else and the probe of the limit.</param>
/// <param name="Original">Against the published formula.</param>
/// <param name="InPlace">Against in-place torch.</param>
/// <param name="Naive">Against naive loops.</param>
/// <param name="Limit">Against the limit.</param>
internal sealed record GoalResult(
    Work Work, IReadOnlyList<Measurement> Measurements, Check? Original, Check? InPlace, Check? Naive, Check? Limit)
{
    /// <summary>Microseconds a step of the library.</summary>
    public double Step => Measurements[0].Median / Work.Window;

    /// <summary>Microseconds a step of somebody, if measured.</summary>
    public double? StepOf(string contender) => Measurements.FirstOrDefault(m => m.Name == contender)?.Median;
}
