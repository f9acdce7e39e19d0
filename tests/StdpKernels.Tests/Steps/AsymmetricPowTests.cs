using System.Numerics;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Steps;

/// <summary>Exponents of their own for potentiation and depression, in every pair of forms that they can take.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class AsymmetricPowTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const double Infinity = double.PositiveInfinity;
    private const double Tensor = double.MaxValue;
    private static readonly double[] Exponents = [0, 0.5, 1, 0.3, 2, -1];
    private static readonly double[] ExponentsAndTensor = [.. Exponents, Tensor];

    [Test]
    public void Potentiation_is_additive_and_depression_multiplicative_by_default()
    {
        var parameters = new StdpParameters<T>
        {
            Algorithm = StdpAlgorithm.AsymmetricPow,
            EtaPlus = 0.125,
            EtaMinus = 0.25,
            APre = 1.0,
            APost = 1.0,
        };
        T[] weights = [.. new[] { 0.125, 0.25, 0.5, 0.75 }.Select(T.CreateChecked)];
        T[] activity = new T[4];

        // One neuron with a trace of one on the other side, and no trace of its own: only that side of the rule is at work.
        T[] potentiated = Step(tracePre: T.One, zPost: T.One, zPre: T.Zero);
        T[] depressed = Step(tracePost: T.One, zPre: T.One, zPost: T.Zero);

        Assert.That(potentiated, Is.EqualTo(Array.ConvertAll(weights, w => w + T.CreateChecked(0.125))));
        Assert.That(depressed, Is.EqualTo(Array.ConvertAll(weights, w => w - (T.CreateChecked(0.25) * w))));

        T[] Step(T zPre, T zPost, T tracePre = default, T tracePost = default)
        {
            T[] w = [.. weights];
            var state = new StdpState<T>([1, 4], [1, 1]);
            state.TracePre.Span.Fill(tracePre);
            state.TracePost.Span.Fill(tracePost);
            activity.AsSpan().Fill(zPre);
            Stdp.StepLinear(
                new TensorView<T>(activity, 1, 4), new TensorView<T>([zPost], 1, 1), new(w, 1, 4), state, parameters, dt: 0);
            return w;
        }
    }

    [Test]
    public void Equal_exponents_give_the_bits_of_the_rule_with_one(
        [Values(0.0, 1.0, 0.5, 0.3, 2.0, -1.0, -0.5, Infinity, double.NaN)] double mu,
        [Values] bool hardBound,
        [Values] bool convolution,
        [Values] bool events)
    {
        TestLayer<T> one = Layer(convolution, hardBound);
        one.Parameters = one.Parameters with { Algorithm = StdpAlgorithm.MultiplicativePow, Mu = mu };
        TestLayer<T> two = Layer(convolution, hardBound);
        two.Parameters = two.Parameters with { MuPlus = mu, MuMinus = mu };
        AssertSame(one, two, events);
    }

    [Test]
    public void A_side_by_itself_gives_the_bits_of_the_rule_with_its_exponent(
        [Values(0.0, 0.5, 1.0, 0.3)] double muPlus,
        [Values(0.0, 0.5, 1.0, 0.3)] double muMinus,
        [Values] bool plus,
        [Values] bool hardBound,
        [Values] bool events)
    {
        // A rate of zero silences the other side, whatever its exponent.
        TestLayer<T> one = Layer(convolution: false, hardBound);
        TestLayer<T> two = Layer(convolution: false, hardBound);
        two.Parameters = two.Parameters.With(plus ? "EtaMinus" : "EtaPlus", 0.0) with { MuPlus = muPlus, MuMinus = muMinus };
        one.Parameters = two.Parameters with { Algorithm = StdpAlgorithm.MultiplicativePow, Mu = plus ? muPlus : muMinus };
        AssertSame(one, two, events);
    }

    [Test]
    public void Powers_within_a_few_roundings(
        [Values(0.0, 0.5, 1.0, 0.3, 2.0, -0.5)] double muPlus,
        [Values(0.0, 0.5, 1.0, 0.3, 2.0, -0.5)] double muMinus,
        [Values] bool hardBound,
        [Values] bool convolution)
    {
        TestLayer<T> layer = Layer(convolution, hardBound);
        layer.Parameters = layer.Parameters with { MuPlus = muPlus, MuMinus = muMinus };
        StepAssert.WithinRounding(layer, extraRoundings: 8);
    }

    [Test]
    public void Zero_and_one_are_exact_for_any_weight(
        [Values(0.0, 1.0)] double muPlus, [Values(0.0, 1.0)] double muMinus, [Values] bool hardBound, [Values] bool convolution)
    {
        TestLayer<T> layer = Layer(convolution, hardBound);
        layer.Parameters = layer.Parameters with { MuPlus = muPlus, MuMinus = muMinus };
        var data = new Data<T>(3);
        data.Spiked(data.WeightsAround(layer.W.Length), oneIn: 6).CopyTo(layer.W);
        StepAssert.SameBits(layer);
    }

    [Test]
    public void Powers_by_tensors_of_exponents([Values] bool hardBound, [Values] bool onlyOne)
    {
        TestLayer<T> layer = Layer(convolution: false, hardBound);
        T[] exponents = [.. new[] { 0, 1, 0.5, 0.3, 2, -0.5 }.Select(T.CreateChecked)];
        layer.Parameters = layer.Parameters with
        {
            MuPlus = new(exponents, 6, 1),
            MuMinus = onlyOne ? 0.5 : new Data<T>(2).Tensor([layer.W.Length / 6], 0, 2),
        };
        StepAssert.WithinRounding(layer, extraRoundings: 8);
    }

    [Test]
    public void Each_side_is_as_exact_as_its_own_exponent(
        [ValueSource(nameof(ExponentsAndTensor))] double muPlus,
        [ValueSource(nameof(ExponentsAndTensor))] double muMinus,
        [Values] bool plus)
    {
        // Traces and rates of one, and silence on one side: a weight changes by the power alone.
        const int Columns = 203;
        var state = new StdpState<T>([1, Columns], [1, Exponents.Length]);
        T[] zPre = new T[Columns], zPost = new T[Exponents.Length];
        (plus ? state.TracePre : state.TracePost).Span.Fill(T.One);
        (plus ? zPost : zPre).AsSpan().Fill(T.One);
        T[] before = new Data<T>(5).Uniform(Exponents.Length * Columns, 0.001, 0.999);
        T[] after = [.. before];
        var parameters = new StdpParameters<T>
        {
            Algorithm = StdpAlgorithm.AsymmetricPow,
            EtaPlus = 1,
            EtaMinus = 1,
            HardBound = false,
            MuPlus = Exponent(muPlus),
            MuMinus = Exponent(muMinus),
        };

        Stdp.StepLinear(zPre, zPost, new TensorView<T>(after, Exponents.Length, Columns), state, parameters, dt: 0);

        for (int i = 0; i < after.Length; i++)
        {
            double mu = plus ? muPlus : muMinus;
            AssertChanged(before[i], after[i], mu == Tensor ? Exponents[i / Columns] : mu, plus);
        }
    }

    [Test]
    public void A_tensor_of_one_exponent_gives_the_bits_of_the_number(
        [ValueSource(nameof(Exponents))] double muPlus, [ValueSource(nameof(Exponents))] double muMinus, [Values] bool events)
    {
        TestLayer<T> numbers = Layer(convolution: false, hardBound: true);
        numbers.Parameters = numbers.Parameters with { MuPlus = muPlus, MuMinus = muMinus };
        TestLayer<T> tensors = Layer(convolution: false, hardBound: true);
        tensors.Parameters = tensors.Parameters with { MuPlus = Filled(muPlus), MuMinus = Filled(muMinus) };
        AssertSame(numbers, tensors, events);

        StdpParameter<T> Filled(double mu) =>
            new([.. Enumerable.Repeat(T.CreateChecked(mu), numbers.W.Length)], numbers.WeightShape);
    }

    private static StdpParameter<T> Exponent(double mu) =>
        mu == Tensor ? new StdpParameter<T>([.. Exponents.Select(T.CreateChecked)], Exponents.Length, 1) : mu;

    private static void AssertChanged(T before, T after, double mu, bool plus)
    {
        T x = plus ? T.One - before : before;
        T? exact = mu switch
        {
            0 => T.One,
            0.5 => T.Sqrt(x),
            1 => x,
            _ => null,
        };
        if (exact is { } power)
        {
            Assert.That(after, Is.EqualTo(plus ? before + power : before - power), $"{x:R} to {mu}");
            return;
        }

        // What is documented of a power by logarithm and exponential, and roundings of exponent, power and sum.
        double exponent = double.CreateChecked(T.CreateChecked(mu));
        double change = Math.Pow(double.CreateChecked(x), exponent);
        double expected = double.CreateChecked(before) + (plus ? change : -change);
        double roundings = ((Math.Abs(exponent * Math.Log2(double.CreateChecked(x))) + 1) * change) + Math.Abs(expected);
        double tolerance = double.CreateChecked(T.BitIncrement(T.One) - T.One) * roundings;
        Assert.That(double.CreateChecked(after), Is.EqualTo(expected).Within(tolerance), $"{x:R} to {mu}");
    }

    private static void AssertSame(TestLayer<T> one, TestLayer<T> two, bool events)
    {
        for (int step = 0; step < 3; step++)
        {
            foreach (TestLayer<T> layer in (TestLayer<T>[])[one, two])
            {
                layer.Draw(step, 0.2, 0.3);
                if (events)
                {
                    layer.StepEvents();
                }
                else
                {
                    layer.Step();
                }
            }

            two.Snapshot().AssertSame(one.Snapshot(), $"in step {step}");
        }
    }

    private static TestLayer<T> Layer(bool convolution, bool hardBound) =>
        (convolution
            ? TestLayer<T>.Conv2d(new ConvShape(2, 2, (6, 5), 6, 3) { Geometry = new() { Padding = 1 } })
            : TestLayer<T>.Linear(3, (2 * Vector<T>.Count) + 3, 6)).With(new()
            {
                Algorithm = StdpAlgorithm.AsymmetricPow,
                HardBound = hardBound,
                EtaPlus = 0.05,
                EtaMinus = 0.04,
            });
}
