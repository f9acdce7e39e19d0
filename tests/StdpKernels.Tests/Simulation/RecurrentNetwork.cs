using System.Numerics;
using StdpKernels.Simulation;

namespace StdpKernels.Tests.Simulation;

/// <summary>A network with everything in it: sources, two populations, plastic and fixed synapses of three kinds, delays, monitors.</summary>
internal sealed class RecurrentNetwork<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public const double Dt = 0.5e-3;
    public const int Inputs = 30;
    public const int Excitatory = 80;
    public const int Inhibitory = 21;

    public RecurrentNetwork(int window = 0, ulong seed = 3, int threads = 1, int recurrentDelay = 5)
    {
        Network = new Network(Dt, seed, window);
        int[] phases = new int[Inputs];
        Xoshiro256StarStar random = Network.CreateRandom();
        foreach (ref int phase in phases.AsSpan())
        {
            phase = (int)(random.NextUInt64() % 20);
        }

        Source = Network.Add(new PatternSource(phases, 20));
        E = Network.Add(new CurrentLifPopulation<T>(Excitatory, new() { ThresholdRise = 1, Bias = 4 }, Dt));
        I = Network.Add(new DeltaLifPopulation<T>(Inhibitory, new() { RefractoryPeriod = 1e-3 }, Dt));
        E.Excitation.Gain = 4;
        I.Excitation.Gain = 1.5;
        E.Inhibition.Gain = 6;
        StdpParameters<T> rule = StdpParameters.FromTimeConstants<T>(20e-3, 20e-3, Dt) with { EtaPlus = 0.05, EtaMinus = 0.06 };
        FromSource = new StdpLinearLayer<T>(1, Inputs, Excitatory, rule, Dt, threads);
        Recurrent = new StdpSparseLayer<T>(1, StdpConnectivity.Random(Excitatory, Excitatory, 0.2, Network.CreateSeed()), rule, Dt, threads);
        ToInhibitory = new StdpLinearLayer<T>(1, Excitatory, Inhibitory, rule, Dt, threads, StdpWeightLayout.PresynapticRows);
        FromInhibitory = new StdpSparseLayer<T>(1, StdpConnectivity.RandomInDegree(Inhibitory, Excitatory, 6, Network.CreateSeed()), rule, Dt, threads);
        foreach (StdpLayer<T> layer in Layers)
        {
            random.Fill(layer.EditWeights().Span, 0, 1);
        }

        Network.Connect(Source, E.Excitation, FromSource, delay: recurrentDelay + 2);
        Network.Connect(E, E.Excitation, Recurrent, recurrentDelay);
        Network.Connect(E, I.Excitation, ToInhibitory, delay: 1, isPlastic: false);
        Network.Connect(I, E.Inhibition, FromInhibitory, recurrentDelay + 4);
        Spikes = Network.AddMonitor(new SpikeMonitor(E, 5000, neurons: 60));
        Rates = Network.AddMonitor(new RateMonitor(E, 10, 40, Dt));
        Intervals = Network.AddMonitor(new IntervalMonitor(E, Dt));
        Weights = Network.AddMonitor(new WeightMonitor<T>(Recurrent, [0, 5, 77], every: 7, moments: 30));
        Network.Every(50, () => FromSource.NormaliseWeights(T.CreateTruncating(Inputs / 2)));
    }

    public Network Network { get; }

    public PatternSource Source { get; }

    public CurrentLifPopulation<T> E { get; }

    public DeltaLifPopulation<T> I { get; }

    public StdpLinearLayer<T> FromSource { get; }

    public StdpSparseLayer<T> Recurrent { get; }

    public StdpLinearLayer<T> ToInhibitory { get; }

    public StdpSparseLayer<T> FromInhibitory { get; }

    public StdpLayer<T>[] Layers => [FromSource, Recurrent, ToInhibitory, FromInhibitory];

    public SpikeMonitor Spikes { get; }

    public RateMonitor Rates { get; }

    public IntervalMonitor Intervals { get; }

    public WeightMonitor<T> Weights { get; }
}
