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
    }

    /// <summary><c>[B, C, H, W]</c>.</summary>
    public TensorShape Pre { get; }

    /// <summary><c>[B, O, H', W']</c>.</summary>
    public TensorShape Post { get; }

    /// <summary><c>[O, C, kh, kw]</c>.</summary>
    public TensorShape W { get; }

    public Conv2dGeometry Geometry { get; }

    /// <summary>The height of the prepared images.</summary>
    public PatchAxis Rows { get; }

    /// <summary>The width of the prepared images.</summary>
    public PatchAxis Columns { get; }

    public int Batch => Pre[0];

    public int Channels => Pre[1];

    public Size2D Image => new(Pre[2], Pre[3]);

    public int Outputs => Post[1];

    public Size2D Output => new(Post[2], Post[3]);

    public int Positions => Post[2] * Post[3];

    /// <summary>Terms of every sum: batch times positions.</summary>
    public int Depth => Batch * Positions;

    public Size2D Kernel => new(W[2], W[3]);

    /// <summary>Weights of one output: <c>C · kh · kw</c>.</summary>
    public int PatchLength => W[1] * W[2] * W[3];

    /// <summary>Elements of the prepared images of one sample.</summary>
    public int PreparedLength => checked(Channels * Rows.Length * Columns.Length);
}
