using System.CommandLine;
using System.Text.Json;
using Spectre.Console;
using StdpKernels.Benchmarks.Counts;

namespace StdpKernels.Benchmarks.Report;

/// <summary><c>render</c>: draws a report anew from what was measured before.</summary>
internal static class RenderCommand
{
    private const int BadInput = 1;

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

    private static int Run(string results, string output, ClosedLoopResult? closedLoop, CountedSteps? counts)
    {
        try
        {
            ReportData data = JsonReport.Read(File.ReadAllText(results));
            AnsiConsole.Console.WriteLine(ReportWriter.Write(data with { ClosedLoop = closedLoop ?? data.ClosedLoop, Counts = counts ?? data.Counts }, output));
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            Console.Error.WriteLine($"{results}: {e.Message}");
            return BadInput;
        }
    }
}
