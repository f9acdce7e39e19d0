using System.Text.Json.Serialization;

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

    /// <summary>The rule.</summary>
    public WorkRule Rule { get; init; }

    /// <summary>Whether weights lie in rows of presynaptic neurons, <c>[I, O]</c>.</summary>
    public bool HasPresynapticRows { get; init; }

    /// <summary>How many steps are given at once.</summary>
    public int Window { get; init; } = 1;

    /// <summary>Whether it is one step at a time, with the default rule and layout.</summary>
    [JsonIgnore]
    public bool IsPlain => Rule == WorkRule.Additive && !HasPresynapticRows && Window == 1;

    /// <summary>The work in a few words.</summary>
    public string Title
    {
        get
        {
            string activity = (Percent >= 100 ? "dense" : FormattableString.Invariant($"{Percent} %"))
                + (Threads > 1 ? FormattableString.Invariant($", {Threads} threads") : "")
                + Rule switch { WorkRule.Tensors => ", tensor parameters", WorkRule.FractionalPow => ", exponent 0.3", _ => "" }
                + (HasPresynapticRows ? ", [I, O]" : "")
                + (Window > 1 ? FormattableString.Invariant($", window of {Window}") : "");
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
