using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StdpKernels.Lanes;
using static StdpKernels.Kernels.VectorMemory;

namespace StdpKernels.Kernels.Dense;

/// <summary>The micro-kernel: adds the outer products of two packed panels to a tile of P and M.</summary>
/// <remarks>
/// Contract: panels and tile as <see cref="Tile"/> lays them out; nothing overlaps. P sums the terms in which a postsynaptic
/// neuron of the tile was active, M those in which a presynaptic one was, ascending, with a fused multiply-add where the hardware
/// has one and otherwise with two roundings (equal for activity of zeros and ones, whose products are exact). With <c>resume</c>
/// the sums go on from what the tile holds, else they start at zero.
/// </remarks>
internal static class TileSum
{
    [MethodImpl(Hot.Loop)]
    public static void Run<T>(in Panel<T> pre, in Panel<T> post, Span<T> tile, bool resume)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // These checks are what makes the unchecked reads and writes below safe. Terms ascend: the last of a list is its largest.
        int depth = Math.Max(Depth(pre.Terms), Depth(post.Terms));
        ArgumentOutOfRangeException.ThrowIfLessThan(pre.Values.Length, (long)depth * Tile.PreStride<T>());
        ArgumentOutOfRangeException.ThrowIfLessThan(post.Values.Length, (long)depth * Tile.PostStride);
        ArgumentOutOfRangeException.ThrowIfLessThan(tile.Length, Tile.Length<T>());

        ref T t = ref MemoryMarshal.GetReference(tile);
        ref T preStart = ref MemoryMarshal.GetReference(pre.Values);
        ref T postStart = ref MemoryMarshal.GetReference(post.Values);

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

        if (pre.IsComplete && post.IsComplete)
        {
            // Both sums in one loop: twice as many chains of additions to keep the arithmetic busy.
            ref T a = ref preStart;
            ref T b = ref postStart;
            for (int k = 0; k < depth; k++)
            {
                Vector<T> column0 = At(ref a, 0), column1 = At(ref a, 1);
                Vector<T> factor = new(b);
                p00 = MultiplyAdd.Estimate(factor, column0, p00);
                p01 = MultiplyAdd.Estimate(factor, column1, p01);
                factor = new(Unsafe.Add(ref b, 1));
                p10 = MultiplyAdd.Estimate(factor, column0, p10);
                p11 = MultiplyAdd.Estimate(factor, column1, p11);
                factor = new(Unsafe.Add(ref b, 2));
                p20 = MultiplyAdd.Estimate(factor, column0, p20);
                p21 = MultiplyAdd.Estimate(factor, column1, p21);
                factor = new(Unsafe.Add(ref b, 3));
                p30 = MultiplyAdd.Estimate(factor, column0, p30);
                p31 = MultiplyAdd.Estimate(factor, column1, p31);
                factor = new(Unsafe.Add(ref b, 4));
                column0 = At(ref a, 2);
                column1 = At(ref a, 3);
                m00 = MultiplyAdd.Estimate(factor, column0, m00);
                m01 = MultiplyAdd.Estimate(factor, column1, m01);
                factor = new(Unsafe.Add(ref b, 5));
                m10 = MultiplyAdd.Estimate(factor, column0, m10);
                m11 = MultiplyAdd.Estimate(factor, column1, m11);
                factor = new(Unsafe.Add(ref b, 6));
                m20 = MultiplyAdd.Estimate(factor, column0, m20);
                m21 = MultiplyAdd.Estimate(factor, column1, m21);
                factor = new(Unsafe.Add(ref b, 7));
                m30 = MultiplyAdd.Estimate(factor, column0, m30);
                m31 = MultiplyAdd.Estimate(factor, column1, m31);
                a = ref Unsafe.Add(ref a, Tile.PreStride<T>());
                b = ref Unsafe.Add(ref b, Tile.PostStride);
            }
        }
        else
        {
            foreach (int k in post.Terms)
            {
                ref T a = ref Unsafe.Add(ref preStart, k * Tile.PreStride<T>());
                ref T b = ref Unsafe.Add(ref postStart, k * Tile.PostStride);
                Vector<T> column0 = At(ref a, 0), column1 = At(ref a, 1);
                Vector<T> factor = new(b);
                p00 = MultiplyAdd.Estimate(factor, column0, p00);
                p01 = MultiplyAdd.Estimate(factor, column1, p01);
                factor = new(Unsafe.Add(ref b, 1));
                p10 = MultiplyAdd.Estimate(factor, column0, p10);
                p11 = MultiplyAdd.Estimate(factor, column1, p11);
                factor = new(Unsafe.Add(ref b, 2));
                p20 = MultiplyAdd.Estimate(factor, column0, p20);
                p21 = MultiplyAdd.Estimate(factor, column1, p21);
                factor = new(Unsafe.Add(ref b, 3));
                p30 = MultiplyAdd.Estimate(factor, column0, p30);
                p31 = MultiplyAdd.Estimate(factor, column1, p31);
            }

            foreach (int k in pre.Terms)
            {
                ref T a = ref Unsafe.Add(ref preStart, (k * Tile.PreStride<T>()) + Tile.Columns<T>());
                ref T b = ref Unsafe.Add(ref postStart, (k * Tile.PostStride) + Tile.Rows);
                Vector<T> column0 = At(ref a, 0), column1 = At(ref a, 1);
                Vector<T> factor = new(b);
                m00 = MultiplyAdd.Estimate(factor, column0, m00);
                m01 = MultiplyAdd.Estimate(factor, column1, m01);
                factor = new(Unsafe.Add(ref b, 1));
                m10 = MultiplyAdd.Estimate(factor, column0, m10);
                m11 = MultiplyAdd.Estimate(factor, column1, m11);
                factor = new(Unsafe.Add(ref b, 2));
                m20 = MultiplyAdd.Estimate(factor, column0, m20);
                m21 = MultiplyAdd.Estimate(factor, column1, m21);
                factor = new(Unsafe.Add(ref b, 3));
                m30 = MultiplyAdd.Estimate(factor, column0, m30);
                m31 = MultiplyAdd.Estimate(factor, column1, m31);
            }
        }

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
    }

    private static int Depth(ReadOnlySpan<int> terms) => terms.IsEmpty ? 0 : terms[^1] + 1;
}
