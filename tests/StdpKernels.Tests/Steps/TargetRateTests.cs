using System.Numerics;

namespace StdpKernels.Tests.Steps;

/// <summary>The inhibitory plasticity of Vogels et al. (2011).</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class TargetRateTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [Test]
    public void Spikes_change_a_weight_as_the_paper_says()
    {
        // A lone input spike, and one 5 ms after a spike of the neuron; then the neuron 3 ms after the input.
        StdpParameters<double> rule = StdpParameters.FromTargetRate<double>(rate: 5, tau: 20e-3, eta: 0.01) with { WMin = -1 };
        var layer = new StdpLinearLayer<double>(1, 1, 1, rule);
        double expected = 0, pre = 0, post = 0;
        for (int ms = 0; ms < 40; ms++)
        {
            (bool input, bool neuron) = (ms is 2 or 15, ms is 10 or 18);
            int[] firedPre = input ? [0] : [], firedPost = neuron ? [0] : [];
            layer.Step(new SpikeEvents(firedPre), new SpikeEvents(firedPost));
            pre = (pre * Math.Exp(-1 / 20.0)) + (input ? 1 : 0);
            post = (post * Math.Exp(-1 / 20.0)) + (neuron ? 1 : 0);
            expected += 0.01 * ((neuron ? pre : 0) + (input ? post - (2 * 5 * 20e-3) : 0));
            Assert.That(layer.Weights[0, 0], Is.EqualTo(expected).Within(1e-14), $"{ms} ms");
        }
    }

    [TestCase(4, 1)]
    [TestCase(25, -1)]
    public void A_weight_rises_above_the_target_rate_and_falls_below_it(int every, int direction)
    {
        // Input and neuron in turn; a target of 100 spikes a second, which are 10 ms apart.
        var layer = new StdpLinearLayer<T>(1, 1, 1, StdpParameters.FromTargetRate<T>(rate: 100, eta: 1e-4));
        layer.EditWeights()[0, 0] = T.CreateChecked(0.5);
        for (int ms = 0; ms < 1000; ms++)
        {
            int[] pre = ms % every == 0 ? [0] : [], post = ms % every == every / 2 ? [0] : [];
            layer.Step(new SpikeEvents(pre), new SpikeEvents(post));
        }

        Assert.That(T.Sign(layer.Weights[0, 0] - T.CreateChecked(0.5)), Is.EqualTo(direction));
    }
}
