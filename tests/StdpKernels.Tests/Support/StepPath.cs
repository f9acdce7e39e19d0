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

    /// <summary><see cref="Stdp"/> from lists of spikes that carry numbers, also zeros.</summary>
    Graded,

    /// <summary><see cref="StdpLayer{T}"/> from lists of spikes that carry numbers, also zeros.</summary>
    PreparedGraded,

    /// <summary>The two halves of <see cref="Stdp"/>'s step, from dense activity.</summary>
    TracesThenLearn,

    /// <summary>The two halves of a step of <see cref="StdpLayer{T}"/>, from lists on one side.</summary>
    PreparedTracesThenLearn,

    /// <summary>Rows of presynaptic neurons, from dense activity. Linear layers only, as the others of this kind.</summary>
    PresynapticRowsDense,

    /// <summary>Rows of presynaptic neurons, from lists of spikes.</summary>
    PresynapticRowsEvents,

    /// <summary>Rows of presynaptic neurons, from lists on the presynaptic side and dense activity on the other.</summary>
    PresynapticRowsEventsThenDense,

    /// <summary>Rows of presynaptic neurons, from lists of spikes that carry numbers, also zeros.</summary>
    PresynapticRowsGraded,

    /// <summary>Rows of presynaptic neurons: the two halves of a step.</summary>
    PresynapticRowsTracesThenLearn,

    /// <summary>All steps as one window of <see cref="StdpLayer{T}"/>, from dense activity.</summary>
    PreparedWindowDense,

    /// <summary>All steps as one window of <see cref="StdpLayer{T}"/>, from lists of spikes.</summary>
    PreparedWindowEvents,

    /// <summary>Rows of presynaptic neurons: all steps as one window, from lists of spikes that carry numbers, also zeros.</summary>
    PresynapticRowsWindowGraded,

    /// <summary>
    /// <see cref="StdpSparseLayer{T}"/> with all synapses, from dense activity. Linear layers only, as the others of this kind.
    /// </summary>
    SparseDense,

    /// <summary><see cref="StdpSparseLayer{T}"/> from lists of spikes.</summary>
    SparseEvents,

    /// <summary><see cref="StdpSparseLayer{T}"/> from lists on the presynaptic side and dense activity on the other.</summary>
    SparseEventsThenDense,

    /// <summary><see cref="StdpSparseLayer{T}"/> from lists of spikes that carry numbers, also zeros.</summary>
    SparseGraded,

    /// <summary><see cref="StdpSparseLayer{T}"/>: the two halves of a step.</summary>
    SparseTracesThenLearn,
}
