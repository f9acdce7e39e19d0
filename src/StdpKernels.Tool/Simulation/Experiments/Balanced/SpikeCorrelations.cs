using System.Numerics.Tensors;
using StdpKernels.Simulation;

namespace StdpKernels.Tool.Simulation.Experiments.Balanced;

/// <summary>Correlations of the spike counts of pairs of neurons.</summary>
internal static class SpikeCorrelations
{
    /// <summary>The correlation coefficient of each pair of the first neurons that fired at all.</summary>
    /// <param name="spikes">What was recorded.</param>
    /// <param name="neurons">How many neurons are looked at.</param>
    /// <param name="first">The first step.</param>
    /// <param name="bin">The steps of a bin.</param>
    /// <param name="bins">How many bins there are; spikes after the last do not count.</param>
    public static double[] OfPairs(SpikeMonitor spikes, int neurons, long first, int bin, int bins)
    {
        double[][] counts = new double[neurons][];
        for (int neuron = 0; neuron < neurons; neuron++)
        {
            counts[neuron] = new double[bins];
        }

        for (int i = 0; i < spikes.Steps.Length; i++)
        {
            long place = (spikes.Steps[i] - first) / bin;
            if (spikes.Neurons[i] < neurons && place >= 0 && place < bins)
            {
                counts[spikes.Neurons[i]][place]++;
            }
        }

        double[][] standardised = [.. counts.Where(row => row.AsSpan().ContainsAnyExcept(0)).Select(Standardise)];
        var correlations = new List<double>();
        for (int i = 0; i < standardised.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                correlations.Add(TensorPrimitives.Dot<double>(standardised[i], standardised[j]));
            }
        }

        return [.. correlations];
    }

    // So that a product of two rows is their correlation.
    private static double[] Standardise(double[] row)
    {
        double mean = Statistics.Mean(row);
        double norm = Math.Sqrt(row.Sum(count => (count - mean) * (count - mean)));
        return [.. row.Select(count => norm == 0 ? 0 : (count - mean) / norm)];
    }
}
