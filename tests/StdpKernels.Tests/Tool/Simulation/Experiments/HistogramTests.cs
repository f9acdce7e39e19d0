using StdpKernels.Tool.Simulation.Experiments;

namespace StdpKernels.Tests.Tool.Simulation.Experiments;

internal sealed class HistogramTests
{
    [Test]
    public void Both_bounds_belong_to_a_bin()
    {
        double[] fractions = [double.NaN, double.NaN, double.NaN, double.NaN];

        Histogram.Fill<float>([0f, 0.1f, 0.25f, 0.6f, 0.9f, 1f, 1f, 1f], from: 0, to: 1, fractions);

        double[] expected = [0.25, 0.125, 0.125, 0.5];
        Assert.That(fractions, Is.EqualTo(expected));
    }

    [Test]
    public void What_is_beyond_an_end_belongs_to_the_last_bin_there()
    {
        double[] fractions = new double[3];

        Histogram.Fill<double>([-1e300, -0.3, -0.2, -0.01, 0.01, 0.19, 0.39, 0.4, 7, double.PositiveInfinity], from: -0.2, to: 0.4, fractions);

        double[] expected = [0.4, 0.2, 0.4];
        Assert.That(fractions, Is.EqualTo(expected));
    }
}
