using System.Diagnostics;
using Spectre.Console;

namespace StdpKernels.Tool.Output;

/// <summary>A progress bar for people: on a terminal, and nothing anywhere else.</summary>
internal static class ProgressBar
{
    /// <summary>Does work under a progress bar.</summary>
    /// <param name="title">What the work is.</param>
    /// <param name="steps">How many steps it takes.</param>
    /// <param name="work">The work, which reports how many steps are done, as often as it likes.</param>
    public static TResult Show<TResult>(string title, int steps, Func<IProgress<int>, TResult> work)
    {
        IAnsiConsole console = AnsiConsole.Console;
        if (Console.IsOutputRedirected || !console.Profile.Capabilities.Interactive)
        {
            return work(new Silent());
        }

        return console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context => work(new Throttled(context.AddTask(title, maxValue: steps))));
    }

    private sealed class Silent : IProgress<int>
    {
        public void Report(int value)
        {
        }
    }

    // Steps take microseconds: passing each one on would take longer than the step.
    private sealed class Throttled(ProgressTask task) : IProgress<int>
    {
        private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

        private long _last;

        public void Report(int value)
        {
            if (value == (int)task.MaxValue || Stopwatch.GetElapsedTime(_last) >= Interval)
            {
                task.Value = value;
                _last = Stopwatch.GetTimestamp();
            }
        }
    }
}
