using System.Globalization;
using Spectre.Console;

namespace StdpKernels.Tool.Recordings;

/// <summary>Prints what a replay did, as two short tables.</summary>
internal static class ReplayReport
{
    public static void Print(IAnsiConsole console, ReplayStatistics statistics, WeightSummary before, WeightSummary after)
    {
        console.Write(CreateStatisticsTable(statistics));
        console.Write(CreateWeightTable(before, after));
    }

    private static Table CreateStatisticsTable(ReplayStatistics statistics)
    {
        double steps = statistics.Steps;
        return NewTable()
            .HideHeaders()
            .AddColumn("")
            .AddColumn("", c => c.RightAligned())
            .AddRow("steps", Format($"{statistics.Steps:N0}"))
            .AddRow("presynaptic spikes a step", Format($"{statistics.SpikesPre / steps:0.##}"))
            .AddRow("postsynaptic spikes a step", Format($"{statistics.SpikesPost / steps:0.##}"))
            .AddRow("time a step (median)", Format($"{statistics.StepTime.TotalMicroseconds:N2} µs"))
            .AddRow("synaptic updates a second", Format($"{statistics.UpdatesPerSecond / 1e6:N1} million"));
    }

    private static Table CreateWeightTable(WeightSummary before, WeightSummary after)
    {
        Table table = NewTable().AddColumn("weights");
        foreach (string header in (ReadOnlySpan<string>)["min", "mean", "max", "at w_min", "at w_max"])
        {
            table.AddColumn(header, c => c.RightAligned());
        }

        AddRow("before", before);
        AddRow("after", after);
        return table;

        void AddRow(string when, WeightSummary weights) => table.AddRow(
            when,
            Format($"{weights.Minimum:G5}"),
            Format($"{weights.Mean:G5}"),
            Format($"{weights.Maximum:G5}"),
            Format($"{weights.ShareAtLower:0.0 %}"),
            Format($"{weights.ShareAtUpper:0.0 %}"));
    }

    private static Table NewTable() => new Table().Border(TableBorder.Rounded);

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
