using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using StdpKernels.Lanes;

namespace StdpKernels.Kernels.Dense;

/// <summary>The micro-kernel: adds the outer products of two packed panels to a tile, first to P and then to M.</summary>
/// <remarks>
/// <para>
/// Contract: panels and tile as <see cref="Tile"/> lays them out; nothing overlaps. P sums the terms in which a postsynaptic
/// neuron of the tile was active, M those in which a presynaptic one was, ascending, with a fused multiply-add where the hardware
/// has one and otherwise with two roundings (equal for activity of zeros and ones, whose products are exact). With <c>resume</c>
/// the sums go on from what the tile holds, else they start at zero.
/// </para>
/// <para>
/// A sum that ends as zero is +0. With a fused multiply-add, a negative product that underflows can turn a sum of zero into −0, and later
/// terms of zero may or may not turn it back. So the sign of a zero sum is normalised, and skipping silent terms changes no bit.
/// </para>
/// </remarks>
internal static class TileSum
{
    /// <summary>Both sums of the tile between two packed panels.</summary>
    [MethodImpl(Hot.Loop)]
    public static void Run<T>(in Panel<T> pre, in Panel<T> post, Span<T> tile, bool resume)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Sum(pre.First, post.First, post.Terms, tile, resume);
        Sum(pre.Second, post.Second, pre.Terms, tile[Tile.SumLength<T>()..], resume);
    }

    /// <summary>One sum of a tile: of columns, as many for each term as the tile has, and of factors, one for each of its rows.</summary>
    [MethodImpl(Hot.Way)]
    public static void Run<T, TTerms>(
        ReadOnlySpan<T> columns, ReadOnlySpan<T> factors, TTerms terms, Span<T> sums, bool resume)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTerms : struct, ITileTerms, allows ref struct
    {
        if (Vector<byte>.Count == Vector256<byte>.Count && VectorWidth.IsWide)
        {
            Run<T, Vector512<T>, Width512<T>, TTerms>(columns, factors, terms, sums, resume);
        }
        else
        {
            Run<T, Vector<T>, OrdinaryWidth<T>, TTerms>(columns, factors, terms, sums, resume);
        }
    }

    [MethodImpl(Hot.Way)]
    private static void Sum<T>(
        ReadOnlySpan<T> columns, ReadOnlySpan<T> rows, ReadOnlySpan<int> terms, Span<T> sums, bool resume)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int depth = terms.IsEmpty ? 0 : terms[^1] + 1;
        if (terms.Length == depth)
        {
            Run(columns, rows, new WholePanel(depth), sums, resume);
        }
        else
        {
            Run(columns, rows, new ListedPanel(terms), sums, resume);
        }
    }

    [MethodImpl(Hot.Loop)]
    private static void Run<T, TVector, TWidth, TTerms>(
        ReadOnlySpan<T> columns, ReadOnlySpan<T> factors, TTerms terms, Span<T> sums, bool resume)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TVector : struct
        where TWidth : struct, ISumWidth<T, TVector>
        where TTerms : struct, ITileTerms, allows ref struct
    {
        // These two checks are what makes the unchecked reads and writes below safe.
        terms.RequireWithin<T>(columns.Length, factors.Length);
        ArgumentOutOfRangeException.ThrowIfLessThan(sums.Length, Tile.SumLength<T>());
        ref T s = ref MemoryMarshal.GetReference(sums);
        ref T columnStart = ref MemoryMarshal.GetReference(columns);
        ref T factorStart = ref MemoryMarshal.GetReference(factors);

        // Named locals: only they stay in registers. sRC: row R, column vector C.
        TVector s00 = default, s01 = default, s10 = default, s11 = default;
        TVector s20 = default, s21 = default, s30 = default, s31 = default;
        TVector s40 = default, s41 = default, s50 = default, s51 = default;
        if (resume)
        {
            s00 = TWidth.At(ref s, 0);
            s01 = TWidth.At(ref s, 1);
            s10 = TWidth.At(ref s, 2);
            s11 = TWidth.At(ref s, 3);
            s20 = TWidth.At(ref s, 4);
            s21 = TWidth.At(ref s, 5);
            s30 = TWidth.At(ref s, 6);
            s31 = TWidth.At(ref s, 7);
            s40 = TWidth.At(ref s, 8);
            s41 = TWidth.At(ref s, 9);
            s50 = TWidth.At(ref s, 10);
            s51 = TWidth.At(ref s, 11);
        }

        nint factor1 = terms.FactorOffset(1), factor2 = terms.FactorOffset(2), factor3 = terms.FactorOffset(3);
        nint factor4 = terms.FactorOffset(4), factor5 = terms.FactorOffset(5);
        nint step = terms.FactorStep;
        while (terms.Next(out int term, out nint first, out int left))
        {
            ref T a = ref Unsafe.Add(ref columnStart, term * Tile.ColumnVectors * TWidth.Count);
            ref T b = ref Unsafe.Add(ref factorStart, first);
            do
            {
                TVector column0 = TWidth.At(ref a, 0), column1 = TWidth.At(ref a, 1);
                AddTerm<T, TVector, TWidth>(b, column0, column1, ref s00, ref s01);
                AddTerm<T, TVector, TWidth>(Unsafe.Add(ref b, factor1), column0, column1, ref s10, ref s11);
                AddTerm<T, TVector, TWidth>(Unsafe.Add(ref b, factor2), column0, column1, ref s20, ref s21);
                AddTerm<T, TVector, TWidth>(Unsafe.Add(ref b, factor3), column0, column1, ref s30, ref s31);
                AddTerm<T, TVector, TWidth>(Unsafe.Add(ref b, factor4), column0, column1, ref s40, ref s41);
                AddTerm<T, TVector, TWidth>(Unsafe.Add(ref b, factor5), column0, column1, ref s50, ref s51);
                a = ref Unsafe.Add(ref a, Tile.ColumnVectors * TWidth.Count);
                b = ref Unsafe.Add(ref b, step);
            }
            while (--left > 0);
        }

        TWidth.Store(TWidth.WithoutNegativeZero(s00), ref s, 0);
        TWidth.Store(TWidth.WithoutNegativeZero(s01), ref s, 1);
        TWidth.Store(TWidth.WithoutNegativeZero(s10), ref s, 2);
        TWidth.Store(TWidth.WithoutNegativeZero(s11), ref s, 3);
        TWidth.Store(TWidth.WithoutNegativeZero(s20), ref s, 4);
        TWidth.Store(TWidth.WithoutNegativeZero(s21), ref s, 5);
        TWidth.Store(TWidth.WithoutNegativeZero(s30), ref s, 6);
        TWidth.Store(TWidth.WithoutNegativeZero(s31), ref s, 7);
        TWidth.Store(TWidth.WithoutNegativeZero(s40), ref s, 8);
        TWidth.Store(TWidth.WithoutNegativeZero(s41), ref s, 9);
        TWidth.Store(TWidth.WithoutNegativeZero(s50), ref s, 10);
        TWidth.Store(TWidth.WithoutNegativeZero(s51), ref s, 11);
    }

    // Inlined, references to named locals are the locals themselves, and stay in registers.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddTerm<T, TVector, TWidth>(T number, TVector column0, TVector column1, ref TVector sum0, ref TVector sum1)
        where T : unmanaged
        where TVector : struct
        where TWidth : struct, ISumWidth<T, TVector>
    {
        TVector factor = TWidth.Broadcast(number);
        sum0 = TWidth.Sum(factor, column0, sum0);
        sum1 = TWidth.Sum(factor, column1, sum1);
    }
}
