using System.Numerics.Tensors;

namespace StdpKernels.Tool.Simulation.Network;

/// <summary>Keeps the weights of a neuron at a given sum, so that what some of them win others lose: <c>w ← w · (sum / Σ w)</c>.</summary>
/// <remarks>The order in which a row is summed depends on the vector width of the machine, and so do the last bits.</remarks>
internal static class Normalisation
{
    /// <summary>Scales the weights of each postsynaptic neuron, or of each kernel.</summary>
    /// <param name="layer">The layer, with weights <c>[O, …]</c>.</param>
    /// <param name="sum">What each of the <c>O</c> parts sums to afterwards, unless its sum is not above zero.</param>
    public static void Apply(StdpLayer<float> layer, float sum)
    {
        TensorView<float> weights = layer.EditWeights();
        int outputs = weights.Shape[0];
        int length = outputs == 0 ? 0 : weights.Span.Length / outputs;
        for (int output = 0; output < outputs; output++)
        {
            Span<float> row = weights.Span.Slice(output * length, length);
            float now = TensorPrimitives.Sum<float>(row);
            if (now > 0)
            {
                TensorPrimitives.Multiply(row, sum / now, row);
            }
        }
    }
}
