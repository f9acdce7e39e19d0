using StdpKernels.Tool.Simulation.Experiments.Competition;

namespace StdpKernels.Tests.Tool.Simulation.Experiments;

internal sealed class WeightHistogramTests
{
    [Test]
    public void Both_bounds_belong_to_a_bin()
    {
        double[] fractions = [double.NaN, double.NaN, double.NaN, double.NaN];

        WeightHistogram.Fill([0f, 0.1f, 0.25f, 0.6f, 0.9f, 1f, 1f, 1f], fractions);

        double[] expected = [0.25, 0.125, 0.125, 0.5];
        Assert.That(fractions, Is.EqualTo(expected));
    }
}
