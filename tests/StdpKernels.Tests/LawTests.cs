using System.Numerics;
using StdpKernels.Tests.Reference;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests;

/// <summary>What must hold between steps, whatever the numbers are: no reference is needed to see a violation.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class LawTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Inputs = 37;
    private const int Outputs = 6;

    [Test]
    public void Correlations_of_a_batch_add_up()
    {
        // With powers of two everywhere sums are exact: a batch changes the weights by the sum of what its samples do.
        TestLayer<T> batch = Exact(samples: 5);
        T[] sum = new T[Outputs * Inputs];
        for (int b = 0; b < 5; b++)
        {
            TestLayer<T> sample = Exact(samples: 1);
            batch.ZPre.Slice(b * Inputs, Inputs).CopyTo(sample.ZPre);
            batch.ZPost.Slice(b * Outputs, Outputs).CopyTo(sample.ZPost);
            batch.State.TracePre.Span.Slice(b * Inputs, Inputs).CopyTo(sample.State.TracePre.Span);
            batch.State.TracePost.Span.Slice(b * Outputs, Outputs).CopyTo(sample.State.TracePost.Span);
            sample.Step();
            for (int i = 0; i < sum.Length; i++)
            {
                sum[i] += sample.W[i];
            }
        }

        batch.Step();

        Assert.That(batch.W.ToArray(), Is.EqualTo(sum));
        Assert.That(sum, Is.Not.All.EqualTo(T.Zero));
    }

    [Test]
    public void Neurons_may_be_numbered_in_any_order([Values] StdpAlgorithm algorithm, [Values(0.3, 0.5, 2)] double mu)
    {
        int[] order = [.. Enumerable.Range(0, Inputs)];
        new Random(3).Shuffle(order);
        TestLayer<T> layer = TestLayer<T>.Linear(3, Inputs, Outputs);
        TestLayer<T> shuffled = TestLayer<T>.Linear(3, Inputs, Outputs);
        layer.Parameters = shuffled.Parameters = layer.Parameters with { Algorithm = algorithm, Mu = mu };
        Permute(layer.ZPre, shuffled.ZPre, order);
        Permute(layer.State.TracePre.Span, shuffled.State.TracePre.Span, order);
        Permute(layer.W, shuffled.W, order);

        layer.Step();
        shuffled.Step();

        var expected = new T[Outputs * Inputs];
        Permute(layer.W, expected, order);
        Assert.That(shuffled.W.ToArray(), Bits.EqualTo(expected));
    }

    [Test]
    public void An_additive_rule_is_a_power_of_zero([Values] bool hardBound, [Values] bool convolution)
    {
        (TestLayer<T> additive, TestLayer<T> power) = (Layer(convolution), Layer(convolution));
        additive.Parameters = additive.Parameters with { HardBound = hardBound, Algorithm = StdpAlgorithm.Additive };
        power.Parameters = additive.Parameters with { Algorithm = StdpAlgorithm.MultiplicativePow, Mu = 0.0 };
        for (int step = 0; step < 10; step++)
        {
            additive.Draw(step, 0.3, 0.3);
            power.Draw(step, 0.3, 0.3);
            additive.Step();
            power.Step();
        }

        power.Snapshot().AssertSame(additive.Snapshot());
    }

    [Test]
    public void Silence_lets_traces_decay_and_only_bounds_weights([Values] StdpAlgorithm algorithm, [Values] bool convolution)
    {
        TestLayer<T> layer = Layer(convolution);
        layer.Parameters = layer.Parameters with { Algorithm = algorithm, TauPreInv = 10.0, TauPostInv = 10.0 };
        layer.Dt = 0.05;
        layer.Draw(0, 0, 0);
        layer.W[0] = T.CreateChecked(2);
        layer.W[1] = T.CreateChecked(-2);
        Snapshot<T> before = layer.Snapshot();
        T half = T.CreateChecked(0.5);

        layer.Step();

        T[] bounded = Array.ConvertAll(before.W, w => T.Clamp(w, T.Zero, T.One));
        layer.Snapshot().AssertSame(before with
        {
            W = bounded,
            TPre = Array.ConvertAll(before.TPre, t => t - (half * t)),
            TPost = Array.ConvertAll(before.TPost, t => t - (half * t)),
        });
    }

    [Test]
    public void Many_steps_are_the_reference_many_times(
        [Values] StdpAlgorithm algorithm, [Values] bool hardBound, [Values] bool convolution)
    {
        TestLayer<T> layer = Layer(convolution);
        layer.Parameters = layer.Parameters with { Algorithm = algorithm, HardBound = hardBound, Mu = 1.0 };
        ReferenceLayer<T> expected = layer.ToReference<T>();
        for (int step = 0; step < 50; step++)
        {
            layer.Draw(step, 0.2, 0.2);
            expected.Step(layer.ZPreGrid<T>(), layer.ZPostGrid<T>(), layer.Geometry);
            layer.Step();
        }

        Assert.That(layer.State.TracePre.Span.ToArray(), Bits.EqualTo(expected.TPre.Values));
        Assert.That(layer.State.TracePost.Span.ToArray(), Bits.EqualTo(expected.TPost.Values));
        Assert.That(layer.W.ToArray(), Bits.EqualTo(expected.W.Values));
    }

    private static TestLayer<T> Layer(bool convolution) => convolution
        ? TestLayer<T>.Conv2d(new ConvShape(2, 2, (7, 6), 5, 3) { Geometry = new() { Padding = 1, Stride = (2, 1) } })
        : TestLayer<T>.Linear(3, Inputs, Outputs);

    /// <summary>Weights of zero, traces that are multiples of 1/16, rates of 1/2 and 1/4: no sum rounds.</summary>
    private static TestLayer<T> Exact(int samples)
    {
        TestLayer<T> layer = TestLayer<T>.Linear(samples, Inputs, Outputs);
        layer.W.Clear();
        foreach (ref T t in layer.State.TracePre.Span)
        {
            t = T.Floor(t * T.CreateChecked(16)) / T.CreateChecked(16);
        }

        foreach (ref T t in layer.State.TracePost.Span)
        {
            t = T.Floor(t * T.CreateChecked(16)) / T.CreateChecked(16);
        }

        layer.Dt = 0.25;
        layer.Parameters = new() { TauPreInv = 1.0, TauPostInv = 1.0, EtaPlus = 0.5, EtaMinus = 0.25, HardBound = false };
        return layer;
    }

    private static void Permute(ReadOnlySpan<T> source, Span<T> target, int[] order)
    {
        for (int i = 0; i < source.Length; i++)
        {
            target[i] = source[(i / order.Length * order.Length) + order[i % order.Length]];
        }
    }
}
