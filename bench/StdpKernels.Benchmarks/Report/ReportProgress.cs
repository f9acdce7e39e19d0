using Spectre.Console;
using StdpKernels.Reporting.Progress;

namespace StdpKernels.Benchmarks.Report;

/// <summary>Shows how far a report has come: live on a terminal, one line for each part anywhere else.</summary>
internal static class ReportProgress
{
    // Drawn only between parts: a thread that redraws all the time would compete with what is measured.
    private static readonly ProgressDisplay<(string Title, double Done)> Display = new(part => part.Done, (part, _) => part.Title)
    {
        Lines = ProgressLines.EachReport,
        Interval = TimeSpan.Zero,
        RefreshesItself = false,
    };

    public static TResult Show<TResult>(IAnsiConsole console, Func<Action<string, double>, TResult> work) =>
        Display.Show(console, report => work((title, done) => report((title, done))));
}
