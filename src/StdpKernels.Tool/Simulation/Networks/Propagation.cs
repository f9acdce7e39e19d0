namespace StdpKernels.Tool.Simulation.Networks;

/// <summary>
/// What spikes carry through weights where it is summed before it is added, or in another precision than the weights have. Layers propagate
/// by themselves otherwise.
/// </summary>
internal static class Propagation
{
    /// <summary>The sum of the weights through which a single neuron is reached.</summary>
    /// <param name="weights">One for each input.</param>
    /// <param name="fired">The inputs that fired.</param>
    public static double Sum(ReadOnlySpan<float> weights, ReadOnlySpan<int> fired)
    {
        double sum = 0;
        foreach (int input in fired)
        {
            sum += weights[input];
        }

        return sum;
    }

    /// <summary>Adds to each neuron's conductance the weights through which it is reached, times what a weight of one opens.</summary>
    /// <remarks>The weights are summed in double precision, in the order of the inputs, and the sum is scaled.</remarks>
    /// <param name="weights">Weights <c>[O, I]</c>.</param>
    /// <param name="fired">The inputs that fired.</param>
    /// <param name="scale">What a weight of one adds.</param>
    /// <param name="conductances">One number for each of the <c>O</c> neurons.</param>
    public static void AddScaled(
        ReadOnlyTensorView<float> weights, ReadOnlySpan<int> fired, double scale, Span<double> conductances)
    {
        int inputs = weights.Shape[1];
        for (int neuron = 0; neuron < conductances.Length; neuron++)
        {
            conductances[neuron] += scale * Sum(weights.Span.Slice(neuron * inputs, inputs), fired);
        }
    }

    /// <summary>Adds to each neuron's drive the weights through which it is reached.</summary>
    /// <remarks>A layer adds them to the drive one after the other, which rounds otherwise: results that are published come from this order.</remarks>
    /// <param name="weights">Weights <c>[O, I]</c>.</param>
    /// <param name="fired">The inputs that fired.</param>
    /// <param name="drive">One number for each of the <c>O</c> neurons.</param>
    public static void Add(ReadOnlyTensorView<float> weights, ReadOnlySpan<int> fired, Span<float> drive)
    {
        int inputs = weights.Shape[1];
        for (int neuron = 0; neuron < drive.Length; neuron++)
        {
            ReadOnlySpan<float> row = weights.Span.Slice(neuron * inputs, inputs);
            float sum = 0;
            foreach (int input in fired)
            {
                sum += row[input];
            }

            drive[neuron] += sum;
        }
    }
}
