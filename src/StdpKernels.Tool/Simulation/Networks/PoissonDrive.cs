using StdpKernels.Sharding;
using StdpKernels.Simulation;

namespace StdpKernels.Tool.Simulation.Networks;

/// <summary>What neurons get from outside of their network: a Poisson train for each, through a synapse of its own that does not learn.</summary>
internal static class PoissonDrive
{
    /// <summary>Adds the trains, and connects them.</summary>
    /// <param name="network">Gives the trains a random generator of their own.</param>
    /// <param name="input">What the trains reach.</param>
    /// <param name="trains">How many are drawn: one for each neuron of all shards.</param>
    /// <param name="here">Those of the neurons that are here.</param>
    /// <param name="rate">Spikes a second of each.</param>
    /// <param name="weight">The weight of each synapse.</param>
    public static void Add(Network network, SynapticInput<float> input, int trains, ShardRange here, double rate, double weight)
    {
        int[] from = [.. Enumerable.Range(here.Start, here.Count)], to = [.. Enumerable.Range(0, here.Count)];
        var source = network.Add(new PoissonSource(trains, rate, network.TimeStep, network.CreateRandom()));
        var synapses = new StdpSparseLayer<float>(
            batchSize: 1, StdpConnectivity.FromPairs(trains, here.Count, from, to), new(), network.TimeStep);
        synapses.EditWeights().Span.Fill((float)weight);
        network.Connect(source, input, synapses, isPlastic: false);
    }
}
