using StdpKernels.Simulation;
using StdpKernels.Tool.Recordings;

namespace StdpKernels.Tests.Tool.Recordings;

internal sealed class SynapseCountsTests
{
    [Test]
    public void A_linear_layer_connects_all_with_all()
    {
        SynapseCounts counts = SynapseCounts.Of(Create([3, 4], [5, 2, 4], [5, 2, 3], geometry: null));

        Assert.That(counts.FanOut.ToArray(), Is.EqualTo(new long[] { 3, 3, 3, 3 }));
        Assert.That(counts.FanIn.ToArray(), Is.EqualTo(new long[] { 4, 4, 4 }));
    }

    [Test]
    public void A_kernel_counts_at_each_position_without_the_padding()
    {
        // One row of 4 pixels; a kernel of 3 columns and one zero on either side: patches of 2, 3, 3 and 2 pixels.
        SynapseCounts counts = SynapseCounts.Of(
            Create([2, 1, 1, 3], [1, 1, 1, 1, 4], [1, 1, 2, 1, 4], new Conv2dGeometry { Padding = (0, 1) }));

        Assert.That(counts.FanOut.ToArray(), Is.EqualTo(new long[] { 4, 6, 6, 4 }));
        Assert.That(counts.FanIn.ToArray(), Is.EqualTo(new long[] { 2, 3, 3, 2, 2, 3, 3, 2 }));
    }

    [Test]
    public void Both_sides_count_the_same_synapses()
    {
        var geometry = new Conv2dGeometry { Stride = (2, 1), Padding = (1, 2), Dilation = (1, 2) };
        Size2D output = geometry.OutputSize((7, 9), (3, 2));
        SynapseCounts counts = SynapseCounts.Of(
            Create([4, 3, 3, 2], [1, 1, 3, 7, 9], [1, 1, 4, output.Height, output.Width], geometry));

        Assert.That(counts.FanOut.ToArray().Sum(), Is.EqualTo(counts.FanIn.ToArray().Sum()).And.Positive);
    }

    private static Recording Create(int[] w, int[] zPre, int[] zPost, Conv2dGeometry? geometry) => new(
        Zeros(w),
        Zeros(zPre),
        Zeros(zPost),
        TracePre: null,
        TracePost: null,
        geometry);

    private static NpyArray Zeros(int[] shape) => NpyArray.Create(new float[shape.Aggregate((length, dimension) => length * dimension)], shape);
}
