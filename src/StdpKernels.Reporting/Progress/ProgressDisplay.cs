using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace StdpKernels.Reporting.Progress;

/// <summary>Shows how far work has come: live on a terminal, as lines anywhere else.</summary>
/// <typeparam name="T">What the work reports.</typeparam>
/// <param name="fraction">The part that is done, from 0 to 1.</param>
/// <param name="describe">Says what is going on, from the latest report and the one shown before it; there is none at first.</param>
public sealed class ProgressDisplay<T>(Func<T, double> fraction, Func<T, T?, string> describe)
{
    /// <summary>What is printed where there is no terminal.</summary>
    public ProgressLines Lines { get; init; } = ProgressLines.EachTenth;

    /// <summary>The least time between two reports that are shown: steps may take microseconds, and showing one takes longer.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Whether another thread draws the bar all the time, which competes with whatever is measured meanwhile.</summary>
    public bool RefreshesItself { get; init; } = true;

    /// <summary>Whether the bar says how long the rest takes.</summary>
    public bool ShowsRemainingTime { get; init; }

    /// <summary>Does work and shows its progress.</summary>
    /// <param name="console">Where to show it.</param>
    /// <param name="work">The work, which reports its progress as often as it likes.</param>
    public TResult Show<TResult>(IAnsiConsole console, Func<Action<T>, TResult> work)
    {
        if (Console.IsOutputRedirected || !console.Profile.Capabilities.Interactive)
        {
            return work(Print(console.Profile.Out.Writer));
        }

        return console.Progress()
            .AutoRefresh(RefreshesItself)
            .AutoClear(true)
            .Columns(Columns())
            .Start(context => work(Refresh(context)));
    }

    private Action<T> Print(TextWriter output)
    {
        if (Lines == ProgressLines.None)
        {
            return _ => { };
        }

        T? last = default;
        double done = 0;
        return now =>
        {
            double part = fraction(now);
            if (Lines == ProgressLines.EachReport || (int)(part * 10) > (int)(done * 10))
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{part,5:0 %}  {describe(now, last)}"));
                (last, done) = (now, part);
            }
        };
    }

    private Action<T> Refresh(ProgressContext context)
    {
        ProgressTask task = context.AddTask("starting", maxValue: 1);
        T? last = default;
        long shown = 0;
        return now =>
        {
            double part = fraction(now);
            if (part < 1 && Stopwatch.GetElapsedTime(shown) < Interval)
            {
                return;
            }

            task.Value = part;
            task.Description = Markup.Escape(describe(now, last));
            (last, shown) = (now, Stopwatch.GetTimestamp());
            if (!RefreshesItself)
            {
                context.Refresh();
            }
        };
    }

    private ProgressColumn[] Columns()
    {
        ProgressColumn[] columns =
        [
            new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left },
        ];
        return ShowsRemainingTime ? [.. columns, new RemainingTimeColumn()] : columns;
    }
}
