using System.Numerics;
using StdpKernels.Simulation;
using StdpKernels.Tests.Support;
using StdpKernels.Tool;
using StdpKernels.Tool.Simulation.Experiments;
using StdpKernels.Tool.Simulation.Experiments.Digits;
using StdpKernels.Tool.Simulation.Experiments.Edges;
using StdpKernels.Tool.Simulation.Experiments.Speed;
using StdpKernels.Tool.Simulation.Experiments.Window;
using StdpKernels.Tool.Simulation.Reports;

namespace StdpKernels.Tests.Tool.Simulation.Experiments;

/// <summary>The quick form of each experiment comes out, and its parts are what it says they are.</summary>
[Parallelizable]
internal sealed class OutcomeTests
{
    private static readonly byte[] PngSignature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    // The competition has tests of its own, and the rest is for `stdp simulate all --quick`, which takes longer.
    [TestCase("window", 10)]
    [TestCase("drift", 4)]
    [TestCase("triplet", 9)]
    [TestCase("latency", 5)]
    [TestCase("reward", 5)]
    [TestCase("homeostasis", 15)]
    [TestCase("edges", 5)]
    [TestCase("speed", 3)]
    public void Comes_out_as_expected(string name, int judged)
    {
        Experiment experiment = ExperimentCatalog.Find(name)!.Create(new ExperimentSettings { Quick = true });
        experiment.Run(experiment.Steps);

        ExperimentReport report = experiment.CreateReport();

        Assert.That(report.Verdicts.Where(verdict => verdict.IsMet == false).Select(verdict => $"{verdict}"), Is.Empty);
        Assert.That(report.Verdicts.Count(verdict => verdict.IsMet == true), Is.EqualTo(judged));
        Verdict[] verdicts = [.. report.Verdicts.Where(verdict => verdict.IsMet is not null)];
        Assert.That(verdicts.Where(verdict => verdict.Source.Length == 0 || (verdict.From ?? verdict.To) is null), Is.Empty);
        Assert.That(report.Figures.Select(figure => figure.Name), Is.EqualTo(ExperimentCatalog.Find(name)!.Figures));
        Assert.That(report.Figures.Select(figure => figure.Png.Take(8)), Has.All.EqualTo(PngSignature));
    }

    [Test]
    public void A_false_window_would_be_seen([Values] StdpAlgorithm algorithm)
    {
        // The trial of one rule against the formula of the others: far beyond the two units in the last place that are allowed.
        var rule = new WindowRule(new RuleParts());
        WindowTrial<double> trial = RunWindow<double>(algorithm, rule);
        const int Input = WindowProtocol.LongestLag + 3;
        Assert.That(trial.ChangeOf(Input), Is.EqualTo(Change(rule, algorithm, WindowProtocol.FixedWeight, 3)).Within(1e-15));
        Assert.That(trial.ChangeOf(Input), Is.Not.EqualTo(Change(rule, algorithm, WindowProtocol.FixedWeight, 4)).Within(1e-6));
        Assert.That(trial.ChangeOf(Input), Is.Not.EqualTo(Change(rule, algorithm, WindowProtocol.FixedWeight + 0.1, 3) + 1e-6));
    }

    private static readonly RuleParts[] Parts =
    [
        new(),
        new() { DecayPre = StdpTraceDecay.Exponential },
        new() { DecayPost = StdpTraceDecay.Exponential },
        new() { CoincidencePlus = StdpCoincidence.Excluded },
        new() { CoincidenceMinus = StdpCoincidence.Excluded },
        new() { Order = StdpOrder.PotentiationFirst },
        new() { Order = StdpOrder.DepressionFirst },
        new() { TraceFloor = 0.1 },
        new() { TripletFit = StdpTripletFit.HippocampusAllToAll },
    ];

    [Test]
    public void Each_part_of_a_rule_has_a_window_of_its_own()
    {
        // The trial of each against the formula of each: within two units in the last place on the diagonal alone.
        for (int run = 0; run < Parts.Length; run++)
        {
            var rule = new WindowRule(Parts[run]);
            WindowTrial<float> trial = RunWindow<float>(StdpAlgorithm.MultiplicativeRelu, rule);
            Assert.That(trial.LargestDeviation, Is.LessThanOrEqualTo(2), rule.Parts);
            for (int formula = 0; formula < Parts.Length; formula++)
            {
                var other = new WindowRule(Parts[formula]);
                double largest = Enumerable.Range(0, WindowProtocol.Inputs).Max(input => Math.Abs(
                    trial.ChangeOf(input)
                    - Change(other, StdpAlgorithm.MultiplicativeRelu, WindowProtocol.WeightOf(input), WindowProtocol.LagOf(input))));
                Assert.That(largest, run == formula ? Is.LessThan(1e-6) : Is.GreaterThan(1e-5), $"{rule.Parts} against {other.Parts}");
            }
        }
    }

    [Test]
    public void A_single_pair_cannot_tell_a_jump_from_a_spike_that_sets_the_trace(
        [Values] StdpTraceDecay decay, [Values] StdpTraceSpike spike)
    {
        var rule = new WindowRule(new RuleParts { DecayPre = decay, DecayPost = decay, SpikePre = spike, SpikePost = spike });
        Assert.That(RunWindow<double>(StdpAlgorithm.Additive, rule).LargestDeviation, Is.LessThanOrEqualTo(2));
        Assert.That(RunWindow<float>(StdpAlgorithm.Additive, rule).LargestDeviation, Is.LessThanOrEqualTo(2));
    }

    private static double Change(WindowRule rule, StdpAlgorithm algorithm, double weight, int lag) =>
        WindowFormula.WeightAfter<double>(rule, algorithm, weight, lag) - weight;

    private static WindowTrial<T> RunWindow<T>(StdpAlgorithm algorithm, WindowRule rule)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var trial = new WindowTrial<T>(algorithm, rule);
        for (int step = 0; step < WindowProtocol.Steps; step++)
        {
            trial.Step(step);
        }

        return trial;
    }

    [Test]
    public void Changed_places_of_the_two_sides_give_the_same_bits()
    {
        // A plain layer with a row for each neuron, fed with what the network's parts give.
        const double Tau = 20e-3;
        var network = new AllToAllNetwork(5);
        float[] w = new float[AllToAllNetwork.Neurons * AllToAllNetwork.Inputs];
        for (int i = 0; i < w.Length; i++)
        {
            (int input, int neuron) = Math.DivRem(i, AllToAllNetwork.Neurons);
            w[(neuron * AllToAllNetwork.Inputs) + input] = network.Weights.Span[i];
        }

        var plain = new StdpLinearLayer<float>(
            1,
            AllToAllNetwork.Inputs,
            AllToAllNetwork.Neurons,
            new StdpParameters<float>
            {
                APre = 20,
                APost = 20,
                TauPreInv = 1 / Tau,
                TauPostInv = 1 / Tau,
                EtaPlus = 0.001,
                EtaMinus = 0.001 * 1.05,
            });
        w.CopyTo(plain.EditWeights().Span);
        int spikes = 0;
        for (int step = 0; step < 200; step++)
        {
            spikes += network.Step().Spikes;
            plain.Step(new SpikeEvents(network.LastInputs), new SpikeEvents(network.LastFired));
        }

        Assert.That(spikes, Is.GreaterThan(500));
        float[] transposed = new float[w.Length];
        for (int i = 0; i < w.Length; i++)
        {
            (int neuron, int input) = Math.DivRem(i, AllToAllNetwork.Inputs);
            transposed[(input * AllToAllNetwork.Neurons) + neuron] = plain.Weights.Span[i];
        }

        Assert.That(network.Weights.Span.ToArray(), Bits.EqualTo(transposed));
    }

    [Test]
    public void Digits_differ_from_each_other_more_than_from_themselves()
    {
        // Nearest mean image over many drawings names most others right: the classes can be told apart, and hands vary.
        var random = new Xoshiro256StarStar(1);
        float[][] means = [.. Enumerable.Range(0, 10).Select(digit => Mean(digit, random))];
        int right = 0;
        float[] image = new float[DigitImages.Pixels];
        for (int i = 0; i < 500; i++)
        {
            DigitImages.Draw(i % 10, random, image);
            Assert.That(image, Has.All.InRange(0f, 1f));
            double[] distances = [.. means.Select(mean => mean.Zip(image, (a, b) => (a - b) * (a - b)).Sum())];
            right += Array.IndexOf(distances, distances.Min()) == i % 10 ? 1 : 0;
        }

        Assert.That(right, Is.InRange(350, 499));

        static float[] Mean(int digit, Xoshiro256StarStar random)
        {
            float[] sum = new float[DigitImages.Pixels];
            float[] image = new float[DigitImages.Pixels];
            for (int i = 0; i < 50; i++)
            {
                DigitImages.Draw(digit, random, image);
                sum = [.. sum.Zip(image, (a, b) => a + (b / 50))];
            }

            return sum;
        }
    }

    [Test]
    public void A_readout_names_neurons_and_images()
    {
        var readout = new DigitsReadout();
        foreach ((int neuron, int digit) in (ReadOnlySpan<(int, int)>)[(0, 3), (1, 3), (2, 7), (2, 7), (2, 3)])
        {
            readout.StartImage();
            readout.Count(neuron);
            readout.Assign(digit);
        }

        Assert.That(Enumerable.Range(0, 4).Select(readout.LabelOf), Is.EqualTo(new[] { 3, 3, 7, -1 }));
        readout.StartImage();
        readout.Count(0);
        readout.Count(2);
        readout.Test(7);
        readout.StartImage();
        readout.Count(0);
        readout.Test(5);

        Assert.That(readout.Tested, Is.EqualTo(2));
        Assert.That(readout.Correct, Is.EqualTo(1));
        Assert.That(readout.Confusion[(5 * 10) + 3], Is.EqualTo(1));
    }

    [Test]
    public void A_filter_is_matched_with_the_bar_that_it_is([Range(0, 3)] int orientation)
    {
        const int Size = EdgesParameters.Kernel;
        float[] bar = [.. Enumerable.Range(0, Size * Size).Select(i => Bar.Covers(orientation, 6, i / Size, i % Size, Size) ? 0.7f : 0)];

        FilterMatch match = FilterMatch.Find(bar);

        Assert.That(match.Orientation, Is.EqualTo(orientation));
        Assert.That(match.Cosine, Is.EqualTo(1).Within(1e-6));
        Assert.That(FilterMatch.Find([.. bar.Select(_ => 1f)]).Cosine, Is.LessThan(0.5), "a plain filter is no bar");
    }
}
