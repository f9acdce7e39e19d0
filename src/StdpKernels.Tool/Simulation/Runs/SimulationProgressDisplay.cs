using System.Globalization;
using Spectre.Console;

namespace StdpKernels.Tool.Simulation.Runs;

/// <summary>Shows how far a simulation has come: live on a terminal, as one line for each tenth anywhere else.</summary>
internal static class SimulationProgressDisplay
{
    // Often enough to look live, and seldom enough that the output rate in between means something.
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromMilliseconds(200);

    /// <summary>Runs a simulation and shows its progress.</summary>
    /// <param name="console">Where to show it.</param>
    /// <param name="simulate">The simulation, which reports its progress as often as it likes.</param>
    public static TResult Show<TResult>(IAnsiConsole console, Func<Action<SimulationProgress>, TResult> simulate)
    {
        if (Console.IsOutputRedirected || !console.Profile.Capabilities.Interactive)
        {
            return simulate(PrintTenths(console.Profile.Out.Writer));
        }

        return console.Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .Start(context => simulate(Refresh(context.AddTask("starting", maxValue: 1))));
    }

    private static Action<SimulationProgress> PrintTenths(TextWriter output)
    {
        SimulationProgress last = default;
        return now =>
        {
            if ((int)(now.Fraction * 10) > (int)(last.Fraction * 10))
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{now.Fraction,5:0 %}  {Describe(now, last)}"));
                last = now;
            }
        };
    }

    private static Action<SimulationProgress> Refresh(ProgressTask task)
    {
        SimulationProgress last = default;
        return now =>
        {
            if (now.Elapsed - last.Elapsed >= RefreshInterval)
            {
                task.Value = now.Fraction;
                task.Description = Describe(now, last);
                last = now;
            }
        };
    }

    private static string Describe(SimulationProgress now, SimulationProgress last) => string.Create(
        CultureInfo.InvariantCulture,
        $"{now.BiologicalTime:#,0.##} s, {now.RealTimeFactor:#,0.#} x real time, {now.SpikeRateSince(last):#,0.0} spikes/s, "
        + $"{now.Remaining.TotalSeconds:0} s left");
}
