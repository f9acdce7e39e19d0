using System.CommandLine;
using Spectre.Console;
using StdpKernels.Benchmarks.Contenders;
using StdpKernels.Benchmarks.Counts;
using StdpKernels.Reporting.Files;

namespace StdpKernels.Benchmarks.Report;

/// <summary><c>report</c>: measures a bounded matrix and writes what was reached.</summary>
internal static class ReportCommand
{
    public static Command Create(IReadOnlyList<Peer> peers)
    {
        var quick = new Option<bool>("--quick")
        {
            Description = "Takes about two minutes instead of a quarter of an hour; figures are rough.",
        };
        Option<string> output = CreateOutput();
        Option<ClosedLoopResult?> closedLoop = JsonFileOption.CreateClosedLoop();
        Option<CountedSteps?> counts = JsonFileOption.CreateCounts();
        var command = new Command("report", "Measures what is aimed at, and writes report.md, report.html and results.json.")
        {
            quick, output, closedLoop, counts,
        };
        command.SetAction(parsed => Run(
            parsed.GetValue(quick) ? ReportPlan.Quick : ReportPlan.Full, parsed.GetRequiredValue(output), parsed.GetValue(closedLoop), parsed.GetValue(counts), peers));
        return command;
    }

    /// <summary>Where the files go.</summary>
    public static Option<string> CreateOutput() => new("--output", "-o")
    {
        HelpName = "DIR",
        Description = "The folder that gets one folder for each processor.",
        DefaultValueFactory = _ => Path.Combine("bench", "results"),
    };

    private static void Run(ReportPlan plan, string output, ClosedLoopResult? closedLoop, CountedSteps? counts, IReadOnlyList<Peer> peers)
    {
        ResultFolder.Prepare(output);
        IAnsiConsole console = AnsiConsole.Console;
        ReportData data = ReportProgress.Show(console, progress => ReportRunner.Run(plan, peers, progress));
        ReportWriter.Write(console, data with { ClosedLoop = closedLoop, Counts = counts }, output);
    }
}
