using System.Numerics;
using StdpKernels.Simulation;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Simulation;

/// <summary>The exponential of vectors: near the true one, and the same in every place of a vector.</summary>
internal sealed class ExponentialTests
{
    [Test]
    public void Is_within_a_unit_in_the_last_place_in_double_precision()
    {
        double worst = 0;
        foreach (double x in Arguments(-700, 700))
        {
            // The framework's is within a unit too, but rounds otherwise: two of them may be as far apart.
            double expected = Math.Exp(x);
            double error = Math.Abs(Exponential.Of(new Vector<double>(x))[0] - expected) / (Math.BitIncrement(expected) - expected);
            worst = Math.Max(worst, error);
        }

        TestContext.Out.WriteLine($"{worst} units");
        Assert.That(worst, Is.LessThanOrEqualTo(1));
    }

    [Test]
    public void Is_within_a_unit_in_the_last_place_in_single_precision()
    {
        double worst = 0;
        foreach (double x in Arguments(-86, 88))
        {
            float rounded = (float)x;
            double expected = Math.Exp(rounded);
            double unit = MathF.BitIncrement((float)expected) - (float)expected;
            worst = Math.Max(worst, Math.Abs(Exponential.Of(new Vector<float>(rounded))[0] - expected) / unit);
        }

        TestContext.Out.WriteLine($"{worst} units");
        Assert.That(worst, Is.LessThan(1));
    }

    [Test]
    public void Every_machine_gives_the_bits_of_the_scalar_twin()
    {
        foreach (double x in Arguments(-720, 720).Concat([0.0, -0.0, double.NegativeInfinity, double.PositiveInfinity, double.NaN]))
        {
            AssertTwin(x);
            AssertTwin((float)x);
        }
    }

    [Test]
    public void Is_exact_where_it_can_be()
    {
        Assert.That(Exponential.Of(Vector<double>.Zero), Is.EqualTo(Vector<double>.One));
        Assert.That(Exponential.Of(Vector<float>.Zero), Is.EqualTo(Vector<float>.One));
    }

    private static void AssertTwin<T>(T x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T expected = ScalarExponential.Of(x);
        var places = new T[Vector<T>.Count];
        Exponential.Of(new Vector<T>(x)).CopyTo(places);
        foreach (T place in places)
        {
            Assert.That(Bits.Same(place, expected), Is.True, $"e^{x} is {place}, not {expected}");
        }
    }

    private static IEnumerable<double> Arguments(double from, double to)
    {
        var random = new Random(1);
        for (int i = 0; i < 40_000; i++)
        {
            yield return i % 2 == 0 ? from + ((to - from) * random.NextDouble()) : Math.Pow(10, -8 * random.NextDouble()) * (i % 4 - 2);
        }
    }
}
