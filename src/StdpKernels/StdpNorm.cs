namespace StdpKernels;

/// <summary>What normalisation keeps of the weights of a neuron.</summary>
public enum StdpNorm
{
    /// <summary>The sum of their magnitudes, <c>Σ |w|</c>: of weights that are not negative, their sum.</summary>
    L1 = 0,

    /// <summary>The Euclidean norm, <c>√(Σ w²)</c>.</summary>
    L2 = 1,
}
