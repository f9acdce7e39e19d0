using System.Numerics;
using StdpKernels.Tests.Reference;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Steps;

/// <summary>
/// Every way into a linear step against the reference over many steps: what the engine remembers from one step to the next,
/// and what it leaves out where nothing fired, must not show.
/// </summary>
[Parallelizable]
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class LinearPathTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [Test]
    public void Sparse_activity(
        [Values] StepPath path, [Values] StdpAlgorithm algorithm, [Values] bool hardBound, [Values(1, 4)] int batch)
    {
        TestLayer<T> layer = TestLayer<T>.Linear(batch, 100, 45);
        layer.Parameters = layer.Parameters with { Algorithm = algorithm, HardBound = hardBound, Mu = 1.0 };
        AssertSteps(path, layer, steps: 12, _ => 0.02);
    }

    [Test]
    public void Activity_between_silence_and_uproar([Values] StepPath path, [Values] StdpAlgorithm algorithm)
    {
        TestLayer<T> layer = TestLayer<T>.Linear(3, 67, 33);
        layer.Parameters = layer.Parameters with { Algorithm = algorithm, Mu = 1.0 };
        AssertSteps(path, layer, steps: 12, step => new[] { 0, 0.01, 0.5, 0.03, 1, 0 }[step % 6]);
    }

    [Test]
    public void Weights_edited_out_of_their_bounds([Values] StepPath path, [Values] StdpAlgorithm algorithm) =>
        AssertDisturbed(path, Layer(algorithm, batch: 2), (runner, reference) =>
        {
            reference.W.Values[^1] = T.CreateChecked(1.5);
            reference.W.Values[0] = T.NegativeZero;
            runner.SetWeights(reference.W.Values);
        });

    [Test]
    public void Traces_edited_to_infinity(
        [Values] StepPath path, [Values] StdpAlgorithm algorithm, [Values(1, 2, 8)] int batch) =>
        AssertDisturbed(path, Layer(algorithm, batch), (runner, reference) =>
        {
            runner.State.TracePre.Span[^1] = reference.TPre.Values[^1] = T.PositiveInfinity;
            runner.State.TracePost.Span[1] = reference.TPost.Values[1] = T.NegativeInfinity;
        });

    [Test]
    public void Bounds_narrowed_between_steps([Values] StepPath path, [Values] StdpAlgorithm algorithm, [Values] bool tensor)
    {
        TestLayer<T> layer = Layer(algorithm, batch: 2);
        var runner = new PathRunner<T>(path, layer);
        ReferenceLayer<T> reference = layer.ToReference<T>();
        AssertStep(runner, reference, seed: 1, density: 0.02);

        StdpParameters<T> narrow = layer.Parameters with
        {
            WMin = tensor ? new Data<T>(9).Tensor([45, 1], 0.1, 0.4) : 0.25,
            WMax = 0.75,
        };
        runner.Exchange(narrow);
        reference = new(reference.W, reference.TPre, reference.TPost, ReferenceParameters<T>.From(narrow, layer.Dt));

        AssertStep(runner, reference, seed: 2, density: 0);
        AssertStep(runner, reference, seed: 3, density: 0.02);
    }

    [Test]
    public void Weights_of_minus_zero_that_activity_keeps_but_silence_does_not([Values] StepPath path)
    {
        // At the upper bound nothing is potentiated: 0 · P is −0 for a negative trace, which −0 survives; for P = 0 it is +0.
        TestLayer<T> layer = TestLayer<T>.Linear(1, 100, 45);
        layer.Parameters = new() { Algorithm = StdpAlgorithm.AdditiveStep, WMin = -1.0, WMax = 0.0, APost = 0.0 };
        layer.W.Fill(T.NegativeZero);
        layer.State.TracePre.Span.Fill(T.NegativeOne);
        layer.State.TracePost.Span.Clear();
        ReferenceLayer<T> reference = layer.ToReference<T>();
        var runner = new PathRunner<T>(path, layer);

        AssertStep(runner, reference, seed: 1, density: 1);
        AssertStep(runner, reference, seed: 2, density: 0);
    }

    private static TestLayer<T> Layer(StdpAlgorithm algorithm, int batch) => TestLayer<T>.Linear(batch, 100, 45).With(
        new() { Algorithm = algorithm, EtaPlus = 0.1, EtaMinus = 0.07, Mu = 1.0 });

    /// <summary>Runs until the engine could have learnt that silence is harmless, and then makes it harmful.</summary>
    private static void AssertDisturbed(
        StepPath path, TestLayer<T> layer, Action<PathRunner<T>, ReferenceLayer<T>> disturb)
    {
        var runner = new PathRunner<T>(path, layer);
        ReferenceLayer<T> reference = layer.ToReference<T>();
        for (int step = 0; step < 9; step++)
        {
            if (step % 3 == 2)
            {
                disturb(runner, reference);
            }

            AssertStep(runner, reference, step, step % 3 == 2 ? 0 : 0.02);
        }
    }

    private static void AssertSteps(StepPath path, TestLayer<T> layer, int steps, Func<int, double> density)
    {
        ReferenceLayer<T> reference = layer.ToReference<T>();
        var runner = new PathRunner<T>(path, layer);
        for (int step = 0; step < steps; step++)
        {
            AssertStep(runner, reference, step, density(step));
        }
    }

    private static void AssertStep(
        PathRunner<T> runner, ReferenceLayer<T> reference, int seed, double density)
    {
        var data = new Data<T>(seed);
        var zPre = new Grid<T>(data.Spikes(reference.TPre.Values.Length, density), reference.TPre.Shape);
        var zPost = new Grid<T>(data.Spikes(reference.TPost.Values.Length, density), reference.TPost.Shape);

        reference.Step(zPre, zPost);
        runner.Step(zPre.Values, zPost.Values);

        Assert.That(runner.State.TracePre.Span.ToArray(), Bits.EqualTo(reference.TPre.Values), $"t_pre, step {seed}");
        Assert.That(runner.State.TracePost.Span.ToArray(), Bits.EqualTo(reference.TPost.Values), $"t_post, step {seed}");
        Assert.That(runner.Weights, Bits.EqualTo(reference.W.Values), $"w, step {seed}");
    }
}
