using System.Numerics;
using System.Runtime.CompilerServices;

namespace StdpKernels.Kernels.Editing;

/// <summary>All weights times a number.</summary>
internal readonly struct ScaleEdit<T>(T factor, int length) : IWeightEdit<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Vector<T> _factor = new(factor);

    public int Length => length;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<T> Apply(Vector<T> w, int at) => w * _factor;

    public Vector<T> ApplyLast(Vector<T> w, int at) => w * _factor;
}

/// <summary>Each weight times a number of its own.</summary>
internal readonly ref struct FactorsEdit<T>(ReadOnlySpan<T> factors) : IWeightEdit<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<T> _factors = factors;

    public int Length => _factors.Length;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<T> Apply(Vector<T> w, int at) => w * new Vector<T>(_factors[at..]);

    public Vector<T> ApplyLast(Vector<T> w, int at) => w * PartialVector.Load(_factors[at..]);
}

/// <summary>A share of the way to a resting weight: <c>w + share · (rest − w)</c>.</summary>
internal readonly struct DecayEdit<T>(T share, T rest, int length) : IWeightEdit<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Vector<T> _share = new(share);
    private readonly Vector<T> _rest = new(rest);

    public int Length => length;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<T> Apply(Vector<T> w, int at) => w + (_share * (_rest - w));

    public Vector<T> ApplyLast(Vector<T> w, int at) => Apply(w, at);
}

/// <summary>Weights between two numbers; NaN stays NaN.</summary>
internal readonly struct ClipEdit<T>(T min, T max, int length) : IWeightEdit<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NumberBounds<T> _bounds = new(min, max);

    public int Length => length;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<T> Apply(Vector<T> w, int at) => _bounds.Apply(w, at);

    public Vector<T> ApplyLast(Vector<T> w, int at) => Apply(w, at);
}

/// <summary>Zero where a flag is not set, whatever the weight is.</summary>
internal readonly ref struct MaskEdit<T>(ReadOnlySpan<bool> mask) : IWeightEdit<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<bool> _mask = mask;

    public int Length => _mask.Length;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<T> Apply(Vector<T> w, int at) => Kept(w, _mask.Slice(at, Vector<T>.Count));

    public Vector<T> ApplyLast(Vector<T> w, int at) => Kept(w, _mask[at..]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> Kept(Vector<T> w, ReadOnlySpan<bool> mask)
    {
        Span<T> kept = stackalloc T[Vector<T>.Count];
        for (int i = 0; i < mask.Length; i++)
        {
            kept[i] = mask[i] ? T.One : T.Zero;
        }

        return Vector.ConditionalSelect(Vector.Equals(new Vector<T>(kept), Vector<T>.Zero), Vector<T>.Zero, w);
    }
}

/// <summary>So many times another number added to each weight: <c>w + factor · x</c>.</summary>
internal readonly ref struct AddScaledEdit<T>(ReadOnlySpan<T> added, T factor) : IWeightEdit<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<T> _added = added;
    private readonly Vector<T> _factor = new(factor);

    public int Length => _added.Length;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<T> Apply(Vector<T> w, int at) => w + (_factor * new Vector<T>(_added[at..]));

    public Vector<T> ApplyLast(Vector<T> w, int at) => w + (_factor * PartialVector.Load(_added[at..]));
}

/// <summary>The same with a factor for each weight.</summary>
internal readonly ref struct AddProductsEdit<T>(ReadOnlySpan<T> added, ReadOnlySpan<T> factors) : IWeightEdit<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<T> _added = added;
    private readonly ReadOnlySpan<T> _factors = factors;

    public int Length => Math.Min(_added.Length, _factors.Length);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<T> Apply(Vector<T> w, int at) => w + (new Vector<T>(_factors[at..]) * new Vector<T>(_added[at..]));

    public Vector<T> ApplyLast(Vector<T> w, int at) => w + (PartialVector.Load(_factors[at..]) * PartialVector.Load(_added[at..]));
}
