using StdpKernels.Tool.Simulation.Network;

namespace StdpKernels.Tests.Tool.Simulation.Network;

internal sealed class TraceTimeConstantsTests
{
    private const double TauPre = 20e-3;
    private const double TauPost = 35e-3;
    private const double TimeStep = 1e-3;

    [Test]
    public void Traces_decay_with_their_time_constants_and_keep_everything_else()
    {
        var rule = new StdpParameters<double> { APre = 3, APost = 4, EtaPlus = 0.5, Algorithm = StdpAlgorithm.AdditiveStep };

        Assert.That(
            rule.WithTimeConstants(TauPre, TauPost),
            Is.EqualTo(rule with { TauPreInv = 1 / TauPre, TauPostInv = 1 / TauPost }));
    }

    [Test]
    public void A_spike_adds_one_to_its_trace()
    {
        StdpParameters<double> rule = new StdpParameters<double> { EtaPlus = 0.5 }.WithUnitJumps(TauPre, TauPost, TimeStep);
        var layer = new StdpLinearLayer<double>(1, 2, 2, rule, TimeStep);
        layer.Step(new SpikeEvents([0]), new SpikeEvents([1]));
        layer.Step(new SpikeEvents([]), new SpikeEvents([]));
        layer.Step(new SpikeEvents([1]), new SpikeEvents([0]));

        double pre = (1 - (TimeStep / TauPre)) * (1 - (TimeStep / TauPre));
        double post = (1 - (TimeStep / TauPost)) * (1 - (TimeStep / TauPost));
        Assert.That(layer.State.TracePre.Span.ToArray(), Is.EqualTo(new[] { pre, 1 }).Within(1e-14));
        Assert.That(layer.State.TracePost.Span.ToArray(), Is.EqualTo(new[] { 1, post }).Within(1e-14));
        Assert.That(rule.EtaPlus.Number, Is.EqualTo(0.5));
    }
}
