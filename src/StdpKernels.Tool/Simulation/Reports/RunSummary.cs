using StdpKernels.Reporting.Figures;
using StdpKernels.Tool.Simulation.Experiments;
using StdpKernels.Tool.Simulation.Runs;
using static System.FormattableString;

namespace StdpKernels.Tool.Simulation.Reports;

/// <summary>A complete run: what was run, what came out, and how fast.</summary>
/// <param name="Title">What the experiment is called in a heading.</param>
/// <param name="Experiment">The experiment after its last step.</param>
/// <param name="Report">What came out.</param>
/// <param name="Progress">How long it took.</param>
/// <param name="Provenance">Where it comes from.</param>
internal sealed record RunSummary(
    string Title, Experiment Experiment, ExperimentReport Report, SimulationProgress Progress, Provenance Provenance)
{
    /// <summary>The pictures, which tell what they show and where they come from.</summary>
    public IEnumerable<ReportFigure> Figures => Report.Figures.Select(figure => figure with
    {
        Png = PngText.Add(figure.Png, [("Title", Title), ("Description", figure.Caption), .. Provenance.Lines]),
    });

    /// <summary>Size and speed of the run, for people.</summary>
    public IReadOnlyList<(string Label, string Value)> Extent =>
    [
        ("Biological time", Invariant($"{Progress.BiologicalTime:#,0.###} s in {Progress.Steps:N0} steps")),
        ("Spikes", Invariant($"{Progress.Spikes:N0}")),
        ("Speed", Speed),
    ];

    // A run may be over before there is anything to measure.
    private string Speed => Progress.HasSpeed
        ? Invariant($"{Progress.RealTimeFactor:#,0.#} × real time, {Progress.MicrosecondsPerStep:0.00} µs a step")
        : Invariant($"not measured: {Progress.Steps - Progress.FirstStep:N0} steps are over before all is compiled");
}
