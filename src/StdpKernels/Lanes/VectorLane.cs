using System.Numerics;
using System.Runtime.CompilerServices;

namespace StdpKernels.Lanes;

/// <summary>A vector of numbers.</summary>
internal readonly struct VectorLane<T>(Vector<T> value) : IVectorLane<T, VectorLane<T>>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public Vector<T> Value { get; } = value;

    public static VectorLane<T> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector<T>.Zero);
    }

    public static int Count => Vector<T>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane<T> Broadcast(T number) => new(new Vector<T>(number));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane<T> Load(ref readonly T start, nuint index) => new(Vector.LoadUnsafe(in start, index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(VectorLane<T> value, ref T start, nuint index) => value.Value.StoreUnsafe(ref start, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane<T> Sum(VectorLane<T> a, VectorLane<T> b, VectorLane<T> c) => new(MultiplyAdd.Estimate(a.Value, b.Value, c.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane<T> FirstTerm(VectorLane<T> left, VectorLane<T> right) => new(MultiplyAdd.FirstTerm(left.Value, right.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane<T> operator +(VectorLane<T> left, VectorLane<T> right) => new(left.Value + right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane<T> operator -(VectorLane<T> left, VectorLane<T> right) => new(left.Value - right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane<T> operator *(VectorLane<T> left, VectorLane<T> right) => new(left.Value * right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane<T> operator -(VectorLane<T> value) => new(-value.Value);

    // With x second, as in one number; the IEEE forms cost four instructions more.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane<T> AtLeast(VectorLane<T> x, VectorLane<T> bound) => new(
        NativeOrder.GivesSecond
            ? Vector.MaxNative(bound.Value, x.Value)
            : Vector.ConditionalSelect(Vector.LessThan(x.Value, bound.Value), bound.Value, x.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane<T> AtMost(VectorLane<T> x, VectorLane<T> bound) => new(
        NativeOrder.GivesSecond
            ? Vector.MinNative(bound.Value, x.Value)
            : Vector.ConditionalSelect(Vector.GreaterThan(x.Value, bound.Value), bound.Value, x.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane<T> Step(VectorLane<T> x) => new(
        Vector.ConditionalSelect(Vector.GreaterThan(x.Value, Vector<T>.Zero), Vector<T>.One, Vector<T>.Zero));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane<T> IfZero(VectorLane<T> x, VectorLane<T> then, VectorLane<T> otherwise) => new(
        Vector.ConditionalSelect(Vector.Equals(x.Value, Vector<T>.Zero), then.Value, otherwise.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane<T> Sqrt(VectorLane<T> x) => new(Vector.ConditionalSelect(
        Vector.Equals(x.Value, new Vector<T>(T.NegativeInfinity)),
        new Vector<T>(T.PositiveInfinity),
        Vector.SquareRoot(x.Value)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane<T> FractionalPow(VectorLane<T> x, VectorLane<T> exponent) =>
        new(ExpLogPower<T>.Raise(x.Value, exponent.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane<T> Pow(VectorLane<T> x, VectorLane<T> exponent)
    {
        // One exponent for all numbers is what most weights have.
        T first = exponent.Value[0];
        return !Vector.EqualsAll(exponent.Value, new Vector<T>(first)) ? PowOfEach(FractionalPow(x, exponent).Value, x, exponent)
            : PowerForms.Of(first) switch
            {
                PowerForm.Zeroth => new(Vector<T>.One),
                PowerForm.SquareRoot => Sqrt(x),
                PowerForm.First => x,
                PowerForm.Fractional => FractionalPow(x, exponent),
                _ => PlatformPow(x, exponent),
            };
    }

    // Number by number: TensorPrimitives.Pow does the same, and this has every special value right.
    [MethodImpl(Hot.Loop)]
    private static VectorLane<T> PlatformPow(VectorLane<T> x, VectorLane<T> exponent)
    {
        Span<T> powers = stackalloc T[Vector<T>.Count];
        for (int i = 0; i < powers.Length; i++)
        {
            powers[i] = T.Pow(x.Value[i], exponent.Value[i]);
        }

        return new VectorLane<T>(new Vector<T>(powers));
    }

    // The fractional powers are there for all numbers at once; other powers replace theirs.
    [MethodImpl(Hot.Loop)]
    private static VectorLane<T> PowOfEach(Vector<T> fractional, VectorLane<T> x, VectorLane<T> exponent)
    {
        Span<T> powers = stackalloc T[Vector<T>.Count];
        fractional.CopyTo(powers);
        for (int i = 0; i < powers.Length; i++)
        {
            if (PowerForms.Of(exponent.Value[i]) != PowerForm.Fractional)
            {
                powers[i] = ScalarLane<T>.Pow(new(x.Value[i]), new(exponent.Value[i])).Value;
            }
        }

        return new VectorLane<T>(new Vector<T>(powers));
    }
}
