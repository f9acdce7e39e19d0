using System.Numerics;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Steps;

/// <summary>
/// A layer whose parameters are exchanged in turn, against functional calls, which remember nothing of their weights: what the
/// layer knows of its weights under one object must be right under the next.
/// </summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class ParameterExchangeTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Inputs = 45;
    private const int Outputs = 20;

    private static readonly StdpParameter<T> Shared = new Data<T>(11).Tensor([Outputs, 1], 0.6, 0.9);

    private static readonly StdpParameter<T> Own = new Data<T>(12).Tensor([Inputs], 0.4, 0.8);

    private static readonly (string Name, StdpParameters<T>[] Turns)[] Exchanges =
    [
        ("rates", [Rule(), Rule() with { EtaPlus = 0.3 }]),
        ("rules", [.. Enum.GetValues<StdpAlgorithm>().Select(algorithm => Rule() with { Algorithm = algorithm, Mu = 1 })]),
        ("narrower upper bounds", [Rule(), Rule() with { WMax = 0.6 }]),
        ("narrower lower bounds", [Rule(), Rule() with { WMin = 0.4 }]),
        ("wider bounds", [Rule() with { WMin = 0.2, WMax = 0.7 }, Rule() with { WMin = -1, WMax = 2 }]),
        ("no bounds, then bounds", [Rule() with { HardBound = false }, Rule()]),
        ("bounds, then none, then narrower ones", [Rule(), Rule() with { HardBound = false }, Rule() with { WMax = 0.6 }]),
        ("tensors that are shared", [Rule() with { WMax = Shared }, Rule() with { WMax = Shared, EtaMinus = 0.3 }]),
        ("tensors that are not shared", [Rule() with { WMax = Shared }, Rule() with { WMax = Own }]),
        ("a number, then a tensor", [Rule(), Rule() with { WMax = Own }]),
        ("a tensor, then a number", [Rule() with { WMax = Shared }, Rule() with { WMax = 0.6 }]),
        ("a tensor among numbers that are not narrower", [Rule() with { WMin = Own, WMax = 1 }, Rule() with { WMin = 0.45 }]),
        ("a rule that does not keep weights steady", [Rule(), Rule() with { EtaMinus = double.PositiveInfinity }]),
        ("bounds that do not keep weights steady", [Rule(), Rule() with { WMin = -0.0 }]),
        ("swapped bounds", [Rule(), Rule() with { WMin = 0.7, WMax = 0.3 }]),
        ("a factor that is infinite at a bound", [
            Rule(), Rule() with { Algorithm = StdpAlgorithm.MultiplicativePow, Mu = -1.0 }]),
        ("bounds that are NaN", [Rule(), Rule() with { WMax = double.NaN }]),
        ("nine objects", [.. Enumerable.Range(0, 9).Select(i => Rule() with { EtaPlus = 0.02 * i, WMax = 1 - (0.03 * i) })]),
    ];

    private static IEnumerable<string> Names => Exchanges.Select(exchange => exchange.Name);

    [Test]
    public void Objects_in_turn_give_the_bits_of_calls_that_remember_nothing(
        [ValueSource(nameof(Names))] string exchange,
        [Values(StepPath.PreparedEvents, StepPath.PreparedDense, StepPath.PreparedGraded, StepPath.PresynapticRowsEvents)] StepPath path,
        [Values(1, 3)] int batch,
        [Values("inside", "around")] string weights)
    {
        StdpParameters<T>[] turns = Exchanges.Single(pair => pair.Name == exchange).Turns;
        TestLayer<T> layer = TestLayer<T>.Linear(batch, Inputs, Outputs).With(turns[0]);
        if (weights == "around")
        {
            new Data<T>(8).WeightsAround(layer.W.Length).CopyTo(layer.W);
        }

        TestLayer<T> expected = Copy(layer);
        var runner = new PathRunner<T>(path, layer);
        for (int step = 0; step < 2 * turns.Length + 2; step++)
        {
            // Each object for two steps: what the first finds out, the second knows.
            expected.Parameters = turns[step / 2 % turns.Length];
            runner.Exchange(expected.Parameters);
            expected.Draw(step, 0.03, step % 3 == 0 ? 0 : 0.03);
            runner.Step(expected.ZPre, expected.ZPost);
            expected.Step();
            Assert.That(runner.Weights, Bits.EqualTo(expected.W.ToArray()), $"w, step {step}");
            Assert.That(runner.State.TracePre.Span.ToArray(), Bits.EqualTo(expected.State.TracePre.Span.ToArray()), $"step {step}");
        }
    }

    [Test]
    public void A_weight_of_minus_zero_that_one_rule_keeps_and_the_next_does_not(
        [Values(StepPath.PreparedEvents, StepPath.PresynapticRowsEvents)] StepPath path,
        [Values] bool hardBound,
        [Values("everywhere", "last output", "last input")] string where)
    {
        // Silence under a negative rate adds −0, which leaves −0 alone; under a positive one +0, which makes +0 of it.
        T[] rates = new T[where == "last output" ? Outputs : Inputs];
        rates.AsSpan().Fill(T.CreateChecked(0.1));
        rates[^1] = T.CreateChecked(-0.1);
        StdpParameter<T> etaPlus = where switch
        {
            "everywhere" => -0.1,
            "last output" => new(rates, Outputs, 1),
            _ => rates,
        };
        StdpParameters<T> keeps = new() { EtaPlus = etaPlus, EtaMinus = 0.1, WMin = -1, HardBound = hardBound };
        StdpParameters<T> doesNot = keeps with { EtaPlus = 0.1 };
        TestLayer<T> layer = TestLayer<T>.Linear(1, Inputs, Outputs).With(keeps);
        layer.W.Fill(T.CreateChecked(0.5));
        layer.W[^1] = T.NegativeZero;
        TestLayer<T> expected = Copy(layer);
        var runner = new PathRunner<T>(path, layer);
        for (int step = 0; step < 4; step++)
        {
            expected.Parameters = step < 2 ? keeps : doesNot;
            runner.Exchange(expected.Parameters);
            expected.Draw(seed: 0, densityPre: 0, densityPost: 0);
            runner.Step(expected.ZPre, expected.ZPost);
            expected.Step();
            Assert.That(runner.Weights, Bits.EqualTo(expected.W.ToArray()), $"w, step {step}");
        }
    }

    [Test]
    public void Objects_of_equal_bounds_in_turn_do_not_look_at_the_weights([Values] StdpWeightLayout layout)
    {
        StdpParameters<T>[] turns = [.. Enumerable.Range(0, 8).Select(i => Rule() with { EtaPlus = 0.02 * i })];
        StdpLinearLayer<T> layer = new(1, Inputs, Outputs, turns[0], layout: layout);
        layer.EditWeights().Span.Fill(T.CreateChecked(0.5));
        TensorView<T> kept = layer.EditWeights();
        layer.Step(new SpikeEvents([3]), new SpikeEvents([4]));

        // A weight that a look would find to be out of bounds, and silence would bring back: written behind the layer's back.
        kept[0, 0] = T.CreateChecked(1.5);
        foreach (StdpParameters<T> parameters in turns)
        {
            layer.Parameters = parameters;
            StepUnseen(layer);
            Assert.That(layer.Weights[0, 0], Is.EqualTo(T.CreateChecked(1.5)), "nobody has looked");
        }

        layer.Parameters = Rule() with { WMax = 0.75 };
        StepUnseen(layer);
        Assert.That(layer.Weights[0, 0], Is.EqualTo(T.CreateChecked(0.75)), "narrower bounds");
    }

    // A Debug build looks before each step, to find just what is done here.
    private static void StepUnseen(StdpLinearLayer<T> layer)
    {
        try
        {
            layer.Step(new SpikeEvents([3]), new SpikeEvents([4]));
        }
        catch (Exception e) when (e.Message.Contains("EditWeights", StringComparison.Ordinal))
        {
            Assert.Ignore("The library is a Debug build.");
        }
    }

    private static StdpParameters<T> Rule() => new() { EtaPlus = 0.1, EtaMinus = 0.07 };

    private static TestLayer<T> Copy(TestLayer<T> layer)
    {
        TestLayer<T> copy = TestLayer<T>.Linear(layer.PreShape[0], Inputs, Outputs).With(layer.Parameters);
        layer.W.CopyTo(copy.W);
        layer.State.TracePre.Span.CopyTo(copy.State.TracePre.Span);
        layer.State.TracePost.Span.CopyTo(copy.State.TracePost.Span);
        return copy;
    }
}
