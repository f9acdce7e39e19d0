using System.Numerics;
using StdpKernels.Sharding;
using StdpKernels.Simulation;

namespace StdpKernels.Tests.Simulation;

/// <summary>A recurrent network of two populations, as a whole or as one of its shards, made by the same lines.</summary>
internal sealed class ShardedNetwork<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public const double Dt = 0.5e-3;
    public const int Excitatory = 61;
    public const int Inhibitory = 18;

    private static readonly StdpParameters<T> Rule =
        StdpParameters.FromTimeConstants<T>(20e-3, 20e-3, Dt) with { EtaPlus = 0.05, EtaMinus = 0.06 };

    private readonly int _delay;

    /// <summary>The whole network.</summary>
    public static ShardedNetwork<T> Whole(int window, int delay, int? learning = null) =>
        new(window, delay, learning ?? window, 0..Excitatory, 0..Inhibitory, isShard: false);

    /// <summary>One shard of it.</summary>
    public static ShardedNetwork<T> Shard(int window, int delay, ReadOnlySpan<ShardRange> ranges, int? learning = null) => new(
        window,
        delay,
        learning ?? window,
        ranges[0].Start..(ranges[0].Start + ranges[0].Count),
        (ranges[1].Start - Excitatory)..(ranges[1].Start + ranges[1].Count - Excitatory),
        isShard: true);

    private ShardedNetwork(int window, int delay, int learning, Range excitatory, Range inhibitory, bool isShard)
    {
        Network = new Network(Dt, seed: 3, learning);
        RemoteSource? remoteE = isShard ? Network.Add(new RemoteSource(Excitatory, window)) : null;
        RemoteSource? remoteI = isShard ? Network.Add(new RemoteSource(Inhibitory, window)) : null;
        _delay = isShard ? delay - window : delay;
        E = Network.Add(new CurrentLifPopulation<T>(excitatory.End.Value - excitatory.Start.Value, new() { ThresholdRise = 0.5, Bias = 4 }, Dt));
        I = Network.Add(new DeltaLifPopulation<T>(inhibitory.End.Value - inhibitory.Start.Value, new() { RefractoryPeriod = 1e-3 }, Dt));
        E.Excitation.Gain = 2;
        I.Excitation.Gain = 15;
        E.Inhibition.Gain = 1;
        ISpikeSource fromE = remoteE ?? (ISpikeSource)E, fromI = remoteI ?? (ISpikeSource)I;

        // Drawn as in the whole; a shard keeps its part.
        T[] potentials = new T[Excitatory];
        Network.CreateRandom().Fill(potentials.AsSpan(), -70, -52);
        potentials.AsSpan(excitatory).CopyTo(E.Potentials);
        Recurrent = Connect(fromE, E.Excitation, Excitatory, excitatory, 0.3, isPlastic: true);
        FromInhibitory = Connect(fromI, E.Inhibition, Excitatory, excitatory, 0.4, isPlastic: true);
        Connect(fromE, I.Excitation, Inhibitory, inhibitory, 0.3, isPlastic: false);
        Drive(E, Excitatory, excitatory);
        AsShard = isShard ? new NetworkShard(Network, [remoteE!, remoteI!], [E, I]) : null;
    }

    public Network Network { get; }

    public CurrentLifPopulation<T> E { get; }

    public DeltaLifPopulation<T> I { get; }

    public StdpSparseLayer<T> Recurrent { get; }

    public StdpSparseLayer<T> FromInhibitory { get; }

    public NetworkShard? AsShard { get; }

    private StdpSparseLayer<T> Connect(ISpikeSource from, SynapticInput<T> to, int all, Range range, double probability, bool isPlastic)
    {
        var whole = StdpConnectivity.Random(from.Count, all, probability, Network.CreateSeed());
        List<int> pre = [], post = [];
        for (int i = 0; i < from.Count; i++)
        {
            foreach (int target in whole.Targets[(int)whole.RowStarts[i]..(int)whole.RowStarts[i + 1]])
            {
                if (target >= range.Start.Value && target < range.End.Value)
                {
                    pre.Add(i);
                    post.Add(target - range.Start.Value);
                }
            }
        }

        var layer = new StdpSparseLayer<T>(1, StdpConnectivity.FromPairs(from.Count, to.Count, [.. pre], [.. post]), Rule, Dt);
        layer.EditWeights().Span.Fill(T.CreateChecked(0.4));
        Network.Connect(from, to, layer, _delay, isPlastic);
        return layer;
    }

    // Trains for all neurons, through a synapse of its own for each that is here.
    private void Drive(CurrentLifPopulation<T> neurons, int all, Range range)
    {
        PoissonSource trains = Network.Add(new PoissonSource(all, 200, Dt, Network.CreateRandom()));
        int[] here = [.. Enumerable.Range(range.Start.Value, neurons.Count)], each = [.. Enumerable.Range(0, neurons.Count)];
        var layer = new StdpSparseLayer<T>(1, StdpConnectivity.FromPairs(all, neurons.Count, here, each), new(), Dt);
        layer.EditWeights().Span.Fill(T.CreateChecked(3));
        Network.Connect(trains, neurons.Excitation, layer, isPlastic: false);
    }
}
