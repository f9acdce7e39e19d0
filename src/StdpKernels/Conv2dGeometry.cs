using StdpKernels.Validation;

namespace StdpKernels;

/// <summary>
/// Where the patches of a 2-D convolution lie, and which channels they have. The default value is stride 1, padding 0, dilation 1, one group.
/// </summary>
/// <remarks>
/// A kernel of <c>kh</c> rows over an image of <c>H</c> rows has
/// <c>H' = ⌊(H + 2 · padding − dilation · (kh − 1) − 1) / stride⌋ + 1</c> positions; columns likewise. Padding is with zeros. In <c>g</c> groups
/// the weights are <c>[O, C / g, kh, kw]</c>: output <c>o</c> sees the <c>C / g</c> channels from <c>⌊o / (O / g)⌋ · (C / g)</c> on.
/// </remarks>
public readonly record struct Conv2dGeometry
{
    // Kept less one, so that default(Conv2dGeometry) is a valid geometry.
    private readonly Size2D _strideLessOne;
    private readonly Size2D _dilationLessOne;
    private readonly int _groupsLessOne;
    private readonly Size2D _padding;

    /// <summary>A geometry; what is left out keeps its default: stride 1, padding 0, dilation 1, one group.</summary>
    public Conv2dGeometry()
    {
    }

    /// <summary>The distance between neighbouring patches, at least 1. Default 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number below 1.</exception>
    public Size2D Stride
    {
        get => new(_strideLessOne.Height + 1, _strideLessOne.Width + 1);
        init => _strideLessOne = LessOne(AtLeast(1, value, nameof(Stride)));
    }

    /// <summary>The zeros on each side of the image, at least 0. Default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number below 0.</exception>
    public Size2D Padding
    {
        get => _padding;
        init => _padding = AtLeast(0, value, nameof(Padding));
    }

    /// <summary>The distance between neighbouring elements of one patch, at least 1. Default 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number below 1.</exception>
    public Size2D Dilation
    {
        get => new(_dilationLessOne.Height + 1, _dilationLessOne.Width + 1);
        init => _dilationLessOne = LessOne(AtLeast(1, value, nameof(Dilation)));
    }

    /// <summary>
    /// Into how many groups the channels of both sides are divided, at least 1; neighbouring ones each, and a channel has weights to its group
    /// only. As many as channels for a depthwise convolution. Default 1.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A number below 1.</exception>
    public int Groups
    {
        get => _groupsLessOne + 1;
        init => _groupsLessOne = Require.AtLeast(1, value, nameof(Groups)) - 1;
    }

    /// <summary>The number of positions (height and width of the output): 0 where the kernel does not fit.</summary>
    /// <remarks>More than <see cref="int.MaxValue"/> positions are given as that number; no tensor has them.</remarks>
    /// <param name="image">Height and width of the image.</param>
    /// <param name="kernel">Height and width of the kernel.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative image, or a kernel below 1.</exception>
    public Size2D OutputSize(Size2D image, Size2D kernel)
    {
        AtLeast(0, image, nameof(image));
        AtLeast(1, kernel, nameof(kernel));
        return new Size2D(
            Positions(image.Height, kernel.Height, Stride.Height, Padding.Height, Dilation.Height),
            Positions(image.Width, kernel.Width, Stride.Width, Padding.Width, Dilation.Width));
    }

    private static int Positions(int image, int kernel, int stride, int padding, int dilation)
    {
        // In 64 bits: each factor fits 31 bits, so nothing here overflows.
        long slack = image + (2L * padding) - ((long)dilation * (kernel - 1)) - 1;
        return slack < 0 ? 0 : (int)Math.Min((slack / stride) + 1, int.MaxValue);
    }

    private static Size2D LessOne(Size2D size) => new(size.Height - 1, size.Width - 1);

    private static Size2D AtLeast(int minimum, Size2D size, string name) =>
        size.Height >= minimum && size.Width >= minimum
            ? size
            : throw new ArgumentOutOfRangeException(name, size, $"{name} must be at least {minimum} along both sides, but it is {size}.");
}
