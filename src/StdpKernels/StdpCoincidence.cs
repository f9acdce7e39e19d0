namespace StdpKernels;

/// <summary>Whether the trace that a spike meets contains the spikes of the same step.</summary>
public enum StdpCoincidence
{
    /// <summary>It does: spikes of one step on both sides count as a pair. The way of the original functions.</summary>
    Included = 0,

    /// <summary>It does not: the trace has decayed to this step, and takes the spikes of the step after the weights have changed.</summary>
    Excluded = 1,
}
