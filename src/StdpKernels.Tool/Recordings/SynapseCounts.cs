namespace StdpKernels.Tool.Recordings;

/// <summary>
/// How many synapses one spike of each neuron changes: a presynaptic spike all that leave the neuron (its fan-out), a
/// postsynaptic spike all that reach it (its fan-in). In a convolution a synapse is a pair of an image pixel and an output
/// position that its kernel connects; padding has none.
/// </summary>
internal sealed class SynapseCounts
{
    private readonly long[] _fanOut;
    private readonly long[] _fanIn;

    private SynapseCounts(long[] fanOut, long[] fanIn)
    {
        _fanOut = fanOut;
        _fanIn = fanIn;
    }

    /// <summary>For each presynaptic neuron of one sample.</summary>
    public ReadOnlySpan<long> FanOut => _fanOut;

    /// <summary>For each postsynaptic neuron of one sample.</summary>
    public ReadOnlySpan<long> FanIn => _fanIn;

    public static SynapseCounts Of(Recording recording) => recording.Geometry is { } geometry
        ? OfConv2d(recording, geometry)
        : OfLinear(recording);

    private static SynapseCounts OfLinear(Recording recording)
    {
        (int nPost, int nPre) = (recording.Weights.Shape[0], recording.Weights.Shape[1]);
        var fanOut = new long[nPre];
        var fanIn = new long[nPost];
        Array.Fill(fanOut, nPost);
        Array.Fill(fanIn, nPre);
        return new SynapseCounts(fanOut, fanIn);
    }

    private static SynapseCounts OfConv2d(Recording recording, Conv2dGeometry geometry)
    {
        ReadOnlySpan<int> w = recording.Weights.Shape;
        ReadOnlySpan<int> image = recording.PreShape[2..];
        ReadOnlySpan<int> output = recording.PostShape[2..];
        AxisCounts rows = AxisCounts.Of(
            image[0], output[0], w[2], geometry.Stride.Height, geometry.Padding.Height, geometry.Dilation.Height);
        AxisCounts columns = AxisCounts.Of(
            image[1], output[1], w[3], geometry.Stride.Width, geometry.Padding.Width, geometry.Dilation.Width);
        return new SynapseCounts(
            Product(w[1], rows.PerPixel, columns.PerPixel, factor: w[0]),
            Product(w[0], rows.PerPosition, columns.PerPosition, factor: w[1]));
    }

    private static long[] Product(int channels, long[] rows, long[] columns, long factor) =>
    [
        .. from channel in Enumerable.Range(0, channels)
           from row in rows
           from column in columns
           select factor * row * column,
    ];

    /// <summary>The same along one axis: how often each pixel lies in a patch, and how many pixels each patch has.</summary>
    private sealed record AxisCounts(long[] PerPixel, long[] PerPosition)
    {
        public static AxisCounts Of(int pixels, int positions, int kernel, int stride, int padding, int dilation)
        {
            var counts = new AxisCounts(new long[pixels], new long[positions]);
            for (int position = 0; position < positions; position++)
            {
                for (int k = 0; k < kernel; k++)
                {
                    long pixel = ((long)position * stride) - padding + ((long)k * dilation);
                    if (pixel >= 0 && pixel < pixels)
                    {
                        counts.PerPixel[pixel]++;
                        counts.PerPosition[position]++;
                    }
                }
            }

            return counts;
        }
    }
}
