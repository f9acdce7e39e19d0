namespace StdpKernels.Tests.Support;

/// <summary>The sizes of a convolutional layer; those of the output follow by counting the places of the kernel.</summary>
internal sealed record ConvShape(int Batch, int Channels, Size2D Image, int Outputs, Size2D Kernel)
{
    /// <summary>Small ones in which every loop over channels, kernels, positions and padding begins and ends in another way.</summary>
    public static ConvShape[] Edges { get; } =
    [
        new(1, 1, (1, 1), 1, (1, 1)),
        new(2, 1, (5, 6), 3, (3, 2)),
        new(1, 3, (7, 7), 5, (3, 3)) { Geometry = new() { Padding = 1 } },
        new(2, 2, (9, 8), 4, (3, 3)) { Geometry = new() { Stride = 2, Padding = (1, 0) } },
        new(1, 2, (9, 11), 9, (2, 3)) { Geometry = new() { Dilation = (2, 3) } },
        new(1, 1, (4, 4), 2, (4, 4)),
        new(3, 2, (3, 17), 8, (1, 16)),
        new(1, 17, (3, 3), 17, (1, 1)),
        new(1, 2, (5, 5), 3, (2, 2)) { Geometry = new() { Stride = 4, Padding = 3 } },
        new(1, 2, (2, 2), 3, (1, 1)) { Geometry = new() { Stride = 9, Padding = 20 } },
        new(1, 1, (6, 33), 33, (5, 5)) { Geometry = new() { Padding = 2 } },
        new(2, 5, (6, 6), 4, (3, 3)) { Geometry = new() { Stride = (1, 3), Padding = (0, 2), Dilation = (2, 1) } },
        new(0, 2, (5, 5), 3, (2, 2)),
        new(2, 6, (6, 5), 6, (3, 3)) { Geometry = new() { Padding = 1, Groups = 6 } },
        new(1, 4, (5, 7), 14, (2, 3)) { Geometry = new() { Stride = (1, 2), Groups = 2 } },
        new(2, 3, (7, 6), 33, (3, 2)) { Geometry = new() { Dilation = (1, 2), Padding = (1, 0), Groups = 3 } },
        new(1, 34, (4, 4), 2, (2, 2)) { Geometry = new() { Groups = 2 } },
    ];

    public Conv2dGeometry Geometry { get; init; }

    public int[] Pre => [Batch, Channels, Image.Height, Image.Width];

    public int[] Post =>
    [
        Batch,
        Outputs,
        CountPlaces(Image.Height, Kernel.Height, Geometry.Stride.Height, Geometry.Padding.Height, Geometry.Dilation.Height),
        CountPlaces(Image.Width, Kernel.Width, Geometry.Stride.Width, Geometry.Padding.Width, Geometry.Dilation.Width),
    ];

    public int[] Weights => [Outputs, Channels / Geometry.Groups, Kernel.Height, Kernel.Width];

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
        + $"s{Geometry.Stride} p{Geometry.Padding} d{Geometry.Dilation} g{Geometry.Groups}";
}
