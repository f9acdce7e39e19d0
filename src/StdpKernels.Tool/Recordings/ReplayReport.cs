using Spectre.Console;
using StdpKernels.Reporting.Tables;
using static System.FormattableString;

namespace StdpKernels.Tool.Recordings;

/// <summary>Prints what a replay did, as two short tables.</summary>
internal static class ReplayReport
{
    public static void Print(IAnsiConsole console, ReplayStatistics statistics, WeightSummary before, WeightSummary after)
    {
        console.Write(TerminalTable.Create(CreateStatisticsTable(statistics)).HideHeaders());
        console.Write(TerminalTable.Create(CreateWeightTable(before, after)));
    }

    private static ReportTable CreateStatisticsTable(ReplayStatistics statistics)
    {
        double steps = statistics.Steps;
        return new ReportTable(
            ["", ReportColumn.Number("")],
            [
                ["steps", Invariant($"{statistics.Steps:N0}")],
                ["presynaptic spikes a step", Invariant($"{statistics.SpikesPre / steps:0.##}")],
                ["postsynaptic spikes a step", Invariant($"{statistics.SpikesPost / steps:0.##}")],
                ["time a step (median)", Invariant($"{statistics.StepTime.TotalMicroseconds:N2} µs")],
                ["synaptic updates a second", Invariant($"{statistics.UpdatesPerSecond / 1e6:N1} million")],
            ]);
    }

    private static ReportTable CreateWeightTable(WeightSummary before, WeightSummary after) => new(
        ["weights", .. ((string[])["min", "mean", "max", "at w_min", "at w_max"]).Select(ReportColumn.Number)],
        [CreateRow("before", before), CreateRow("after", after)]);

    private static ReportCell[] CreateRow(string when, WeightSummary weights) =>
    [
        when,
        Invariant($"{weights.Minimum:G5}"),
        Invariant($"{weights.Mean:G5}"),
        Invariant($"{weights.Maximum:G5}"),
        Invariant($"{weights.ShareAtLower:0.0 %}"),
        Invariant($"{weights.ShareAtUpper:0.0 %}"),
    ];
}
