using System.CommandLine;
using System.Text.Json;
using Spectre.Console;

namespace StdpKernels.Benchmarks.Report;

/// <summary><c>render</c>: draws a report anew from what was measured before.</summary>
internal static class RenderCommand
{
    private const int BadInput = 1;

    public static Command Create()
    {
        var results = new Argument<string>("RESULTS.json") { Description = "What an earlier report has measured." };
        Option<string> output = ReportCommand.CreateOutput();
        var command = new Command("render", "Draws report.md and report.html anew, from the results.json of an earlier report.")
        {
            results, output,
        };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(results), parsed.GetRequiredValue(output)));
        return command;
    }

    private static int Run(string results, string output)
    {
        try
        {
            AnsiConsole.Console.WriteLine(ReportWriter.Write(JsonReport.Read(File.ReadAllText(results)), output));
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            Console.Error.WriteLine($"{results}: {e.Message}");
            return BadInput;
        }
    }
}
