namespace StdpKernels.Kernels.Events;

/// <summary>The elements of a patch that lie side by side in an image of its group, whose channels come last, as runs of whole vectors.</summary>
/// <remarks>Without dilation a row of the kernel is one run, otherwise each of its elements is. What pads a run means nothing.</remarks>
internal readonly record struct PatchRuns
{
    private readonly int _inRow;
    private readonly int _rowStep;
    private readonly int _columnStep;

    public PatchRuns(in Conv2dShape shape, int vectorLength)
    {
        _inRow = shape.Columns.Dilation == 1 ? Math.Min(1, shape.Kernel.Width) : shape.Kernel.Width;
        _rowStep = shape.Rows.Dilation * shape.Columns.Length * shape.Groups.Channels;
        _columnStep = shape.Columns.Dilation * shape.Groups.Channels;
        KernelColumns = shape.Kernel.Width / Math.Max(1, _inRow);
        Count = shape.Kernel.Height * _inRow;
        Length = KernelColumns * shape.Groups.Channels;
        PaddedLength = checked(Length + vectorLength - 1) / vectorLength * vectorLength;
        PatchLength = checked(Count * PaddedLength);
    }

    /// <summary>How many runs a patch has.</summary>
    public int Count { get; }

    /// <summary>Columns of the kernel in a run.</summary>
    public int KernelColumns { get; }

    /// <summary>Elements of a run: columns of the kernel times channels of the group.</summary>
    public int Length { get; }

    /// <summary>Elements of a run in whole vectors.</summary>
    public int PaddedLength { get; }

    /// <summary>Elements of all runs of a patch in whole vectors.</summary>
    public int PatchLength { get; }

    /// <summary>The most elements that a patch of weights <c>[O, C / g, kh, kw]</c> can have in whole vectors, whatever the dilation.</summary>
    public static long LongestPatch(TensorShape w, int vectorLength) =>
        (long)w[2] * w[3] * (w[1] + (long)vectorLength - 1);

    /// <summary>Where a run starts, counted from the first element of the patch.</summary>
    public int Offset(int run)
    {
        (int row, int column) = Math.DivRem(run, _inRow);
        return (row * _rowStep) + (column * _columnStep);
    }
}
