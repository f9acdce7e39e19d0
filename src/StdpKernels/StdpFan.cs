namespace StdpKernels;

/// <summary>Which weights belong to a neuron. In a convolution, a channel stands for the neuron.</summary>
public enum StdpFan
{
    /// <summary>
    /// The incoming ones, of each postsynaptic neuron: of each of the <c>O</c> kernels <c>[C, kh, kw]</c> in a convolution.
    /// </summary>
    In = 0,

    /// <summary>
    /// The outgoing ones, of each presynaptic neuron: in a convolution, <c>[O, kh, kw]</c> of each of the <c>C</c> channels.
    /// </summary>
    Out = 1,
}
