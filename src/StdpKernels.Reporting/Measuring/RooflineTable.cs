using StdpKernels.Reporting.Tables;

namespace StdpKernels.Reporting.Measuring;

/// <summary>The limits of one core as a table.</summary>
internal static class RooflineTable
{
    /// <param name="roofline">The limits.</param>
    /// <param name="what">The heading of their names.</param>
    /// <param name="measured">The heading of the numbers.</param>
    /// <param name="peak">What the peak of arithmetic is called.</param>
    public static ReportTable Create(
        Roofline roofline, string what = "What", string measured = "Measured", string peak = "FMA peak, single precision") => new(
        [what, ReportColumn.Number(measured)],
        [
            [peak, FormattableString.Invariant($"{roofline.PeakGflops:0.0} GFLOP/s")],
            .. roofline.Levels.Select(level => (ReportCell[])
                [$"in-place update, {level.Name}", FormattableString.Invariant($"{level.GigabytesPerSecond:0.0} GB/s")]),
        ]);
}
