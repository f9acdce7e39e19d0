using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Coefficients;
using StdpKernels.Kernels.Editing;
using StdpKernels.Lanes;

namespace StdpKernels.Kernels.Sparse;

/// <summary>Edits and sums of sparse synapses by neuron.</summary>
/// <remarks>
/// Contract: there is a factor or a sum for each neuron of the side; sums start at zero and take weights in ascending order.
/// </remarks>
internal static class SparseEdits
{
    /// <summary>Multiplies outgoing weights by a number for each presynaptic neuron.</summary>
    [MethodImpl(Hot.Way)]
    public static void ScaleRows<T>(Span<T> w, SparseIndex index, WeightCoefficients<T> coefficients, ReadOnlySpan<T> factors)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int row = 0; row < index.Inputs; row++)
        {
            (int first, int length) = Row(index, row);
            WeightStretch.Run(w.Slice(first, length), 0, first, coefficients, new ScaleEdit<T>(factors[row], length));
        }
    }

    /// <summary>Multiplies incoming weights by a number for each postsynaptic neuron.</summary>
    [MethodImpl(Hot.Way)]
    public static void ScaleColumns<T>(Span<T> w, SparseIndex index, WeightCoefficients<T> coefficients, ReadOnlySpan<T> factors)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<T> gathered = stackalloc T[SparseStretch.MaxLength];
        for (int first = 0; first < w.Length; first += SparseStretch.MaxLength)
        {
            ReadOnlySpan<T> ofSynapses = Gather(factors, index, first, gathered);
            WeightStretch.Run(w.Slice(first, ofSynapses.Length), 0, first, coefficients, new FactorsEdit<T>(ofSynapses));
        }
    }

    /// <summary>Adds other numbers to incoming weights, each times a number of its postsynaptic neuron.</summary>
    [MethodImpl(Hot.Way)]
    public static void AddToColumns<T>(
        Span<T> w, ReadOnlySpan<T> added, SparseIndex index, WeightCoefficients<T> coefficients, ReadOnlySpan<T> factors)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<T> gathered = stackalloc T[SparseStretch.MaxLength];
        for (int first = 0; first < w.Length; first += SparseStretch.MaxLength)
        {
            ReadOnlySpan<T> ofSynapses = Gather(factors, index, first, gathered);
            WeightStretch.Run(
                w.Slice(first, ofSynapses.Length),
                0,
                first,
                coefficients,
                new AddProductsEdit<T>(added.Slice(first, ofSynapses.Length), ofSynapses));
        }
    }

    /// <summary>The numbers of the postsynaptic neurons of some neighbouring synapses.</summary>
    private static ReadOnlySpan<T> Gather<T>(ReadOnlySpan<T> factors, SparseIndex index, int first, Span<T> gathered)
        where T : unmanaged
    {
        ReadOnlySpan<int> targets = index.Targets.Slice(first, Math.Min(SparseStretch.MaxLength, index.Count - first));
        SparseGather.Take(factors, targets, gathered);
        return gathered[..targets.Length];
    }

    /// <summary>A sum for each presynaptic neuron.</summary>
    [MethodImpl(Hot.Way)]
    public static void SumRows<T, TMeasure>(ReadOnlySpan<T> w, SparseIndex index, Span<T> sums)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TMeasure : struct, IWeightMeasure
    {
        for (int row = 0; row < index.Inputs; row++)
        {
            (int first, int length) = Row(index, row);
            sums[row] = MatrixSums.OfStretch<T, TMeasure>(w.Slice(first, length));
        }
    }

    /// <summary>A sum for each postsynaptic neuron.</summary>
    [MethodImpl(Hot.Way)]
    public static void SumColumns<T, TMeasure>(ReadOnlySpan<T> w, SparseIndex index, Span<T> sums)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TMeasure : struct, IWeightMeasure
    {
        sums.Clear();
        ReadOnlySpan<int> targets = index.Targets;
        for (int i = 0; i < targets.Length; i++)
        {
            sums[targets[i]] += TMeasure.Of(w[i]);
        }
    }

    private static (int First, int Length) Row(SparseIndex index, int row)
    {
        int first = (int)index.RowStarts[row];
        return (first, (int)index.RowStarts[row + 1] - first);
    }
}
