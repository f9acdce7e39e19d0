using System.Globalization;
using Spectre.Console;

namespace StdpKernels.Benchmarks.Report;

/// <summary>Shows how far a report has come: live on a terminal, one line for each part anywhere else.</summary>
internal static class ReportProgress
{
    public static TResult Show<TResult>(IAnsiConsole console, Func<Action<string, double>, TResult> work)
    {
        if (Console.IsOutputRedirected || !console.Profile.Capabilities.Interactive)
        {
            TextWriter output = console.Profile.Out.Writer;
            return work((title, done) => output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done,4:0%}  {title}")));
        }

        // Drawn only between parts: a thread that redraws all the time would compete with what is measured.
        return console.Progress()
            .AutoRefresh(false)
            .AutoClear(true)
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .Start(context =>
            {
                ProgressTask task = context.AddTask("starting", maxValue: 1);
                return work((title, done) =>
                {
                    task.Value = done;
                    task.Description = Markup.Escape(title);
                    context.Refresh();
                });
            });
    }
}
