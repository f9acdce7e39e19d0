using StdpKernels.Reporting.Latency;

namespace StdpKernels.Benchmarks.Latency;

/// <summary>How long the steps of a schedule took.</summary>
/// <param name="Name">Under which conditions.</param>
/// <param name="Steps">How many steps.</param>
/// <param name="P50">Microseconds that half of the steps stay within.</param>
/// <param name="P99">Microseconds that 99 % stay within.</param>
/// <param name="P999">Microseconds that 99.9 % stay within.</param>
/// <param name="Max">Microseconds of the slowest step.</param>
/// <param name="LateSteps">Steps that could not begin at their time, because the one before had not ended.</param>
/// <param name="Collections">Garbage collections in the meantime.</param>
/// <param name="AllocatedBytes">Bytes that the stepping thread allocated.</param>
/// <param name="Curve">Percentile and microseconds, for drawing.</param>
internal sealed record LatencyResult(
    string Name,
    long Steps,
    double P50,
    double P99,
    double P999,
    double Max,
    long LateSteps,
    int Collections,
    long AllocatedBytes,
    IReadOnlyList<LatencyPoint> Curve);
