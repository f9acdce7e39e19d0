namespace StdpKernels;

/// <summary>Which neurons the rows of a linear layer's weights belong to. The bits of a weight do not depend on it.</summary>
public enum StdpWeightLayout
{
    /// <summary>
    /// <c>[O, I]</c>: a row for each postsynaptic neuron, as in PyTorch. The incoming synapses of a neuron lie side by side: potentiation
    /// walks along memory, and so does a matrix product.
    /// </summary>
    PostsynapticRows = 0,

    /// <summary>
    /// <c>[I, O]</c>: a row for each presynaptic neuron. The outgoing synapses of a neuron lie side by side: a spike's way to its targets
    /// walks along memory, and so does depression.
    /// </summary>
    PresynapticRows = 1,
}
