using System.CommandLine;
using System.Globalization;
using System.Numerics;
using Spectre.Console;
using StdpKernels.Kernels.Dense;
using StdpKernels.Kernels.Processor;
using StdpKernels.Reporting.Commands;

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
        Table table = NewTable("constant", "in use", "measured", "ns");
        foreach (CostProbe cost in costs)
        {
            double value = cost.Value(kernel => times[1 + Array.IndexOf(kernels, kernel)].LowDecile / cycle);
            table.AddRow(cost.Name, Text($"{cost.InUse:0.00}"), Text($"{value:0.00}"), Text($"{value * cycle * 1e3:0.00}"));
        }

        AnsiConsole.Write(table);
        AnsiConsole.MarkupLineInterpolated($"a cycle is the time of two multiply-adds of vectors: {Text($"{cycle * 1e3:0.000}")} ns");
    }

    private static void WriteTiles(Alternation alternation)
    {
        KernelProbe inUse = TileProbe.InUse();
        KernelProbe[] tiles = [inUse, .. OtherTiles.All];
        FmaPeakProbe<float> probe = FmaPeakProbe<float>.OfSums();
        IReadOnlyList<Measurement> times = alternation.Measure([probe, .. tiles]);
        double peak = probe.Operations / times[0].LowDecile;
        Table table = NewTable("tile: rows x vectors", "of FMA peak");
        for (int i = 0; i < tiles.Length; i++)
        {
            double share = 2.0 * Vector<float>.Count * tiles[i].Units / times[1 + i].LowDecile / peak;
            table.AddRow(tiles[i] == inUse ? $"{inUse.Name}, in use" : tiles[i].Name, Text($"{share:P0}"));
        }

        AnsiConsole.Write(table);
    }

    private static void WriteBlocks(Alternation alternation)
    {
        BlockSizes inUse = BlockSizes.For<float>(BlockTestDepth);
        int[] depths = [.. new[] { 64, 128, 192, 256, 384, 512, inUse.Depth }.Distinct().Order()];
        KernelProbe[] steps =
        [
            .. depths.Select(depth => DenseProbes.Step(Text($"{depth}"), BlockTestDepth, inUse with { Depth = depth })),
        ];
        IReadOnlyList<Measurement> times = alternation.Measure(steps);
        double time = times[Array.IndexOf(depths, inUse.Depth)].LowDecile;
        Table table = NewTable("depth of a block", "time");
        for (int i = 0; i < steps.Length; i++)
        {
            table.AddRow(depths[i] == inUse.Depth ? $"{steps[i].Name}, in use" : steps[i].Name, Text($"{times[i].LowDecile / time:0.00}"));
        }

        AnsiConsole.Write(table);
    }

    private static Table NewTable(string first, params string[] others)
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumn(first);
        foreach (string heading in others)
        {
            table.AddColumn(new TableColumn(heading).RightAligned());
        }

        return table;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
