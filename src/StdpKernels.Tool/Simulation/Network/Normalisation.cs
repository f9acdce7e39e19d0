using System.Numerics.Tensors;

namespace StdpKernels.Tool.Simulation.Network;

/// <summary>Keeps the weights of a neuron at a given sum, so that what some of them win others lose.</summary>
internal static class Normalisation
{
    /// <summary>Scales weights.</summary>
    /// <param name="weights">The weights of one neuron.</param>
    /// <param name="sum">What they sum to afterwards, unless they are all zero.</param>
    public static void Apply(Span<float> weights, float sum)
    {
        float now = TensorPrimitives.Sum<float>(weights);
        if (now > 0)
        {
            TensorPrimitives.Multiply(weights, sum / now, weights);
        }
    }
}
