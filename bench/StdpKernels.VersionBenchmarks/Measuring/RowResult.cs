using StdpKernels.VersionBenchmarks.Rows;

namespace StdpKernels.VersionBenchmarks.Measuring;

/// <summary>What came of a row.</summary>
internal enum Verdict
{
    /// <summary>Within the limit.</summary>
    Equal,

    /// <summary>Faster by more than the limit.</summary>
    Faster,

    /// <summary>Slower by more than the limit, whenever it was measured.</summary>
    Slower,

    /// <summary>Not measured, because the versions compute different bits.</summary>
    DifferentBits,
}

/// <summary>What was measured of a row.</summary>
/// <param name="Row">The row.</param>
/// <param name="Verdict">What came of it.</param>
/// <param name="Measurement">The last measurement, if there is one.</param>
internal sealed record RowResult(VersionRow Row, Verdict Verdict, PairMeasurement? Measurement)
{
    /// <summary>How often the row was measured again, because a measurement before was beyond the limit.</summary>
    public int Repetitions { get; init; }

    /// <summary>Where the results of the versions differ; null where they do not.</summary>
    public string? Difference { get; init; }

    public bool IsFailure => Verdict is Verdict.Slower or Verdict.DifferentBits;
}
