namespace StdpKernels.Benchmarks.Goals;

/// <summary>The work of a step: a layer and how much fires.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Percent">How many of 100 neurons fire, on both sides.</param>
/// <param name="FromEvents">Whether the step gets lists of spikes instead of dense activity.</param>
/// <param name="Threads">How many threads may share the step.</param>
internal sealed record Work(PlasticLayer Layer, double Percent, bool FromEvents = false, int Threads = 1)
{
    /// <summary>Weights that a step changes, on average: each side's spikes times the other side's neurons.</summary>
    public double SynapticUpdates { get; init; }

    /// <summary>The work in a few words.</summary>
    public string Title
    {
        get
        {
            string activity = (Percent >= 100 ? "dense" : FormattableString.Invariant($"{Percent} %"))
                + (Threads > 1 ? FormattableString.Invariant($", {Threads} threads") : "");
            return Layer switch
            {
                LinearLayer l => FormattableString.Invariant($"{Kind} {l.Batch} × {l.Inputs}→{l.Outputs}, {activity}"),
                ConvLayer c => FormattableString.Invariant(
                    $"conv {c.Batch} × {c.Channels}×{c.Size}×{c.Size}→{c.Outputs}, {c.Kernel}×{c.Kernel}, {activity}"),
                _ => FormattableString.Invariant($"{Layer}, {activity}"),
            };
        }
    }

    private string Kind => FromEvents ? "event lists" : "linear";
}
