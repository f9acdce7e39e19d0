using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using StdpKernels.Benchmarks;
using StdpKernels.Benchmarks.Contenders;
using StdpKernels.Reporting.Commands;
using StdpKernels.Reporting.Tables;

namespace StdpKernels.PeerBenchmarks.Rules;

/// <summary><c>rules</c>: layers with the rules of other libraries against their formulas in torch, in turns, on one thread.</summary>
internal static class RulesCommand
{
    private static readonly LinearLayer[] Layers = [new(1, 784, 100), new(1, 1024, 1024)];

    public static Command Create()
    {
        Option<double> seconds = RangedOption.Create("--seconds", "Seconds for each rule and layer.", 5, 0.01, 3600);
        Option<double> percent = RangedOption.Create("--percent", "How many of 100 neurons fire in a step.", 2.0, 0, 100);
        var command = new Command("rules", "Measures the rules of SpikingJelly and BindsNET against their formulas in torch.") { seconds, percent };
        command.SetAction(parsed => Run(
            new Alternation(TimeSpan.FromSeconds(parsed.GetValue(seconds)), MinBatches: 5), parsed.GetValue(percent)));
        return command;
    }

    private static void Run(Alternation alternation, double percent)
    {
        var rows = new List<ReportCell[]>();
        foreach (LinearLayer layer in Layers)
        {
            double ofPairs = double.NaN;
            foreach (RulePeer rule in RulePeers.All)
            {
                (double here, double torch) = Measure(rule, layer, percent, alternation);
                ofPairs = rule == RulePeers.Original ? torch / here : ofPairs;
                rows.Add([layer.ToString()!, rule.Name, Text(here), Text(torch), Text(torch / here), Text(torch / here / ofPairs)]);
            }
        }

        AnsiConsole.Write(TerminalTable.Create(new ReportTable(
            ["layer", "rule", .. ((string[])["here, µs", "torch, µs", "ratio", "of that of pairs"]).Select(ReportColumn.Number)], rows)));
    }

    private static (double Here, double Torch) Measure(RulePeer rule, LinearLayer layer, double percent, Alternation alternation)
    {
        var data = new LayerData<float>(layer, percent);
        using var torch = new TorchRuleContender(rule, data);
        Contender[] contenders = [new LibraryRuleContender(rule, data), torch];
        Agreement.Require(contenders, layer);
        IReadOnlyList<Measurement> times = alternation.Measure(contenders);
        return (times[0].Median, times[1].Median);
    }

    private static string Text(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
