// Draws the pictures of the tutorials beside their pages: run it when a tutorial or a kernel's bits have changed.
//
//   dotnet run --file src/StdpKernels.Site/pictures.cs -- src/StdpKernels.Site/pages/tutorials
#:project ../StdpKernels.Simulation
#:package ScottPlot
#:property PublishAot=false
using ScottPlot;
using StdpKernels;
using StdpKernels.Simulation;

if (args is not [string folder])
{
    Console.Error.WriteLine("usage: pictures.cs FOLDER");
    return 2;
}

// As on the page "A neuron that finds what belongs together".
const double Dt = 1e-3;
const int Seconds = 200, Inputs = 200, Group = 100;
var inputs = new CorrelatedPoissonSource(Inputs, Group, correlation: 0.2, rate: 10, Dt, new Xoshiro256StarStar(seed: 1));
var neuron = new CurrentLifPopulation<float>(1, new LifParameters(), Dt);
neuron.Excitation.Gain = 2.5;
var rule = StdpParameters.FromTimeConstants<float>(tauPre: 20e-3, tauPost: 20e-3, Dt) with { EtaPlus = 0.005, EtaMinus = 0.00525 };
var layer = new StdpLinearLayer<float>(batchSize: 1, Inputs, outputs: 1, rule, Dt, layout: StdpWeightLayout.PresynapticRows);
layer.EditWeights().Span.Fill(0.5f);

double[][] history = [.. Enumerable.Range(0, Inputs).Select(_ => new double[Seconds + 1])];
for (int ms = 0; ms <= Seconds * 1000; ms++)
{
    if (ms % 1000 == 0)
    {
        for (int input = 0; input < Inputs; input++)
        {
            history[input][ms / 1000] = layer.Weights.Span[input];
        }
    }

    var arrived = new SpikeEvents(inputs.Step());
    layer.Propagate(arrived, neuron.Excitation.Values);
    layer.Step(arrived, new SpikeEvents(neuron.Step()));
}

var plot = new Plot();
(Color Colour, string Label, int From, int To)[] groups =
[
    (Color.FromHex("#9aa4af"), "each for itself", Group, Inputs), (Color.FromHex("#0b63b5"), "often together", 0, Group),
];
foreach ((Color colour, string label, int from, int to) in groups)
{
    for (int input = from; input < to; input++)
    {
        var line = plot.Add.Signal(history[input]);
        (line.Color, line.LineWidth) = (colour.WithAlpha(0.25), 1);
    }

    double[] mean = [.. Enumerable.Range(0, Seconds + 1).Select(second => Enumerable.Range(from, to - from).Average(input => history[input][second]))];
    var mid = plot.Add.Signal(mean);
    (mid.Color, mid.LineWidth, mid.LegendText) = (colour, 4, label);
}

plot.XLabel("Simulated time (s)");
plot.YLabel("Weight");
plot.Axes.SetLimits(0, Seconds, -0.02, 1.02);
plot.ShowLegend(Alignment.MiddleRight);
plot.ScaleFactor = 1.6;
plot.SavePng(Path.Combine(folder, "correlation.png"), 1400, 700);
return 0;
