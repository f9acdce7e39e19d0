using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StdpKernels.Lanes;

/// <summary>A vector of 512 bits, where <see cref="VectorWidth.IsWide"/> says that kernels have such.</summary>
internal readonly struct WideLane<T>(Vector512<T> value) : IVectorLane<T, WideLane<T>>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public Vector512<T> Value { get; } = value;

    public static int Count => Vector512<T>.Count;

    public static WideLane<T> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector512<T>.Zero);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideLane<T> Broadcast(T number) => new(Vector512.Create(number));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideLane<T> Load(ref readonly T start, nuint index) => new(Vector512.LoadUnsafe(in start, index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(WideLane<T> value, ref T start, nuint index) => value.Value.StoreUnsafe(ref start, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideLane<T> Sum(WideLane<T> a, WideLane<T> b, WideLane<T> c) => new(MultiplyAdd.Estimate(a.Value, b.Value, c.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideLane<T> FirstTerm(WideLane<T> left, WideLane<T> right) => new(MultiplyAdd.FirstTerm(left.Value, right.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideLane<T> operator +(WideLane<T> left, WideLane<T> right) => new(left.Value + right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideLane<T> operator -(WideLane<T> left, WideLane<T> right) => new(left.Value - right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideLane<T> operator *(WideLane<T> left, WideLane<T> right) => new(left.Value * right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideLane<T> operator -(WideLane<T> value) => new(-value.Value);

    // With x second, as in VectorLane. Vectors of this width are those of processors that give the second.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideLane<T> AtLeast(WideLane<T> x, WideLane<T> bound) => new(Vector512.MaxNative(bound.Value, x.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideLane<T> AtMost(WideLane<T> x, WideLane<T> bound) => new(Vector512.MinNative(bound.Value, x.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideLane<T> Step(WideLane<T> x) => new(
        Vector512.ConditionalSelect(Vector512.GreaterThan(x.Value, Vector512<T>.Zero), Vector512<T>.One, Vector512<T>.Zero));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideLane<T> IfZero(WideLane<T> x, WideLane<T> then, WideLane<T> otherwise) => new(
        Vector512.ConditionalSelect(Vector512.Equals(x.Value, Vector512<T>.Zero), then.Value, otherwise.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideLane<T> Sqrt(WideLane<T> x) => new(Vector512.ConditionalSelect(
        Vector512.Equals(x.Value, Vector512.Create(T.NegativeInfinity)),
        Vector512.Create(T.PositiveInfinity),
        Vector512.Sqrt(x.Value)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideLane<T> FractionalPow(WideLane<T> x, WideLane<T> exponent) =>
        Join(VectorLane<T>.FractionalPow(x.Lower, exponent.Lower), VectorLane<T>.FractionalPow(x.Upper, exponent.Upper));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideLane<T> Pow(WideLane<T> x, WideLane<T> exponent) =>
        Join(VectorLane<T>.Pow(x.Lower, exponent.Lower), VectorLane<T>.Pow(x.Upper, exponent.Upper));

    private VectorLane<T> Lower => new(Value.GetLower().AsVector());

    private VectorLane<T> Upper => new(Value.GetUpper().AsVector());

    private static WideLane<T> Join(VectorLane<T> lower, VectorLane<T> upper) => new(Vector512.Create(lower.Value.AsVector256(), upper.Value.AsVector256()));
}
