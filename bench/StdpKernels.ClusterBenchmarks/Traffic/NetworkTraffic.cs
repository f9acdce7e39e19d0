using StdpKernels.Sharding;

namespace StdpKernels.ClusterBenchmarks.Traffic;

/// <summary>The spikes that go over the network: independent neurons, in steps of 0.1 ms.</summary>
internal static class NetworkTraffic
{
    /// <summary>Neurons of all shards in what is measured, and of each machine in the model.</summary>
    public const int Neurons = 20_000;

    /// <summary>s.</summary>
    public const double TimeStep = 1e-4;

    // Seven bits of a distance or a count go into a byte.
    private const int BitsOfByte = 7;

    /// <summary>Spikes of some neurons, at random from a fixed seed.</summary>
    /// <param name="neurons">How many there are.</param>
    /// <param name="steps">The steps of a window.</param>
    /// <param name="rate">Spikes of each neuron, Hz.</param>
    public static SpikeRaster Spikes(int neurons, int steps, double rate)
    {
        var random = new Random(1);
        var indices = new List<int>();
        int[] starts = new int[steps + 1];
        for (int step = 0; step < steps; step++)
        {
            indices.AddRange(Enumerable.Range(0, neurons).Where(_ => random.NextDouble() < rate * TimeStep));
            starts[step + 1] = indices.Count;
        }

        return new SpikeRaster(neurons, indices.ToArray(), starts);
    }

    /// <summary>How many bytes a step of such spikes takes, on average: the distances from each to the next, and their number.</summary>
    public static double BytesOfStep(double neurons, double rate)
    {
        double probability = rate * TimeStep, spikes = neurons * probability;
        double bytes = 1 + (spikes >= 1 << BitsOfByte ? 1 : 0) + (spikes >= 1 << (2 * BitsOfByte) ? 1 : 0);

        // A byte for each, and one more for those that are too far from the one before.
        for (int bits = 0; bits < 32; bits += BitsOfByte)
        {
            bytes += spikes * (bits == 0 ? 1 : Math.Pow(1 - probability, Math.ScaleB(1, bits) - 1));
        }

        return bytes;
    }
}
