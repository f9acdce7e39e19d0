// A layer with synapses between some of the neurons, or all, driven by Poisson inputs: what networks.py has for Brian2, on one thread.
//
//   dotnet run -c Release --file bench/peers/sparse.cs -- PRE POST PROBABILITY RATE_HZ DT_MS SECONDS [WINDOW]
//
// Prints one line of JSON: the time of a step, steps, spikes, and plastic updates a second (spikes of either side times the synapses that they have),
// propagation included. With a window, spikes are learnt so many steps at a time, and arrive as many steps after they were fired.
#:project ../../src/StdpKernels.Simulation
#:property IsPackable=false
#:property PublishAot=false
#:property TieredPGO=true
using System.Diagnostics;
using System.Globalization;
using StdpKernels;
using StdpKernels.Simulation;

double[] numbers = Array.ConvertAll(
    args, text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : double.NaN);
if (numbers is not ([>= 1, >= 1, > 0 and <= 1, > 0, > 0, > 0] or [>= 1, >= 1, > 0 and <= 1, > 0, > 0, > 0, >= 1]))
{
    Console.Error.WriteLine("usage: sparse.cs PRE POST PROBABILITY RATE_HZ DT_MS SECONDS [WINDOW]");
    return 2;
}

(int pre, int post, double probability, double rate) = ((int)numbers[0], (int)numbers[1], numbers[2], numbers[3]);
(double dt, double seconds) = (numbers[4] / 1000, numbers[5]);
int window = args.Length == 7 ? (int)numbers[6] : 1;

const double Tau = 20e-3, Potentiation = 0.001, DepressionRatio = 1.05;
const double Settling = 0.2;
var network = new Network(dt, seed: 1);
var inputs = network.Add(new PoissonSource(pre, rate, dt, network.CreateRandom()));
var neurons = network.Add(new DeltaLifPopulation<float>(
    post,
    new() { MembraneTimeConstant = Tau, RestingPotential = 0, ResetPotential = 0, ThresholdPotential = 1, RefractoryPeriod = 0 },
    dt));
StdpParameters<float> rule = StdpParameters.FromTimeConstants<float>(Tau, Tau, dt) with
{
    EtaPlus = Potentiation, EtaMinus = Potentiation * DepressionRatio,
};
StdpLayer<float> layer = probability < 1
    ? new StdpSparseLayer<float>(1, StdpConnectivity.Random(pre, post, probability, network.CreateSeed()), rule, dt)
    : new StdpLinearLayer<float>(1, pre, post, rule, dt, layout: StdpWeightLayout.PresynapticRows);

// Random weights, and potentials: else all neurons would fire together. The mean input is what networks.py has, in units of the threshold.
Xoshiro256StarStar random = network.CreateRandom();
random.Fill(layer.EditWeights().Span, 0, 1);
random.Fill(neurons.Potentials, 0, 1);
neurons.Excitation.Gain = (dt < 1e-3 ? 0.9 : 1.12) / (pre * probability * rate * Tau * 0.5);
layer.WarmUp();
network.Connect(inputs, neurons.Excitation, layer, delay: window);

var spikes = network.AddMonitor(new IntervalMonitor(neurons, dt));
var inputSpikes = network.AddMonitor(new RateMonitor(inputs, 1, (int)Math.Ceiling((seconds + Settling) / dt) + 1, dt));
network.Run((long)(Settling / dt));
spikes.Clear();
inputSpikes.Clear();
long steps = (long)Math.Round(seconds / dt);
long start = Stopwatch.GetTimestamp();
network.Run(steps);
double elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds;

long fired = spikes.Spikes.ToArray().Sum(), arrived = inputSpikes.Counts.ToArray().Sum();
double updates = probability * ((arrived * (double)post) + (fired * (double)pre));
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $$"""{"network": "{{pre}} -> {{post}} at {{probability}}", "window": {{window}}, "steps": {{steps}}, "seconds": {{elapsed:0.####}},"""
    + $$""" "microseconds_per_step": {{elapsed / steps * 1e6:0.###}}, "spikes": {{fired}}, "updates_per_second": {{updates / elapsed:0.####e0}}}"""));
return 0;
