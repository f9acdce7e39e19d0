namespace StdpKernels.Kernels;

/// <summary>The sizes of a convolution by name, and how its images are prepared for patches.</summary>
internal readonly record struct Conv2dShape
{
    public Conv2dShape(TensorShape pre, TensorShape post, TensorShape w, Conv2dGeometry geometry)
    {
        Pre = pre;
        Post = post;
        W = w;
        Geometry = geometry;
        Rows = new PatchAxis(
            pre[2], w[2], geometry.Stride.Height, geometry.Padding.Height, geometry.Dilation.Height, post[2]);
        Columns = new PatchAxis(
            pre[3], w[3], geometry.Stride.Width, geometry.Padding.Width, geometry.Dilation.Width, post[3]);

        // Kernels ask for these in their loops.
        Batch = pre[0];
        Channels = pre[1];
        Image = new Size2D(pre[2], pre[3]);
        Outputs = post[1];
        Output = new Size2D(post[2], post[3]);
        Kernel = new Size2D(w[2], w[3]);
        Positions = post[2] * post[3];
        PatchLength = w[1] * w[2] * w[3];
        Groups = ChannelGroups.Of(w, geometry.Groups);
        PreparedLength = checked(Channels * Rows.Length * Columns.Length);
        PreparedGroupLength = Groups.Channels * Rows.Length * Columns.Length;
    }

    /// <summary>The shape of images: of one dimension, they have a height of one. Weights likewise.</summary>
    public static TensorShape OfImages(TensorShape shape) => shape.Rank == 3 ? new TensorShape(shape[0], shape[1], 1, shape[2]) : shape;

    /// <summary><c>[B, C, H, W]</c>.</summary>
    public TensorShape Pre { get; }

    /// <summary><c>[B, O, H', W']</c>.</summary>
    public TensorShape Post { get; }

    /// <summary><c>[O, C / g, kh, kw]</c>.</summary>
    public TensorShape W { get; }

    public Conv2dGeometry Geometry { get; }

    /// <summary>The height of the prepared images.</summary>
    public PatchAxis Rows { get; }

    /// <summary>The width of the prepared images.</summary>
    public PatchAxis Columns { get; }

    /// <summary>Which channels have weights between each other.</summary>
    public ChannelGroups Groups { get; }

    public int Batch { get; }

    public int Channels { get; }

    public Size2D Image { get; }

    public int Outputs { get; }

    public Size2D Output { get; }

    public Size2D Kernel { get; }

    /// <summary>Output positions: <c>H' · W'</c>.</summary>
    public int Positions { get; }

    /// <summary>Terms of every sum: batch times positions.</summary>
    public int Depth => Batch * Positions;

    /// <summary>Weights of one output: <c>C / g · kh · kw</c>.</summary>
    public int PatchLength { get; }

    /// <summary>Elements of the prepared images of one sample.</summary>
    public int PreparedLength { get; }

    /// <summary>Where an element of a patch, in the order <c>(c, kh, kw)</c>, lies in a prepared image, from the patch's first one on.</summary>
    public int OffsetInImage(int element)
    {
        (int channel, int inKernel) = Math.DivRem(element, Kernel.Height * Kernel.Width);
        (int y, int x) = Math.DivRem(inKernel, Kernel.Width);
        return (((channel * Rows.Length) + (y * Rows.Dilation)) * Columns.Length) + (x * Columns.Dilation);
    }

    /// <summary>Elements of the prepared images of one sample that are of the channels of one group.</summary>
    public int PreparedGroupLength { get; }
}
