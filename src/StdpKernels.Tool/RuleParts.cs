using System.Numerics;

namespace StdpKernels.Tool;

/// <summary>The parts that a rule is put together from, as far as a command line asks for them; null where it does not.</summary>
internal sealed record RuleParts
{
    /// <summary>Parameters of triplets to start from.</summary>
    public StdpTripletFit? TripletFit { get; init; }

    /// <summary>How the presynaptic trace decays.</summary>
    public StdpTraceDecay? DecayPre { get; init; }

    /// <summary>How the postsynaptic trace decays.</summary>
    public StdpTraceDecay? DecayPost { get; init; }

    /// <summary>What a presynaptic spike does to its trace.</summary>
    public StdpTraceSpike? SpikePre { get; init; }

    /// <summary>What a postsynaptic spike does to its trace.</summary>
    public StdpTraceSpike? SpikePost { get; init; }

    /// <summary>Whether potentiation sees the presynaptic spikes of the same step.</summary>
    public StdpCoincidence? CoincidencePlus { get; init; }

    /// <summary>Whether depression sees the postsynaptic spikes of the same step.</summary>
    public StdpCoincidence? CoincidenceMinus { get; init; }

    /// <summary>Which change of a step comes first.</summary>
    public StdpOrder? Order { get; init; }

    /// <summary>Which weights a bound acts on.</summary>
    public StdpBoundScope? BoundScope { get; init; }

    /// <summary>What a trace must reach not to become zero.</summary>
    public double? TraceFloor { get; init; }

    /// <summary>The parameters that everything else changes: those of the triplets, or the default ones.</summary>
    public StdpParameters<T> Start<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        TripletFit is { } fit ? StdpParameters.FromTripletFit<T>(fit) : new StdpParameters<T>();

    /// <summary>Parameters with these parts in place of theirs.</summary>
    public StdpParameters<T> Apply<T>(StdpParameters<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => parameters with
        {
            DynamicsPre = Dynamics(parameters.DynamicsPre, DecayPre, SpikePre),
            DynamicsPost = Dynamics(parameters.DynamicsPost, DecayPost, SpikePost),
            CoincidencePlus = CoincidencePlus ?? parameters.CoincidencePlus,
            CoincidenceMinus = CoincidenceMinus ?? parameters.CoincidenceMinus,
            Order = Order ?? parameters.Order,
            BoundScope = BoundScope ?? parameters.BoundScope,
            TraceFloor = TraceFloor ?? parameters.TraceFloor,
        };

    private static StdpTraceDynamics Dynamics(StdpTraceDynamics dynamics, StdpTraceDecay? decay, StdpTraceSpike? spike) =>
        new() { Decay = decay ?? dynamics.Decay, Spike = spike ?? dynamics.Spike };
}
