using System.Numerics;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Steps;

/// <summary>Rules and bounds for weights inside, on and outside of their bounds, and for numbers that are none.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class WeightDependenceTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const double Infinity = double.PositiveInfinity;

    [Test]
    public void Any_weight_under_any_bounds(
        [Values] StdpAlgorithm algorithm, [Values] bool hardBound, [ValueSource(nameof(Bounds))] (double Min, double Max) bounds)
    {
        TestLayer<T> layer = Layer(algorithm, hardBound, bounds);
        new Data<T>(3).WeightsAround(layer.W.Length).CopyTo(layer.W);
        StepAssert.SameBits(layer);
    }

    [Test]
    public void Weights_and_traces_that_are_no_numbers(
        [Values] StdpAlgorithm algorithm, [Values] bool hardBound, [ValueSource(nameof(Bounds))] (double Min, double Max) bounds)
    {
        // Sparse and deep enough that an engine would like to leave out the silent terms.
        TestLayer<T> layer = Layer(algorithm, hardBound, bounds, batch: 8);
        layer.Draw(4, 0.05, 0.1);
        var data = new Data<T>(4);
        data.Spiked(layer.W.ToArray(), oneIn: 3).CopyTo(layer.W);
        data.Spiked(layer.State.TracePre.Span.ToArray(), oneIn: 150).CopyTo(layer.State.TracePre.Span);
        data.Spiked(layer.State.TracePost.Span.ToArray(), oneIn: 150).CopyTo(layer.State.TracePost.Span);
        StepAssert.SameBits(layer);
    }

    [Test]
    public void Rates_of_any_kind(
        [Values] StdpAlgorithm algorithm,
        [Values(0.0, -0.0, -0.5, Infinity, double.NaN)] double etaPlus,
        [Values(0.1, 0.0, -Infinity)] double etaMinus)
    {
        TestLayer<T> layer = Layer(algorithm, hardBound: true, (0, 1));
        layer.Parameters = layer.Parameters with { EtaPlus = etaPlus, EtaMinus = etaMinus };

        // Adding zero leaves no −0: the contract does not say which is the maximum of two zeros, and such rates would show it.
        Array.ConvertAll(new Data<T>(5).WeightsAround(layer.W.Length), w => w + T.Zero).CopyTo(layer.W);
        StepAssert.SameBits(layer);
    }

    [Test]
    public void Powers_within_a_few_roundings(
        [Values(0.0, 1.0, 0.5, 0.3, 0.75, 1.5, 2.0, 3.0, -1.0, -0.5, 1e-3, Infinity, -Infinity, double.NaN)] double mu,
        [Values] bool hardBound,
        [Values] bool around)
    {
        TestLayer<T> layer = Layer(StdpAlgorithm.MultiplicativePow, hardBound, (0, 1));
        layer.Parameters = layer.Parameters with { Mu = mu };
        var data = new Data<T>(6);
        T[] weights = around ? data.WeightsAround(layer.W.Length) : data.WeightsWithin(layer.W.Length);

        // The reciprocal of a number that is next to nothing overflows in one precision and not in the other.
        weights = around && mu != -1 ? data.Spiked(weights, oneIn: 8) : weights;

        // So does the power of a huge number.
        T huge = T.CreateChecked(1e10);
        Array.ConvertAll(weights, w => T.IsFinite(w) && w > huge ? huge : w).CopyTo(layer.W);
        StepAssert.WithinRounding(layer, extraRoundings: 8);
    }

    [Test]
    public void Of_swapped_bounds_the_upper_one_wins([Values] StdpAlgorithm algorithm)
    {
        TestLayer<T> layer = Layer(algorithm, hardBound: true, (1, 0.25));
        layer.Step();
        Assert.That(layer.W.ToArray(), Is.All.EqualTo(T.CreateChecked(0.25)));
    }

    [Test]
    public void A_step_function_is_zero_at_its_edge()
    {
        TestLayer<T> layer = Layer(StdpAlgorithm.AdditiveStep, hardBound: false, (0, 1));
        layer.ZPre.Fill(T.One);
        layer.ZPost.Fill(T.One);
        layer.W.Fill(T.One);
        layer.Parameters = layer.Parameters with { EtaMinus = 0.0 };

        layer.Step();

        Assert.That(layer.W.ToArray(), Is.All.EqualTo(T.One), "no potentiation at the upper bound");

        layer.W.Clear();
        layer.Parameters = layer.Parameters with { EtaMinus = 0.1, EtaPlus = 0.0 };

        layer.Step();

        Assert.That(layer.W.ToArray(), Is.All.EqualTo(T.Zero), "no depression at the lower bound");
    }

    [Test]
    public void Numbers_are_rounded_to_the_type_of_the_weights()
    {
        // A bound that is no float: its rounded value is what the weight must equal.
        TestLayer<T> layer = Layer(StdpAlgorithm.Additive, hardBound: true, (0.1, 0.1));
        layer.Step();
        Assert.That(layer.W.ToArray(), Is.All.EqualTo(T.CreateChecked(0.1)));
    }

    private static IEnumerable<(double Min, double Max)> Bounds() =>
    [
        (0, 1), (0.5, 0.5), (1, 0), (-0.25, 0.75), (-Infinity, Infinity), (0, Infinity), (-Infinity, 1), (Infinity, -Infinity),
        (double.NaN, 1), (0, double.NaN),
    ];

    private static TestLayer<T> Layer(
        StdpAlgorithm algorithm, bool hardBound, (double Min, double Max) bounds, int batch = 2) =>
        TestLayer<T>.Linear(batch, (4 * Vector<T>.Count) + 3, 6).With(new()
        {
            Algorithm = algorithm,
            HardBound = hardBound,
            WMin = bounds.Min,
            WMax = bounds.Max,
            EtaPlus = 0.3,
            EtaMinus = 0.2,
            Mu = 1.0,
        });
}
