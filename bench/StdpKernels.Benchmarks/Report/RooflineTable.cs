using StdpKernels.Reporting.Tables;

namespace StdpKernels.Benchmarks.Report;

/// <summary>The limits of one core as a table.</summary>
internal static class RooflineTable
{
    public static ReportTable Create(Roofline roofline) => new(
        ["What", ReportColumn.Number("Measured")],
        [
            ["FMA peak, single precision", FormattableString.Invariant($"{roofline.PeakGflops:0.0} GFLOP/s")],
            .. roofline.Levels.Select(level => (ReportCell[])
                [$"in-place update, {level.Name}", FormattableString.Invariant($"{level.GigabytesPerSecond:0.0} GB/s")]),
        ]);
}
