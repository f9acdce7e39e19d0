using System.Numerics;
using StdpKernels.Tests.Reference;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Steps;

/// <summary>Rounding and bounds over many steps: an error that one step hides shows in the next ones.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class ManyStepTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
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
        : TestLayer<T>.Linear(3, 37, 6);
}
