using System.Numerics;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Errors;

/// <summary>What may share memory, or be left aside, is not refused.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class SharedMemoryTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [Test]
    public void Takes_neighbours_in_one_array([Values] bool convolution)
    {
        TestLayer<T> layer = OverlapBadCalls<T>.Layer(convolution);
        Assert.That(() => OverlapBadCalls<T>.StepInOneArray(layer, zPre: 0, zPost: 9, w: 18), Throws.Nothing);
        Assert.That(() => OverlapBadCalls<T>.StepInOneArray(layer, zPre: 18, zPost: 9, w: 0), Throws.Nothing);
    }

    [Test]
    public void Takes_activity_that_overlaps_activity([Values] bool convolution)
    {
        TestLayer<T> layer = OverlapBadCalls<T>.Layer(convolution);
        Assert.That(() => OverlapBadCalls<T>.StepInOneArray(layer, zPre: 0, zPost: 4, w: 18), Throws.Nothing);
    }

    [Test]
    public void Decay_does_not_look_at_the_parameters_of_the_weights()
    {
        TestLayer<T> layer = TestLayer<T>.Linear(batch: 3, inputs: 5, outputs: 4);
        layer.Parameters = layer.Parameters with { EtaPlus = new T[77], Algorithm = (StdpAlgorithm)99 };
        Assert.That(layer.UpdateTraces, Throws.Nothing);
    }
}
