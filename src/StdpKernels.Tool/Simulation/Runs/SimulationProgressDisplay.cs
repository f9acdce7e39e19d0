using System.Globalization;
using Spectre.Console;
using StdpKernels.Reporting.Progress;

namespace StdpKernels.Tool.Simulation.Runs;

/// <summary>Shows how far a simulation has come: live on a terminal, as one line for each tenth anywhere else.</summary>
internal static class SimulationProgressDisplay
{
    // The interval is long enough that the output rate in between means something.
    private static readonly ProgressDisplay<SimulationProgress> Display = new(progress => progress.Fraction, Describe)
    {
        Lines = ProgressLines.EachTenth,
        Interval = TimeSpan.FromMilliseconds(200),
    };

    /// <summary>Runs a simulation and shows its progress.</summary>
    /// <param name="console">Where to show it.</param>
    /// <param name="simulate">The simulation, which reports its progress as often as it likes.</param>
    public static TResult Show<TResult>(IAnsiConsole console, Func<Action<SimulationProgress>, TResult> simulate) =>
        Display.Show(console, simulate);

    private static string Describe(SimulationProgress now, SimulationProgress last) => string.Create(
        CultureInfo.InvariantCulture,
        $"{now.BiologicalTime:#,0.##} s, {now.SpikeRateSince(last):#,0.0} spikes/s, {Speed(now)}");

    private static string Speed(SimulationProgress now) => now.HasSpeed
        ? string.Create(CultureInfo.InvariantCulture, $"{now.RealTimeFactor:#,0.#} x real time, {now.Remaining.TotalSeconds:0} s left")
        : "speed not known yet";
}
