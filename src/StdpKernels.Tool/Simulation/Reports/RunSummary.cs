using System.Globalization;
using StdpKernels.Tool.Simulation.Experiments;
using StdpKernels.Tool.Simulation.Runs;

namespace StdpKernels.Tool.Simulation.Reports;

/// <summary>A complete run: what was run, what came out, and how fast.</summary>
/// <param name="Title">What the experiment is called in a heading.</param>
/// <param name="Experiment">The experiment after its last step.</param>
/// <param name="Report">What came out.</param>
/// <param name="Progress">How long it took.</param>
internal sealed record RunSummary(string Title, Experiment Experiment, ExperimentReport Report, SimulationProgress Progress)
{
    /// <summary>Size and speed of the run, for people.</summary>
    public IReadOnlyList<(string Label, string Value)> Figures =>
    [
        ("Biological time", Text($"{Progress.BiologicalTime:#,0.###} s in {Progress.Steps:N0} steps")),
        ("Spikes", Text($"{Progress.Spikes:N0}")),
        ("Speed", Text($"{Progress.RealTimeFactor:#,0.#} × real time, {Progress.MicrosecondsPerStep:0.00} µs a step")),
    ];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
