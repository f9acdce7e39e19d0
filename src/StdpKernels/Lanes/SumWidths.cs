using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StdpKernels.Lanes;

/// <summary>Sums in <see cref="Vector{T}"/>.</summary>
internal readonly struct OrdinaryWidth<T> : ISumWidth<T, Vector<T>>
    where T : unmanaged
{
    public static int Count => Vector<T>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Broadcast(T number) => new(number);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> At(ref T start, int vector) => Vector.LoadUnsafe(ref start, (nuint)(vector * Vector<T>.Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector<T> value, ref T start, int vector) => value.StoreUnsafe(ref start, (nuint)(vector * Vector<T>.Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Sum(Vector<T> a, Vector<T> b, Vector<T> c) => MultiplyAdd.Estimate(a, b, c);

    // Adding +0 leaves all numbers alone but −0.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> WithoutNegativeZero(Vector<T> value) => value + Vector<T>.Zero;
}

/// <summary>Sums in <see cref="Vector512{T}"/>.</summary>
internal readonly struct Width512<T> : ISumWidth<T, Vector512<T>>
    where T : unmanaged
{
    public static int Count => Vector512<T>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Broadcast(T number) => Vector512.Create(number);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> At(ref T start, int vector) => Vector512.LoadUnsafe(ref start, (nuint)(vector * Vector512<T>.Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<T> value, ref T start, int vector) => value.StoreUnsafe(ref start, (nuint)(vector * Vector512<T>.Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Sum(Vector512<T> a, Vector512<T> b, Vector512<T> c) => MultiplyAdd.Estimate(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> WithoutNegativeZero(Vector512<T> value) => value + Vector512<T>.Zero;
}
