namespace StdpKernels;

/// <summary>How a trace decays in a step, with <c>k = dt · tau_inv</c>.</summary>
public enum StdpTraceDecay
{
    /// <summary>By <c>k · t</c>, which is explicit Euler and the way of the original functions: the factor of a step is <c>1 − k</c>.</summary>
    Euler = 0,

    /// <summary>To <c>e^(−k) · t</c>, which is exact. The factor is computed once, with the same bits on all machines.</summary>
    Exponential = 1,
}
