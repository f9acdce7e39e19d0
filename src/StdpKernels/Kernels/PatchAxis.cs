namespace StdpKernels.Kernels;

/// <summary>
/// One side of an image, prepared for patches: with the zeros of its padding in place, or, where stride and padding are so large that
/// this would be longer, with only the elements that the patches see, one patch after the other.
/// </summary>
internal readonly record struct PatchAxis
{
    private readonly int _image;
    private readonly int _kernel;
    private readonly int _padding;
    private readonly bool _patchwise;
    private readonly (int Stride, int Dilation) _step;

    /// <summary>Chooses the shorter of the two preparations.</summary>
    /// <param name="image">Elements of the image along this side.</param>
    /// <param name="kernel">Elements of the kernel.</param>
    /// <param name="stride">The distance between neighbouring patches.</param>
    /// <param name="padding">The zeros on each end.</param>
    /// <param name="dilation">The distance between neighbouring elements of a patch.</param>
    /// <param name="positions">The number of patches.</param>
    public PatchAxis(int image, int kernel, int stride, int padding, int dilation, int positions)
    {
        _patchwise = Patchwise(kernel, positions) < Padded(kernel, stride, dilation, positions);
        _image = image;
        _kernel = kernel;
        _padding = padding;
        _step = (stride, dilation);
        Length = checked((int)PreparedLength(kernel, stride, dilation, positions));
        Stride = _patchwise ? kernel : stride;
        Dilation = _patchwise ? 1 : dilation;
    }

    /// <summary>Elements of the prepared image.</summary>
    public int Length { get; }

    /// <summary>The distance between neighbouring patches of the prepared image.</summary>
    public int Stride { get; }

    /// <summary>The distance between neighbouring elements of a patch of the prepared image.</summary>
    public int Dilation { get; }

    /// <summary>The number of stretches that <see cref="Stretch"/> knows.</summary>
    public int Stretches => _patchwise ? Length : 1;

    /// <summary>What <see cref="Length"/> is, also where it is more than an array can have.</summary>
    public static long PreparedLength(int kernel, int stride, int dilation, int positions) =>
        Math.Min(Padded(kernel, stride, dilation, positions), Patchwise(kernel, positions));

    /// <summary>The element of the image that stands at an index of the prepared one; −1 for the padding.</summary>
    public int Source(int index)
    {
        long source = _patchwise
            ? ((index / _kernel) * (long)_step.Stride) + ((index % _kernel) * (long)_step.Dilation) - _padding
            : index - (long)_padding;
        return source >= 0 && source < _image ? (int)source : -1;
    }

    /// <summary>Elements that lie side by side in both images: where in the prepared one, where in the other, and how many.</summary>
    public (int Target, int Source, int Length) Stretch(int number)
    {
        if (_patchwise)
        {
            int source = Source(number);
            return source < 0 ? default : (number, source, 1);
        }

        return _padding < Length ? (_padding, 0, Math.Min(_image, Length - _padding)) : default;
    }

    // What the last patch does not reach is left out.
    private static long Padded(int kernel, int stride, int dilation, int positions) =>
        ((positions - 1L) * stride) + ((kernel - 1L) * dilation) + 1;

    private static long Patchwise(int kernel, int positions) => (long)positions * kernel;
}
