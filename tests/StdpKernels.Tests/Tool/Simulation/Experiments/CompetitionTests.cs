using StdpKernels.Tool.Simulation.Experiments;
using StdpKernels.Tool.Simulation.Experiments.Competition;

namespace StdpKernels.Tests.Tool.Simulation.Experiments;

internal sealed class CompetitionTests
{
    private static readonly CompetitionParameters Short = new() { Duration = 2 };

    private static CompetitionResult Run(CompetitionParameters parameters)
    {
        var experiment = new CompetitionExperiment(parameters, CompetitionTrials.Published);
        experiment.Run(experiment.Steps);
        return experiment.CreateResult();
    }

    // The first and the last tenth each hold at least twice as many as any of the four tenths in the middle.
    private static bool IsBimodal(CompetitionResult result) =>
        Math.Min(result.Deciles[0], result.Deciles[9]) >= 2 * result.Deciles.Skip(3).Take(4).Max();

    private static float[] WeightsAfter(CompetitionParameters parameters)
    {
        var network = new CompetitionNetwork(parameters);
        for (long step = 0; step < parameters.Steps; step++)
        {
            network.Step();
        }

        return network.Weights.ToArray();
    }

    [Test]
    public void The_same_seed_gives_the_same_bits()
    {
        float[] once = WeightsAfter(Short);
        float[] again = WeightsAfter(Short);

        Assert.That(again, Is.EqualTo(once));
    }

    [Test]
    public void Another_seed_gives_other_weights() =>
        Assert.That(WeightsAfter(Short with { Seed = 2 }), Is.Not.EqualTo(WeightsAfter(Short)));

    [Test]
    public void Weights_move_and_stay_within_the_bounds()
    {
        float[] before = new CompetitionNetwork(Short).Weights.ToArray();
        float[] after = WeightsAfter(Short);

        Assert.That(after, Is.Not.EqualTo(before));
        Assert.That(after, Has.All.InRange(0f, 1f));
    }

    [Test]
    public void An_input_takes_effect_on_the_neuron_one_step_later()
    {
        // Inputs that fire in each step with a conductance far above the leak: the neuron then fires as soon as it feels them.
        var parameters = new CompetitionParameters { InputRate = 10_000, PeakConductance = 1 };
        var network = new CompetitionNetwork(parameters);

        Assert.That(network.Step(), Is.False);
        Assert.That(network.Step(), Is.True);
    }

    // Every input fires in the steps 0 and 1, the neuron in 1 only. The input's trace then is 1 plus what is left of 1, the neuron's 1, or 0
    // before its spike.
    [TestCase("Brian2", 0.9950124791926823, 0)]
    [TestCase("Symmetric", 0.995, 1)]
    public void A_coincidence_counts_as_the_convention_says(string convention, double left, int tracePost)
    {
        var parameters = new CompetitionParameters
        {
            Inputs = 50,
            InputRate = 10_000,
            PeakConductance = 10,
            Convention = Enum.Parse<CompetitionConvention>(convention),
        };
        var network = new CompetitionNetwork(parameters);
        network.Step();
        float[] before = network.Weights.ToArray();

        network.Step();

        double change = (0.01 * (1 + left)) - (0.01 * 1.05 * tracePost);
        double[] expected = [.. before.Select(weight => Math.Clamp(weight + change, 0, 1))];
        Assert.That(network.Weights.ToArray(), Is.EqualTo(expected).Within(1e-7));
    }

    [Test]
    public void Depression_is_bounded_before_potentiation_in_Brian2()
    {
        // A weight of nearly 0, whose input has met the neuron and then fires together with it: down to 0 first, up from there.
        StdpParameters<float> rule = CompetitionNetwork.CreateRule(new CompetitionParameters { Potentiation = 0.25 });
        var synapses = new StdpLinearLayer<float>(batchSize: 1, inputs: 1, outputs: 1, rule, dt: 1e-4);
        synapses.EditWeights().Span.Fill(0.01f);
        synapses.Step(new SpikeEvents([]), new SpikeEvents([0]));
        synapses.Step(new SpikeEvents([0]), new SpikeEvents([0]));
        Assert.That(synapses.Weights[0, 0], Is.EqualTo(0.25f));
    }

    [Test]
    public void A_step_allocates_nothing()
    {
        var network = new CompetitionNetwork(Short);

        // Until a step with many inputs has come: the layer's scratch memory grows with the most spikes seen in a step.
        Run(steps: 100_000);

        long before = GC.GetAllocatedBytesForCurrentThread();
        int spikes = Run(steps: 10_000);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.That(spikes, Is.Positive, "a step with an output spike must be among them");
        Assert.That(allocated, Is.Zero);

        int Run(int steps)
        {
            int count = 0;
            for (int step = 0; step < steps; step++)
            {
                count += network.Step() ? 1 : 0;
            }

            return count;
        }
    }

    [Test]
    public void The_result_describes_the_run()
    {
        CompetitionResult result = Run(Short);

        Assert.That(result.Deciles.Sum(), Is.EqualTo(1).Within(1e-9));
        Assert.That(result.History.Moments, Is.EqualTo(251));
        Assert.That(result.History[250].ToArray().Take(4).Sum(), Is.EqualTo(result.Deciles[0]).Within(1e-9));
        Assert.That(result.Weights.ToArray(), Is.EqualTo(WeightsAfter(Short)));
        Assert.That(result.OutputRate, Is.InRange(10, 100));
        Assert.That(IsBimodal(result), Is.False, "two seconds leave the weights nearly uniform");
    }

    [Test]
    public void Weights_become_bimodal_in_time() => Assert.That(IsBimodal(Run(new() { Duration = 150 })), Is.True);

    [Test]
    public void Looks_at_every_step_of_a_run_that_is_shorter_than_the_history()
    {
        CompetitionResult result = Run(new CompetitionParameters { Duration = 0.0123 });

        Assert.That(result.History.Moments, Is.EqualTo(124));
        Assert.That(result.History[123].ToArray().Sum(), Is.EqualTo(1).Within(1e-9));
    }

    [Test]
    public void A_correlated_group_wins()
    {
        var parameters = new CompetitionParameters { Duration = 100, CorrelatedInputs = 200 };

        float[] weights = WeightsAfter(parameters);

        Assert.That(weights.Take(200).Average(), Is.GreaterThan(weights.Skip(200).Average() + 0.4f));
    }

    [TestCase(new[] { 0.3, 0.1, 0.05, 0.05, 0.1, 0.4 }, 2)]
    [TestCase(new[] { 0.0, 0.1, 0.4, 0.4, 0.1, 0.0 }, 1)]
    [TestCase(new[] { 0.4, 0.3, 0.2, 0.1 }, 1)]
    [TestCase(new[] { 0.1, 0.2, 0.3, 0.4 }, 1)]
    [TestCase(new[] { 0.2, 0.19, 0.21, 0.2, 0.2 }, 1)]
    [TestCase(new[] { 0.2, 0.1, 0.3, 0.1, 0.3 }, 3)]
    public void Counts_modes_but_not_chance(double[] fractions, int modes) =>
        Assert.That(WeightModes.Count(fractions), Is.EqualTo(modes));
}
