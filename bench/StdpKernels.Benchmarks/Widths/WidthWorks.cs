using StdpKernels.Benchmarks.Goals;

namespace StdpKernels.Benchmarks.Widths;

/// <summary>The works that are measured at every width: each layer of the goals, with few spikes and dense.</summary>
internal static class WidthWorks
{
    public static IReadOnlyList<Work> All { get; } =
    [
        .. AllGoals.Create().Select(goal => goal.Work).Where(work => work is { IsPlain: true, Threads: 1, FromEvents: false }),
    ];
}
