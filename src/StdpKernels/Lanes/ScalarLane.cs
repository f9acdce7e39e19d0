using System.Numerics;
using System.Runtime.CompilerServices;

namespace StdpKernels.Lanes;

/// <summary>One number.</summary>
internal readonly struct ScalarLane<T>(T value) : ILane<ScalarLane<T>>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public T Value { get; } = value;

    public static ScalarLane<T> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(T.Zero);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> operator +(ScalarLane<T> left, ScalarLane<T> right) => new(left.Value + right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> operator -(ScalarLane<T> left, ScalarLane<T> right) => new(left.Value - right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> operator *(ScalarLane<T> left, ScalarLane<T> right) => new(left.Value * right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> operator -(ScalarLane<T> value) => new(-value.Value);

    // With x second, which is what the native forms give for zeros of either sign and for NaN, where they give the second.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> AtLeast(ScalarLane<T> x, ScalarLane<T> bound) =>
        new(NativeOrder.GivesSecond ? T.MaxNative(bound.Value, x.Value) : x.Value < bound.Value ? bound.Value : x.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> AtMost(ScalarLane<T> x, ScalarLane<T> bound) =>
        new(NativeOrder.GivesSecond ? T.MinNative(bound.Value, x.Value) : x.Value > bound.Value ? bound.Value : x.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> Step(ScalarLane<T> x) => new(x.Value > T.Zero ? T.One : T.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> IfZero(ScalarLane<T> x, ScalarLane<T> then, ScalarLane<T> otherwise) =>
        T.IsZero(x.Value) ? then : otherwise;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane<T> Sqrt(ScalarLane<T> x) =>
        new(T.IsNegativeInfinity(x.Value) ? T.PositiveInfinity : T.Sqrt(x.Value));

    // The vector form, for the same bits.
    public static ScalarLane<T> FractionalPow(ScalarLane<T> x, ScalarLane<T> exponent) =>
        new(ExpLogPower<T>.Raise(new Vector<T>(x.Value), new Vector<T>(exponent.Value))[0]);

    public static ScalarLane<T> Pow(ScalarLane<T> x, ScalarLane<T> exponent) => PowerForms.Of(exponent.Value) switch
    {
        PowerForm.Zeroth => new(T.One),
        PowerForm.SquareRoot => Sqrt(x),
        PowerForm.First => x,
        PowerForm.Fractional => FractionalPow(x, exponent),
        _ => new(T.Pow(x.Value, exponent.Value)),
    };
}
