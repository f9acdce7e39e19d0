namespace StdpKernels;

/// <summary>Which weights the hard bound acts on. It makes a difference for weights that were set outside of the bounds only.</summary>
public enum StdpBoundScope
{
    /// <summary>All of them, in every step. The way of the original functions.</summary>
    AllWeights = 0,

    /// <summary>
    /// Those whose neuron is active: of postsynaptic neurons in potentiation, of presynaptic ones in depression. Others stay as they are, also
    /// outside of the bounds. For changes that come one after the other (<see cref="StdpOrder"/>), of one sample, in layers that have a weight
    /// for each pair of neurons; convolutions and batches are refused.
    /// </summary>
    TouchedWeights = 1,
}
