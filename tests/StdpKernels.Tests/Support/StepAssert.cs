using System.Numerics;
using StdpKernels.Tests.Reference;

namespace StdpKernels.Tests.Support;

/// <summary>One step of the engine against one step of the reference.</summary>
internal static class StepAssert
{
    /// <summary>Bit for bit: where products are exact, the contract leaves nothing open.</summary>
    public static void SameBits<T>(TestLayer<T> layer, string what = "")
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ReferenceLayer<T> expected = layer.ToReference<T>();
        Snapshot<T> before = layer.Snapshot();
        expected.Step(layer.ZPreGrid<T>(), layer.ZPostGrid<T>(), layer.Geometry);

        layer.Step();

        layer.Snapshot().AssertSame(
            before with { W = expected.W.Values, TPre = expected.TPre.Values, TPost = expected.TPost.Values }, what);
        Assert.That(layer.SlackIsIntact, Is.True, $"memory around the arrays {what}");
    }

    /// <summary>
    /// Traces bit for bit, weights within rounding: against the reference in double precision, each weight allowed the bound
    /// of a sum of rounded terms plus <paramref name="extraRoundings"/> for a function that need not be correctly rounded.
    /// </summary>
    public static void WithinRounding<T>(TestLayer<T> layer, int extraRoundings = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ReferenceLayer<T> traces = layer.ToReference<T>();
        traces.Decay(layer.ZPreGrid<T>(), layer.ZPostGrid<T>());
        ReferenceLayer<double> exact = layer.ToReference<double>();
        (Grid<double> zPre, Grid<double> zPost) = (layer.ZPreGrid<double>(), layer.ZPostGrid<double>());
        traces.TPre.To<double>().Values.CopyTo(exact.TPre.Values, 0);
        traces.TPost.To<double>().Values.CopyTo(exact.TPost.Values, 0);
        double[] magnitude = exact.Magnitude(zPre, zPost, layer.Geometry).Values;
        exact.Learn(zPre, zPost, layer.Geometry);

        layer.Step();

        Snapshot<T> actual = layer.Snapshot();
        Assert.That(actual.TPre, Bits.EqualTo(traces.TPre.Values), "t_pre");
        Assert.That(actual.TPost, Bits.EqualTo(traces.TPost.Values), "t_post");

        // Half an ulp a rounding: one a product and one an addition for each term, and eight for the rule around them.
        int terms = layer.PostShape.Where((_, d) => d != 1).Aggregate(1, (product, dimension) => product * dimension);
        int roundings = terms + 8 + extraRoundings;
        for (int i = 0; i < magnitude.Length; i++)
        {
            double expected = exact.W.Values[i];
            double got = double.CreateChecked(actual.W[i]);
            double tolerance = roundings * ((Epsilon<T>() * magnitude[i]) + double.CreateChecked(T.Epsilon));
            if (!double.IsFinite(expected))
            {
                Assert.That(got, Is.EqualTo(expected), $"w[{i}]");
            }
            else if (!(Math.Abs(got - expected) <= tolerance))
            {
                Assert.Fail($"w[{i}] is {got:R}, not {expected:R} within {tolerance:R}.");
            }
        }
    }

    private static double Epsilon<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => double.CreateChecked(T.BitIncrement(T.One) - T.One);
}
