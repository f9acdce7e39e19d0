// A sparse network with delays that saves itself, may be killed at any time, and goes on where it was.
//
//   dotnet run -c Release -- FILE [SECONDS]
//
// runs to so many seconds of the network's time, 4 by default, and saves its state to FILE every half second. Where FILE is there already, it goes on from it:
// whoever kills it and starts it again gets the spikes and weights of a run without a pause, to the last bit.
using System.Globalization;
using StdpKernels;
using StdpKernels.Simulation;

const double Dt = 0.5e-3;
const int Excitatory = 400, Inhibitory = 100;
if (args.Length is 0 or > 2)
{
    Console.Error.WriteLine("usage: SparseNetwork FILE [SECONDS]");
    return 2;
}

string path = args[0];
double seconds = args.Length == 2 ? double.Parse(args[1], CultureInfo.InvariantCulture) : 4;
var network = new Network(Dt, seed: 1);
var neuron = new LifParameters { RestingPotential = -70, ResetPotential = -70 };
var outside = network.Add(new PoissonSource(Excitatory, rate: 30, Dt, network.CreateRandom()));
var excitatory = network.Add(new ConductanceLifPopulation<float>(Excitatory, neuron, Dt));
var inhibitory = network.Add(new ConductanceLifPopulation<float>(Inhibitory, neuron, Dt));
foreach (var neurons in new[] { excitatory, inhibitory })
{
    (neurons.Excitation.Gain, neurons.Inhibition.Gain) = (0.2, 2);
    network.CreateRandom().Fill(neurons.Potentials, -70, -50);
}

// Excitation between neurons learns, and takes 1.5 ms; to and from the inhibition it takes half a millisecond.
var rule = StdpParameters.FromTimeConstants<float>(tauPre: 20e-3, tauPost: 20e-3, Dt) with
{
    Algorithm = StdpAlgorithm.AsymmetricPow,
    EtaPlus = 0.02,
    EtaMinus = 0.02,
    WMax = 3,
};
StdpSparseLayer<float> learnt = Connect(excitatory, excitatory.Excitation, delay: 3, isPlastic: true);
Connect(outside, excitatory.Excitation, delay: 1, isPlastic: false);
Connect(excitatory, inhibitory.Excitation, delay: 1, isPlastic: false);
Connect(inhibitory, excitatory.Inhibition, delay: 1, isPlastic: false);

// The network is made as before; only then its state is loaded.
if (File.Exists(path))
{
    network.Load(path);
    Console.Error.WriteLine($"goes on at {network.Time} s");
}

for (double save = network.Time + 0.5; save <= seconds; save += 0.5)
{
    network.Run((int)Math.Round((save - network.Time) / Dt));
    network.Save(path); // under its name when it is complete
}

double rate = excitatory.Spikes / (Excitatory * network.Time);
float[] weights = learnt.Weights.Span.ToArray();
Console.WriteLine($"{rate:F2} Hz, {weights.Count(w => w > 1)} of {weights.Length} weights above 1, sum {weights.Sum():F3}"); // 13.95 Hz, 3792 of 16252 weights above 1, sum 15410.863
return 0;

StdpSparseLayer<float> Connect(ISpikeSource from, SynapticInput<float> input, int delay, bool isPlastic)
{
    var connectivity = StdpConnectivity.Random(from.Count, input.Count, probability: 0.1, network.CreateSeed());
    var layer = new StdpSparseLayer<float>(batchSize: 1, connectivity, rule, Dt);
    layer.EditWeights().Span.Fill(1);
    network.Connect(from, input, layer, delay, isPlastic);
    return layer;
}
