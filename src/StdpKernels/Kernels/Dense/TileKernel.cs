using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StdpKernels.Coefficients;
using StdpKernels.Lanes;
using StdpKernels.Rules;

namespace StdpKernels.Kernels.Dense;

/// <summary>
/// The micro-kernel: adds the outer products of two packed panels to a tile of P and M, and either keeps the sums for the next
/// block of depth or applies the rule to the weights right from the registers.
/// </summary>
/// <remarks>
/// Contract: panels and tile as <see cref="Tile"/> lays them out, at least <c>depth</c> deep; nothing overlaps. The sum runs over
/// ascending depth with a fused multiply-add where the hardware has one, and otherwise with two roundings (equal for activity
/// of zeros and ones, whose products are exact). With <c>resume</c> it goes on from what the tile holds, else it starts at zero.
/// </remarks>
internal static class TileKernel
{
    /// <summary>Adds to the sums and stores them in the tile.</summary>
    public static void Accumulate<T, TRule, TSource>(
        ReadOnlySpan<T> pre, ReadOnlySpan<T> post, int depth, Span<T> tile, bool resume)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T> =>
        Run<T, TRule, TSource>(pre, post, depth, tile, resume, [], 0, default!, 0, 0);

    /// <summary>Adds the last terms to the sums and updates a whole tile of weights, the first of which is at (row, column).</summary>
    public static void Run<T, TRule, TSource>(
        ReadOnlySpan<T> pre,
        ReadOnlySpan<T> post,
        int depth,
        Span<T> tile,
        bool resume,
        Span<T> w,
        int leadingDimension,
        in TSource coefficients,
        int row,
        int column)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>
    {
        // These checks are what makes the unchecked reads and writes below safe.
        ArgumentOutOfRangeException.ThrowIfLessThan(pre.Length, depth * Tile.PreStride<T>());
        ArgumentOutOfRangeException.ThrowIfLessThan(post.Length, depth * Tile.PostStride);
        ArgumentOutOfRangeException.ThrowIfLessThan(tile.Length, Tile.Length<T>());
        bool update = !w.IsEmpty;
        if (update)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(
                w.Length, ((Tile.Rows - 1) * leadingDimension) + Tile.Columns<T>());
        }

        ref T t = ref MemoryMarshal.GetReference(tile);
        ref T a = ref MemoryMarshal.GetReference(pre);
        ref T b = ref MemoryMarshal.GetReference(post);

        // Named locals: only they stay in registers. pRC and mRC: row R, column vector C.
        Vector<T> p00 = default, p01 = default, m00 = default, m01 = default;
        Vector<T> p10 = default, p11 = default, m10 = default, m11 = default;
        Vector<T> p20 = default, p21 = default, m20 = default, m21 = default;
        Vector<T> p30 = default, p31 = default, m30 = default, m31 = default;
        if (resume)
        {
            p00 = At(ref t, 0);
            p01 = At(ref t, 1);
            m00 = At(ref t, 2);
            m01 = At(ref t, 3);
            p10 = At(ref t, 4);
            p11 = At(ref t, 5);
            m10 = At(ref t, 6);
            m11 = At(ref t, 7);
            p20 = At(ref t, 8);
            p21 = At(ref t, 9);
            m20 = At(ref t, 10);
            m21 = At(ref t, 11);
            p30 = At(ref t, 12);
            p31 = At(ref t, 13);
            m30 = At(ref t, 14);
            m31 = At(ref t, 15);
        }

        for (int k = 0; k < depth; k++)
        {
            Vector<T> trace0 = At(ref a, 0), trace1 = At(ref a, 1);
            Vector<T> z = new(b);
            p00 = MultiplyAdd.Estimate(z, trace0, p00);
            p01 = MultiplyAdd.Estimate(z, trace1, p01);
            z = new(Unsafe.Add(ref b, 1));
            p10 = MultiplyAdd.Estimate(z, trace0, p10);
            p11 = MultiplyAdd.Estimate(z, trace1, p11);
            z = new(Unsafe.Add(ref b, 2));
            p20 = MultiplyAdd.Estimate(z, trace0, p20);
            p21 = MultiplyAdd.Estimate(z, trace1, p21);
            z = new(Unsafe.Add(ref b, 3));
            p30 = MultiplyAdd.Estimate(z, trace0, p30);
            p31 = MultiplyAdd.Estimate(z, trace1, p31);

            Vector<T> z0 = At(ref a, 2), z1 = At(ref a, 3);
            Vector<T> trace = new(Unsafe.Add(ref b, 4));
            m00 = MultiplyAdd.Estimate(trace, z0, m00);
            m01 = MultiplyAdd.Estimate(trace, z1, m01);
            trace = new(Unsafe.Add(ref b, 5));
            m10 = MultiplyAdd.Estimate(trace, z0, m10);
            m11 = MultiplyAdd.Estimate(trace, z1, m11);
            trace = new(Unsafe.Add(ref b, 6));
            m20 = MultiplyAdd.Estimate(trace, z0, m20);
            m21 = MultiplyAdd.Estimate(trace, z1, m21);
            trace = new(Unsafe.Add(ref b, 7));
            m30 = MultiplyAdd.Estimate(trace, z0, m30);
            m31 = MultiplyAdd.Estimate(trace, z1, m31);

            a = ref Unsafe.Add(ref a, Tile.PreStride<T>());
            b = ref Unsafe.Add(ref b, Tile.PostStride);
        }

        if (!update)
        {
            Store(p00, ref t, 0);
            Store(p01, ref t, 1);
            Store(m00, ref t, 2);
            Store(m01, ref t, 3);
            Store(p10, ref t, 4);
            Store(p11, ref t, 5);
            Store(m10, ref t, 6);
            Store(m11, ref t, 7);
            Store(p20, ref t, 8);
            Store(p21, ref t, 9);
            Store(m20, ref t, 10);
            Store(m21, ref t, 11);
            Store(p30, ref t, 12);
            Store(p31, ref t, 13);
            Store(m30, ref t, 14);
            Store(m31, ref t, 15);
            return;
        }

        ref T target = ref MemoryMarshal.GetReference(w);
        Update<T, TRule, TSource>(ref target, p00, m00, coefficients, row, column, 0);
        Update<T, TRule, TSource>(ref target, p01, m01, coefficients, row, column, 1);
        target = ref Unsafe.Add(ref target, leadingDimension);
        Update<T, TRule, TSource>(ref target, p10, m10, coefficients, row + 1, column, 0);
        Update<T, TRule, TSource>(ref target, p11, m11, coefficients, row + 1, column, 1);
        target = ref Unsafe.Add(ref target, leadingDimension);
        Update<T, TRule, TSource>(ref target, p20, m20, coefficients, row + 2, column, 0);
        Update<T, TRule, TSource>(ref target, p21, m21, coefficients, row + 2, column, 1);
        target = ref Unsafe.Add(ref target, leadingDimension);
        Update<T, TRule, TSource>(ref target, p30, m30, coefficients, row + 3, column, 0);
        Update<T, TRule, TSource>(ref target, p31, m31, coefficients, row + 3, column, 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Update<T, TRule, TSource>(
        ref T w, Vector<T> p, Vector<T> m, in TSource coefficients, int row, int column, int vector)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>
    {
        RuleCoefficients<VectorLane<T>> c = coefficients.Load(row, column + (vector * Vector<T>.Count));
        Store(TRule.Update<VectorLane<T>>(new(At(ref w, vector)), new(p), new(m), c).Value, ref w, vector);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> At<T>(ref T start, int vector)
        where T : unmanaged =>
        Vector.LoadUnsafe(ref start, (nuint)(vector * Vector<T>.Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<T>(Vector<T> value, ref T start, int vector)
        where T : unmanaged =>
        value.StoreUnsafe(ref start, (nuint)(vector * Vector<T>.Count));
}
