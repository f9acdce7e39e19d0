using System.CommandLine;
using System.Numerics;
using Spectre.Console;
using StdpKernels.Kernels.Dense;
using StdpKernels.Kernels.Processor;
using StdpKernels.Reporting.Commands;
using StdpKernels.Reporting.Tables;
using static System.FormattableString;

namespace StdpKernels.Benchmarks.Constants;

/// <summary><c>constants</c>: what the kernels' constants would be on this machine, beside those in use.</summary>
internal static class ConstantsCommand
{
    // Of a dense step, where blocks are what differs.
    private const int BlockTestDepth = 1024;

    public static Command Create()
    {
        Option<double> seconds = RangedOption.Create("--seconds", "Seconds for each of the three tables.", 10, 0.01, 3600);
        var command = new Command("constants", "Measures the constants of the kernels and shows them beside those in use.") { seconds };
        command.SetAction(parsed => Run(new Alternation(TimeSpan.FromSeconds(parsed.GetValue(seconds)), MinBatches: 5)));
        return command;
    }

    private static void Run(Alternation alternation)
    {
        DataCaches caches = DataCaches.Here;
        AnsiConsole.MarkupLineInterpolated(
            $"vectors of {8 * Vector<byte>.Count} bits; caches of {caches.First >> 10}, {caches.Second >> 10}, {caches.Last >> 10} KiB");
        WriteCosts(alternation);
        WriteTiles(alternation);
        WriteBlocks(alternation);
    }

    private static void WriteCosts(Alternation alternation)
    {
        IReadOnlyList<CostProbe> costs = CostProbes.All;
        KernelProbe[] kernels = [.. costs.SelectMany(cost => cost.Terms).Select(term => term.Kernel).Distinct()];
        var peak = new FmaPeakProbe<float>(isWide: false);
        IReadOnlyList<Measurement> times = alternation.Measure([peak, .. kernels]);

        // A cycle is the time of two multiply-adds of vectors.
        double cycle = 4.0 * Vector<float>.Count * times[0].LowDecile / peak.Operations;
        Write(["constant", "in use", "measured", "ns"], costs.Select(cost =>
        {
            double value = cost.Value(kernel => times[1 + Array.IndexOf(kernels, kernel)].LowDecile / cycle);
            return (ReportCell[])
                [cost.Name, Invariant($"{cost.InUse:0.00}"), Invariant($"{value:0.00}"), Invariant($"{value * cycle * 1e3:0.00}")];
        }));
        AnsiConsole.MarkupLineInterpolated($"a cycle is the time of two multiply-adds of vectors: {Invariant($"{cycle * 1e3:0.000}")} ns");
    }

    private static void WriteTiles(Alternation alternation)
    {
        KernelProbe inUse = TileProbe.InUse();
        KernelProbe[] tiles = [inUse, .. OtherTiles.All];
        FmaPeakProbe<float> probe = FmaPeakProbe<float>.OfSums();
        IReadOnlyList<Measurement> times = alternation.Measure([probe, .. tiles]);
        double peak = probe.Operations / times[0].LowDecile;
        Write(["tile: rows x vectors", "of FMA peak"], tiles.Select((tile, i) =>
        {
            double share = 2.0 * Vector<float>.Count * tile.Units / times[1 + i].LowDecile / peak;
            return (ReportCell[])[tile == inUse ? $"{tile.Name}, in use" : tile.Name, Invariant($"{share:P0}")];
        }));
    }

    private static void WriteBlocks(Alternation alternation)
    {
        BlockSizes inUse = BlockSizes.For<float>(BlockTestDepth);
        int[] depths = [.. new[] { 64, 128, 192, 256, 384, 512, inUse.Depth }.Distinct().Order()];
        KernelProbe[] steps =
        [
            .. depths.Select(depth => DenseProbes.Step(Invariant($"{depth}"), BlockTestDepth, inUse with { Depth = depth })),
        ];
        IReadOnlyList<Measurement> times = alternation.Measure(steps);
        double time = times[Array.IndexOf(depths, inUse.Depth)].LowDecile;
        Write(["depth of a block", "time"], depths.Select((depth, i) => (ReportCell[])
            [depth == inUse.Depth ? $"{steps[i].Name}, in use" : steps[i].Name, Invariant($"{times[i].LowDecile / time:0.00}")]));
    }

    private static void Write(string[] headings, IEnumerable<ReportCell[]> rows) => AnsiConsole.Write(TerminalTable.Create(
        new ReportTable([headings[0], .. headings[1..].Select(ReportColumn.Number)], [.. rows])));
}
