namespace StdpKernels.Kernels.Events;

/// <summary>The sizes of a convolution by name.</summary>
internal readonly record struct Conv2dShape(TensorShape Pre, TensorShape Post, TensorShape W, Conv2dGeometry Geometry)
{
    public int Batch => Pre[0];

    public int Channels => Pre[1];

    public Size2D Image => new(Pre[2], Pre[3]);

    public Size2D Padded => new(Pre[2] + (2 * Geometry.Padding.Height), Pre[3] + (2 * Geometry.Padding.Width));

    public int Outputs => Post[1];

    public Size2D Output => new(Post[2], Post[3]);

    public int Positions => Post[2] * Post[3];

    public Size2D Kernel => new(W[2], W[3]);

    /// <summary>Weights of one output: <c>C · kh · kw</c>.</summary>
    public int PatchLength => W[1] * W[2] * W[3];
}
