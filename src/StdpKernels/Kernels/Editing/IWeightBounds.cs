using System.Numerics;
using System.Runtime.CompilerServices;

namespace StdpKernels.Kernels.Editing;

/// <summary>The bounds that a rule has for the weights of a stretch: <c>min(max(w, w_min), w_max)</c>; NaN stays NaN.</summary>
internal interface IWeightBounds<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    Vector<T> Apply(Vector<T> w, int at);

    /// <summary>Fewer weights than a vector: the last of the stretch.</summary>
    Vector<T> ApplyLast(Vector<T> w, int at);
}

/// <summary>None.</summary>
internal readonly struct NoBounds<T> : IWeightBounds<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public Vector<T> Apply(Vector<T> w, int at) => w;

    public Vector<T> ApplyLast(Vector<T> w, int at) => w;
}

/// <summary>The same for all weights.</summary>
internal readonly struct NumberBounds<T>(T min, T max) : IWeightBounds<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Vector<T> _min = new(min);
    private readonly Vector<T> _max = new(max);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<T> Apply(Vector<T> w, int at) => Vector.MinNative(_max, Vector.MaxNative(_min, w));

    public Vector<T> ApplyLast(Vector<T> w, int at) => Apply(w, at);
}

/// <summary>Those of each weight.</summary>
internal readonly ref struct TensorBounds<T>(ReadOnlySpan<T> min, ReadOnlySpan<T> max) : IWeightBounds<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<T> _min = min;
    private readonly ReadOnlySpan<T> _max = max;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<T> Apply(Vector<T> w, int at) =>
        Vector.MinNative(new Vector<T>(_max[at..]), Vector.MaxNative(new Vector<T>(_min[at..]), w));

    public Vector<T> ApplyLast(Vector<T> w, int at) =>
        Vector.MinNative(PartialVector.Load(_max[at..]), Vector.MaxNative(PartialVector.Load(_min[at..]), w));
}
