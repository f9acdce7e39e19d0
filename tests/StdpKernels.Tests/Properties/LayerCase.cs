using System.Numerics;
using StdpKernels.Tests.Reference;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Properties;

/// <summary>
/// A layer and some steps, number by number: what the properties are asked of, and what a failure prints, so that the case can stand
/// in a test. Linear, or convolutional where there is a <see cref="Convolution"/>.
/// </summary>
internal sealed record LayerCase<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Samples, inputs and outputs of a linear layer.</summary>
    public (int Batch, int Inputs, int Outputs) Linear { get; init; }

    public ConvShape? Convolution { get; init; }

    public StdpParameters<T> Parameters { get; init; } = new();

    public double Dt { get; init; } = 0.001;

    public required T[] W { get; init; }

    public required T[] TPre { get; init; }

    public required T[] TPost { get; init; }

    /// <summary>Presynaptic activity, step by step.</summary>
    public required T[][] ZPre { get; init; }

    /// <summary>Postsynaptic activity, step by step.</summary>
    public required T[][] ZPost { get; init; }

    /// <summary>Groups of channels, one in a linear layer.</summary>
    public int Groups => Convolution?.Geometry.Groups ?? 1;

    public int[] PreShape => Convolution?.Pre ?? [Linear.Batch, Linear.Inputs];

    public int[] PostShape => Convolution?.Post ?? [Linear.Batch, Linear.Outputs];

    public int[] WeightShape => Convolution?.Weights ?? [Linear.Outputs, Linear.Inputs];

    /// <summary>A layer with these weights and traces, and the activity of the first step.</summary>
    public TestLayer<T> ToLayer()
    {
        TestLayer<T> layer = Convolution is not null
            ? TestLayer<T>.Conv2d(Convolution)
            : TestLayer<T>.Linear(Linear.Batch, Linear.Inputs, Linear.Outputs);
        layer.Parameters = Parameters;
        layer.Dt = Dt;
        W.CopyTo(layer.W);
        TPre.CopyTo(layer.State.TracePre.Span);
        TPost.CopyTo(layer.State.TracePost.Span);
        ZPre[0].CopyTo(layer.ZPre);
        ZPost[0].CopyTo(layer.ZPost);
        return layer;
    }

    /// <summary>The case with the weights and traces that all of its steps, from dense activity, leave behind.</summary>
    public LayerCase<T> After()
    {
        TestLayer<T> layer = ToLayer();
        for (int step = 0; step < ZPre.Length; step++)
        {
            ZPre[step].CopyTo(layer.ZPre);
            ZPost[step].CopyTo(layer.ZPost);
            layer.Step();
        }

        return this with
        {
            W = layer.W.ToArray(),
            TPre = layer.State.TracePre.Span.ToArray(),
            TPost = layer.State.TracePost.Span.ToArray(),
        };
    }

    /// <summary>The case under another rule.</summary>
    public LayerCase<T> With(StdpAlgorithm algorithm, double mu) =>
        this with { Parameters = Parameters with { Algorithm = algorithm, Mu = mu } };

    /// <summary>Asserts equal weights and traces, bit for bit.</summary>
    public void AssertSame(LayerCase<T> expected)
    {
        Assert.That(TPre, Bits.EqualTo(expected.TPre), "t_pre");
        Assert.That(TPost, Bits.EqualTo(expected.TPost), "t_post");
        Assert.That(W, Bits.EqualTo(expected.W), "w");
    }

    /// <summary>Asserts that every step along a path gives the bits of the reference.</summary>
    public void AssertIsReference(StepPath path)
    {
        TestLayer<T> layer = ToLayer();
        ReferenceLayer<T> reference = layer.ToReference<T>();
        AssertSteps(path, layer, step =>
        {
            reference.Step(new(ZPre[step], layer.PreShape), new(ZPost[step], layer.PostShape), layer.Geometry);
            return (reference.TPre.Values, reference.TPost.Values, reference.W.Values);
        }, Parameters.Triplet is null ? null : () => [reference.TPreSlow.Values, reference.TPostSlow.Values]);
    }

    /// <summary>Asserts that every step along a path gives the bits of a step from dense activity.</summary>
    public void AssertIsDense(StepPath path)
    {
        TestLayer<T> dense = ToLayer();
        AssertSteps(path, ToLayer(), step =>
        {
            ZPre[step].CopyTo(dense.ZPre);
            ZPost[step].CopyTo(dense.ZPost);
            dense.Step();
            return (dense.State.TracePre.Span.ToArray(), dense.State.TracePost.Span.ToArray(), dense.W.ToArray());
        });
    }

    private void AssertSteps(
        StepPath path, TestLayer<T> layer, Func<int, (T[] TPre, T[] TPost, T[] W)> expect, Func<T[][]>? expectSlow = null)
    {
        var runner = new PathRunner<T>(path, layer);
        for (int step = 0; step < ZPre.Length; step++)
        {
            (T[] tPre, T[] tPost, T[] w) = expect(step);
            if (!StepPaths.IsWindow(path))
            {
                runner.Step(ZPre[step], ZPost[step]);
            }
            else if (step == ZPre.Length - 1)
            {
                // The first step alone where there are many, so that one window follows another.
                int cut = ZPre.Length > 3 ? 1 : 0;
                runner.Window(ZPre[..cut], ZPost[..cut]);
                runner.Window(ZPre[cut..], ZPost[cut..]);
            }
            else
            {
                continue;
            }

            Assert.That(runner.State.TracePre.Span.ToArray(), Bits.EqualTo(tPre), $"t_pre, {path}, step {step}");
            Assert.That(runner.State.TracePost.Span.ToArray(), Bits.EqualTo(tPost), $"t_post, {path}, step {step}");
            if (expectSlow is not null)
            {
                Assert.That(runner.State.Traces[2].Values.Span.ToArray(), Bits.EqualTo(expectSlow()[0]), $"t_pre_slow, {path}, step {step}");
                Assert.That(runner.State.Traces[3].Values.Span.ToArray(), Bits.EqualTo(expectSlow()[1]), $"t_post_slow, {path}, step {step}");
            }

            Assert.That(runner.Weights, Bits.EqualTo(w), $"w, {path}, step {step}");
            Assert.That(layer.SlackIsIntact, Is.True, $"memory around the arrays, {path}, step {step}");
        }
    }
}
