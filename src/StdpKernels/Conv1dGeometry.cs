using StdpKernels.Validation;

namespace StdpKernels;

/// <summary>
/// Where the patches of a 1-D convolution lie, and which channels they have. The default value is stride 1, padding 0, dilation 1, one group.
/// </summary>
/// <remarks>
/// A kernel of <c>k</c> elements over <c>L</c> has <c>L' = ⌊(L + 2 · padding − dilation · (k − 1) − 1) / stride⌋ + 1</c> positions. Padding is with
/// zeros. It is that of two dimensions, <see cref="Conv2dGeometry"/>, over images with a height of one.
/// </remarks>
public readonly record struct Conv1dGeometry
{
    private readonly Conv2dGeometry _ofImage;

    /// <summary>A geometry; what is left out keeps its default: stride 1, padding 0, dilation 1, one group.</summary>
    public Conv1dGeometry()
    {
    }

    /// <summary>The distance between neighbouring patches, at least 1. Default 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number below 1.</exception>
    public int Stride
    {
        get => _ofImage.Stride.Width;
        init => _ofImage = _ofImage with { Stride = (1, Require.AtLeast(1, value, nameof(Stride))) };
    }

    /// <summary>The zeros on each end, at least 0. Default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number below 0.</exception>
    public int Padding
    {
        get => _ofImage.Padding.Width;
        init => _ofImage = _ofImage with { Padding = (0, Require.AtLeast(0, value, nameof(Padding))) };
    }

    /// <summary>The distance between neighbouring elements of one patch, at least 1. Default 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number below 1.</exception>
    public int Dilation
    {
        get => _ofImage.Dilation.Width;
        init => _ofImage = _ofImage with { Dilation = (1, Require.AtLeast(1, value, nameof(Dilation))) };
    }

    /// <summary>Into how many groups the channels of both sides are divided, at least 1; see <see cref="Conv2dGeometry.Groups"/>. Default 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number below 1.</exception>
    public int Groups
    {
        get => _ofImage.Groups;
        init => _ofImage = _ofImage with { Groups = Require.AtLeast(1, value, nameof(Groups)) };
    }

    /// <summary>The same over images with a height of one.</summary>
    internal Conv2dGeometry OfImage => _ofImage;

    /// <summary>The number of positions: 0 where the kernel does not fit.</summary>
    /// <remarks>More than <see cref="int.MaxValue"/> positions are given as that number; no tensor has them.</remarks>
    /// <param name="length">How many elements a channel has.</param>
    /// <param name="kernel">How many elements the kernel has.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative length, or a kernel below 1.</exception>
    public int OutputLength(int length, int kernel) =>
        _ofImage.OutputSize((1, Require.AtLeast(0, length, nameof(length))), (1, Require.AtLeast(1, kernel, nameof(kernel)))).Width;
}
