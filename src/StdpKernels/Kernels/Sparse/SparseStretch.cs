using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StdpKernels.Coefficients;
using StdpKernels.Lanes;
using StdpKernels.Rules;

namespace StdpKernels.Kernels.Sparse;

/// <summary>Rule and bound, applied to neighbouring synapses of a row, whose sums have been gathered.</summary>
/// <remarks>
/// Contract: parameters are laid out by synapse, in one row; <c>first</c> is the number of the first synapse; there is a sum for each
/// weight, in memory that does not overlap the weights.
/// </remarks>
internal static class SparseStretch
{
    /// <summary>How many synapses are gathered at a time.</summary>
    public const int MaxLength = 64;

    /// <summary>From both sums.</summary>
    [MethodImpl(Hot.Loop)]
    public static void Update<T, TRule, TSource>(
        Span<T> w, ReadOnlySpan<T> p, ReadOnlySpan<T> m, in TSource coefficients, int first)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        // These slices are what makes the unchecked reads of the sums safe; the loop bounds those of the weights.
        ref T sumsOfP = ref MemoryMarshal.GetReference(p[..w.Length]);
        ref T sumsOfM = ref MemoryMarshal.GetReference(m[..w.Length]);
        ref T start = ref MemoryMarshal.GetReference(w);
        LaneSource<T, TSource, VectorLane<T>> local = new(coefficients);
        local.MoveTo(0, first + w.Length);
        int i = 0;
        for (; i <= w.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            WeightVector.Update<T, TRule, VectorLane<T>>(
                ref start,
                (nuint)i,
                VectorLane<T>.Load(ref sumsOfP, (nuint)i),
                VectorLane<T>.Load(ref sumsOfM, (nuint)i),
                local.Load(first + i));
        }

        for (; i < w.Length; i++)
        {
            w[i] = TRule.Update<ScalarLane<T>>(new(w[i]), new(p[i]), new(m[i]), local.At(first + i)).Value;
        }
    }

    /// <summary>From depression alone: steady weights of postsynaptic neurons that are silent.</summary>
    [MethodImpl(Hot.Loop)]
    public static void Depress<T, TRule, TSource>(Span<T> w, ReadOnlySpan<T> m, in TSource coefficients, int first)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        // As for both sums.
        ref T sumsOfM = ref MemoryMarshal.GetReference(m[..w.Length]);
        ref T start = ref MemoryMarshal.GetReference(w);
        LaneSource<T, TSource, VectorLane<T>> local = new(coefficients);
        local.MoveTo(0, first + w.Length);
        int i = 0;
        for (; i <= w.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            VectorLane<T> weights = VectorLane<T>.Load(ref start, (nuint)i), sums = VectorLane<T>.Load(ref sumsOfM, (nuint)i);
            VectorLane<T>.Store(OneSum.Depress<TRule, VectorLane<T>>(weights, sums, local.Load(first + i)), ref start, (nuint)i);
        }

        for (; i < w.Length; i++)
        {
            w[i] = OneSum.Depress<TRule, ScalarLane<T>>(new(w[i]), new(m[i]), local.At(first + i)).Value;
        }
    }

    /// <summary>From potentiation alone: steady weights at places of their own, which come to lie side by side for it.</summary>
    /// <param name="w">All weights.</param>
    /// <param name="places">Where those to update are, strictly ascending; at most <see cref="MaxLength"/>.</param>
    /// <param name="p">The sum of each; where it is zero the weight stays.</param>
    /// <param name="taken">Memory for so many weights.</param>
    /// <param name="coefficients">The parameters.</param>
    [MethodImpl(Hot.Loop)]
    public static void PotentiateAt<T, TRule, TSource>(
        Span<T> w, ReadOnlySpan<int> places, ReadOnlySpan<T> p, Span<T> taken, in TSource coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        SparseGather.Take(w, places, taken);

        // These slices are what makes the unchecked reads and writes safe.
        ref T sumsOfP = ref MemoryMarshal.GetReference(p[..places.Length]);
        ref T start = ref MemoryMarshal.GetReference(taken[..places.Length]);
        LaneSource<T, TSource, VectorLane<T>> local = new(coefficients);
        local.MoveTo(0, w.Length);
        int i = 0;
        for (; TSource.IsUniform && i <= places.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            VectorLane<T> weights = VectorLane<T>.Load(ref start, (nuint)i), sums = VectorLane<T>.Load(ref sumsOfP, (nuint)i);
            VectorLane<T>.Store(OneSum.Potentiate<TRule, VectorLane<T>>(weights, sums, local.Load(0)), ref start, (nuint)i);
        }

        for (; i < places.Length; i++)
        {
            taken[i] = OneSum.Potentiate<TRule, ScalarLane<T>>(new(taken[i]), new(p[i]), local.At(places[i])).Value;
        }

        SparseGather.Put<T>(taken, places, w);
    }
}
