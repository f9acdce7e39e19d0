using System.CommandLine;
using Spectre.Console;
using StdpKernels.Benchmarks.Counts;

namespace StdpKernels.Benchmarks.Report;

/// <summary><c>render</c>: draws a report anew from what was measured before.</summary>
internal static class RenderCommand
{
    public static Command Create()
    {
        var results = new Argument<string>("RESULTS.json") { Description = "What an earlier report has measured." };
        Option<string> output = ReportCommand.CreateOutput();
        Option<ClosedLoopResult?> closedLoop = JsonFileOption.CreateClosedLoop();
        Option<CountedSteps?> counts = JsonFileOption.CreateCounts();
        var command = new Command("render", "Draws report.md and report.html anew, from the results.json of an earlier report.")
        {
            results, output, closedLoop, counts,
        };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(results), parsed.GetRequiredValue(output), parsed.GetValue(closedLoop), parsed.GetValue(counts)));
        return command;
    }

    private static void Run(string results, string output, ClosedLoopResult? closedLoop, CountedSteps? counts)
    {
        ReportData data = JsonReport.Read(results);
        data = data with { ClosedLoop = closedLoop ?? data.ClosedLoop, Counts = counts ?? data.Counts };
        ReportWriter.Write(AnsiConsole.Console, data, output);
    }
}
