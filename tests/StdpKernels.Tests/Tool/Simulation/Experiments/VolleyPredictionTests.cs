using StdpKernels.Tool.Simulation.Experiments.Latency;

namespace StdpKernels.Tests.Tool.Simulation.Experiments;

internal sealed class VolleyPredictionTests
{
    // Explicit Euler in steps of a microsecond, written apart: 20.188 and 20.575 ms, 4.659 and 4.690 ms.
    [TestCase(0.2, 20.188, 20.575)]
    [TestCase(1, 4.659, 4.690)]
    public void Agrees_with_another_method(double weight, double held, double exact)
    {
        VolleyPrediction prediction = VolleyPrediction.Of(weight);
        Assert.That(prediction.Earliest, Is.EqualTo(held).Within(0.003));
        Assert.That(prediction.Latest, Is.EqualTo(exact + 0.1).Within(0.003));
    }

    [Test]
    public void Weights_that_are_a_twentieth_stronger_are_another_prediction() =>
        Assert.That(VolleyPrediction.Of(0.21).Latest, Is.LessThan(VolleyPrediction.Of(0.2).Earliest));
}
