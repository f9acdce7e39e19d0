namespace StdpKernels.Tests.Support;

/// <summary>The ways into a step. Whatever the engine does behind them, they give the same bits.</summary>
internal enum StepPath
{
    /// <summary><see cref="Stdp"/> from dense activity.</summary>
    Dense,

    /// <summary><see cref="Stdp"/> from lists of spikes.</summary>
    Events,

    /// <summary><see cref="StdpLayer{T}"/> from dense activity.</summary>
    PreparedDense,

    /// <summary><see cref="StdpLayer{T}"/> from lists of spikes.</summary>
    PreparedEvents,

    /// <summary><see cref="Stdp"/> from lists on the presynaptic side and dense activity on the other.</summary>
    EventsThenDense,

    /// <summary><see cref="StdpLayer{T}"/> from dense activity on the presynaptic side and lists on the other.</summary>
    PreparedDenseThenEvents,
}
