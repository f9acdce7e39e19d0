using StdpKernels.Tests.Support;
using StdpKernels.Tool.Simulation.Network;

namespace StdpKernels.Tests.Tool.Simulation.Network;

internal sealed class FanOutSynapsesTests
{
    private const int Inputs = 13;
    private const int Outputs = 9;
    private const double TimeStep = 1e-3;

    private static readonly StdpParameters<float> Rule = new StdpParameters<float>
    {
        EtaPlus = 0.013,
        EtaMinus = 0.011,
        WMin = 0.1,
        WMax = 0.9,
    }.WithUnitJumps(20e-3, 30e-3, TimeStep);

    [Test]
    public void Has_the_bits_of_a_layer_with_a_row_for_each_neuron()
    {
        var plain = new StdpLinearLayer<float>(1, Inputs, Outputs, Rule, TimeStep);
        var fanOut = new FanOutSynapses<float>(Inputs, Outputs, Rule, TimeStep);
        float[] start = new Data<float>(1).Uniform(Inputs * Outputs, 0.1, 0.9);
        start.CopyTo(fanOut.EditWeights().Span);
        Transposed(start).CopyTo(plain.EditWeights().Span);
        var trains = new Data<float>(2);
        for (int step = 0; step < 300; step++)
        {
            int[] pre = Fired(trains.Spikes(Inputs, 0.1));
            int[] post = Fired(trains.Spikes(Outputs, 0.1));
            plain.Step(new SpikeEvents(pre), new SpikeEvents(post));
            fanOut.Step(pre, post);
        }

        Assert.That(Transposed(fanOut.Weights.Span.ToArray()), Bits.EqualTo(plain.Weights.Span.ToArray()));
        Assert.That(fanOut.Weights.Span.ToArray(), Is.Not.EqualTo(start));
    }

    [Test]
    public void Refuses_rules_that_depend_on_the_weight(
        [Values(
            StdpAlgorithm.AdditiveStep, StdpAlgorithm.MultiplicativePow, StdpAlgorithm.MultiplicativeRelu, StdpAlgorithm.AsymmetricPow)]
        StdpAlgorithm algorithm) =>
        Assert.That(
            () => new FanOutSynapses<float>(Inputs, Outputs, Rule with { Algorithm = algorithm }, TimeStep),
            Throws.ArgumentException.With.Message.Contains($"{algorithm}").And.Property("ParamName").EqualTo("parameters"));

    [Test]
    public void Refuses_tensors()
    {
        StdpParameter<float> tensor = new float[Inputs];
        StdpParameters<float>[] rules =
        [
            Rule with { EtaPlus = tensor }, Rule with { EtaMinus = tensor }, Rule with { WMin = tensor }, Rule with { WMax = tensor },
        ];
        foreach (StdpParameters<float> rule in rules)
        {
            Assert.That(
                () => new FanOutSynapses<float>(Inputs, Outputs, rule, TimeStep),
                Throws.ArgumentException.With.Property("ParamName").EqualTo("parameters"));
        }
    }

    private static int[] Fired(float[] spikes) => [.. Enumerable.Range(0, spikes.Length).Where(i => spikes[i] > 0)];

    private static float[] Transposed(float[] w) =>
        [.. Enumerable.Range(0, w.Length).Select(i => w[(i % Inputs * Outputs) + (i / Inputs)])];
}
