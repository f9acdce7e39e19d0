namespace StdpKernels;

/// <summary>What activity <c>z</c> does to the trace of its neuron.</summary>
public enum StdpTraceSpike
{
    /// <summary>Adds <c>a · k · z</c>, with <c>k = dt · tau_inv</c>: the way of the original functions.</summary>
    Scaled = 0,

    /// <summary>Adds <c>a · z</c>, whatever the time step is.</summary>
    Jump = 1,

    /// <summary>
    /// Sets the trace to <c>a</c>, so that only the last spike of a neuron counts (nearest-spike pairing). Activity is zeros and ones: what
    /// half a spike would set it to is not defined, and other numbers are refused.
    /// </summary>
    Saturate = 2,
}
