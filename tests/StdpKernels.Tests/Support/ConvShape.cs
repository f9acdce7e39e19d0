namespace StdpKernels.Tests.Support;

/// <summary>The sizes of a convolutional layer; those of the output follow by counting the places of the kernel.</summary>
internal sealed record ConvShape(int Batch, int Channels, Size2D Image, int Outputs, Size2D Kernel)
{
    public Conv2dGeometry Geometry { get; init; }

    public int[] Pre => [Batch, Channels, Image.Height, Image.Width];

    public int[] Post =>
    [
        Batch,
        Outputs,
        CountPlaces(Image.Height, Kernel.Height, Geometry.Stride.Height, Geometry.Padding.Height, Geometry.Dilation.Height),
        CountPlaces(Image.Width, Kernel.Width, Geometry.Stride.Width, Geometry.Padding.Width, Geometry.Dilation.Width),
    ];

    public int[] Weights => [Outputs, Channels, Kernel.Height, Kernel.Width];

    /// <summary>By trying every start whose last kernel element still lies on the padded image.</summary>
    public static int CountPlaces(int image, int kernel, int stride, int padding, int dilation)
    {
        int places = 0;
        for (int start = -padding; start + (dilation * (kernel - 1)) < image + padding; start += stride)
        {
            places++;
        }

        return places;
    }

    public override string ToString() =>
        $"{Batch} x {Channels} x {Image} -> {Outputs}, kernel {Kernel} "
        + $"s{Geometry.Stride} p{Geometry.Padding} d{Geometry.Dilation}";
}
