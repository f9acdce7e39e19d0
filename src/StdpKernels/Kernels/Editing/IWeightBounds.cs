using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Lanes;

namespace StdpKernels.Kernels.Editing;

/// <summary>The bounds of a rule for the weights of a stretch: <c>min(max(w, w_min), w_max)</c>; NaN stays NaN, and bounds nothing.</summary>
internal interface IWeightBounds<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    Vector<T> Apply(Vector<T> w, int at);

    /// <summary>Fewer weights than a vector: the last of the stretch.</summary>
    Vector<T> ApplyLast(Vector<T> w, int at);

    /// <summary>Weights between bounds of their own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static Vector<T> Between(Vector<T> min, Vector<T> max, Vector<T> w) =>
        VectorLane<T>.AtMost(VectorLane<T>.AtLeast(new(w), new(min)), new(max)).Value;
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
    public Vector<T> Apply(Vector<T> w, int at) => IWeightBounds<T>.Between(_min, _max, w);

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
        IWeightBounds<T>.Between(new Vector<T>(_min[at..]), new Vector<T>(_max[at..]), w);

    public Vector<T> ApplyLast(Vector<T> w, int at) =>
        IWeightBounds<T>.Between(PartialVector.Load(_min[at..]), PartialVector.Load(_max[at..]), w);
}
