using System.Globalization;
using Spectre.Console;
using StdpKernels.Reporting.Tables;

namespace StdpKernels.Tool.Simulation.Reports;

/// <summary>Prints what came out for people.</summary>
internal static class ConsoleReport
{
    public static void Print(IAnsiConsole console, RunSummary run)
    {
        PrintVerdicts(console, run.Report.Verdicts);
        foreach (string source in run.Report.Verdicts.Select(verdict => verdict.Source).Where(source => source.Length > 0).Distinct())
        {
            PrintLine(console, $"Expected: {source}");
        }

        foreach (string note in run.Report.Notes)
        {
            PrintLine(console, $"{note}");
        }

        foreach ((string label, string value) in run.Extent)
        {
            PrintLine(console, $"{label,-16}{value}");
        }
    }

    /// <summary>Prints a table of verdicts.</summary>
    public static void PrintVerdicts(IAnsiConsole console, IReadOnlyList<Verdict> verdicts) =>
        console.Write(TerminalTable.Create(VerdictTable.Create(verdicts)));

    // Not through the console, which breaks lines where the terminal ends, or after 80 characters in a pipe: paths would suffer.
    public static void PrintLine(IAnsiConsole console, FormattableString text) =>
        console.Profile.Out.Writer.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
