using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StdpKernels.Lanes;
using static StdpKernels.Kernels.VectorMemory;

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
    [MethodImpl(Hot.Loop)]
    public static void Run<T>(in Panel<T> pre, in Panel<T> post, Span<T> tile, bool resume)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Sum(pre.First, post.First, post.Terms, tile, resume);
        Sum(pre.Second, post.Second, pre.Terms, tile[Tile.SumLength<T>()..], resume);
    }

    [MethodImpl(Hot.Loop)]
    private static void Sum<T>(
        ReadOnlySpan<T> columns, ReadOnlySpan<T> rows, ReadOnlySpan<int> terms, Span<T> sums, bool resume)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // These checks are what makes the unchecked reads and writes below safe. Terms ascend: the last is the largest.
        int depth = terms.IsEmpty ? 0 : terms[^1] + 1;
        ArgumentOutOfRangeException.ThrowIfLessThan(columns.Length, (long)depth * Tile.Columns<T>());
        ArgumentOutOfRangeException.ThrowIfLessThan(rows.Length, (long)depth * Tile.Rows);
        ArgumentOutOfRangeException.ThrowIfLessThan(sums.Length, Tile.SumLength<T>());
        ref T s = ref MemoryMarshal.GetReference(sums);
        ref T columnStart = ref MemoryMarshal.GetReference(columns);
        ref T rowStart = ref MemoryMarshal.GetReference(rows);

        // Named locals: only they stay in registers. sRC: row R, column vector C.
        Vector<T> s00 = default, s01 = default, s10 = default, s11 = default;
        Vector<T> s20 = default, s21 = default, s30 = default, s31 = default;
        Vector<T> s40 = default, s41 = default, s50 = default, s51 = default;
        if (resume)
        {
            s00 = At(ref s, 0);
            s01 = At(ref s, 1);
            s10 = At(ref s, 2);
            s11 = At(ref s, 3);
            s20 = At(ref s, 4);
            s21 = At(ref s, 5);
            s30 = At(ref s, 6);
            s31 = At(ref s, 7);
            s40 = At(ref s, 8);
            s41 = At(ref s, 9);
            s50 = At(ref s, 10);
            s51 = At(ref s, 11);
        }

        if (depth > 0 && terms.Length == depth)
        {
            ref T a = ref columnStart;
            ref T b = ref rowStart;
            int left = depth;
            do
            {
                AddTerm(
                    ref a,
                    ref b,
                    ref s00, ref s01, ref s10, ref s11, ref s20, ref s21, ref s30, ref s31, ref s40, ref s41, ref s50, ref s51);
                a = ref Unsafe.Add(ref a, Tile.Columns<T>());
                b = ref Unsafe.Add(ref b, Tile.Rows);
            }
            while (--left > 0);
        }
        else
        {
            foreach (int term in terms)
            {
                ref T a = ref Unsafe.Add(ref columnStart, term * Tile.Columns<T>());
                ref T b = ref Unsafe.Add(ref rowStart, term * Tile.Rows);
                AddTerm(
                    ref a,
                    ref b,
                    ref s00, ref s01, ref s10, ref s11, ref s20, ref s21, ref s30, ref s31, ref s40, ref s41, ref s50, ref s51);
            }
        }

        // Adding +0 leaves all numbers alone but −0.
        Store(s00 + Vector<T>.Zero, ref s, 0);
        Store(s01 + Vector<T>.Zero, ref s, 1);
        Store(s10 + Vector<T>.Zero, ref s, 2);
        Store(s11 + Vector<T>.Zero, ref s, 3);
        Store(s20 + Vector<T>.Zero, ref s, 4);
        Store(s21 + Vector<T>.Zero, ref s, 5);
        Store(s30 + Vector<T>.Zero, ref s, 6);
        Store(s31 + Vector<T>.Zero, ref s, 7);
        Store(s40 + Vector<T>.Zero, ref s, 8);
        Store(s41 + Vector<T>.Zero, ref s, 9);
        Store(s50 + Vector<T>.Zero, ref s, 10);
        Store(s51 + Vector<T>.Zero, ref s, 11);
    }

    // Inlined, references to named locals are the locals themselves, and stay in registers.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddTerm<T>(
        ref T a,
        ref T b,
        ref Vector<T> s00,
        ref Vector<T> s01,
        ref Vector<T> s10,
        ref Vector<T> s11,
        ref Vector<T> s20,
        ref Vector<T> s21,
        ref Vector<T> s30,
        ref Vector<T> s31,
        ref Vector<T> s40,
        ref Vector<T> s41,
        ref Vector<T> s50,
        ref Vector<T> s51)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Vector<T> column0 = At(ref a, 0), column1 = At(ref a, 1);
        Vector<T> factor = new(b);
        s00 = MultiplyAdd.Estimate(factor, column0, s00);
        s01 = MultiplyAdd.Estimate(factor, column1, s01);
        factor = new(Unsafe.Add(ref b, 1));
        s10 = MultiplyAdd.Estimate(factor, column0, s10);
        s11 = MultiplyAdd.Estimate(factor, column1, s11);
        factor = new(Unsafe.Add(ref b, 2));
        s20 = MultiplyAdd.Estimate(factor, column0, s20);
        s21 = MultiplyAdd.Estimate(factor, column1, s21);
        factor = new(Unsafe.Add(ref b, 3));
        s30 = MultiplyAdd.Estimate(factor, column0, s30);
        s31 = MultiplyAdd.Estimate(factor, column1, s31);
        factor = new(Unsafe.Add(ref b, 4));
        s40 = MultiplyAdd.Estimate(factor, column0, s40);
        s41 = MultiplyAdd.Estimate(factor, column1, s41);
        factor = new(Unsafe.Add(ref b, 5));
        s50 = MultiplyAdd.Estimate(factor, column0, s50);
        s51 = MultiplyAdd.Estimate(factor, column1, s51);
    }
}
