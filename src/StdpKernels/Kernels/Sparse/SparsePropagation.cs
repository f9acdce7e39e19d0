using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StdpKernels.Kernels.Events;
using StdpKernels.Kernels.Propagation;
using StdpKernels.Lanes;
using StdpKernels.Threading;

namespace StdpKernels.Kernels.Sparse;

/// <summary>Propagation through sparse synapses: along rows, or back through the index.</summary>
/// <remarks>
/// Contract: events are valid lists of neurons whose activity is not zero; currents overlap nothing that is read. Only those of the given
/// targets are written, each term by term in the order of the lists.
/// </remarks>
internal static class SparsePropagation
{
    /// <summary>From presynaptic neurons to postsynaptic ones.</summary>
    [MethodImpl(Hot.Way)]
    public static void Forward<T, TKind>(
        in EventSide<T> events, ReadOnlySpan<T> w, SparseIndex index, RowRange targets, Span<T> currents)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKind : struct, IEventKind
    {
        bool far = Prefetch.IsFar(w);
        for (int sample = 0; sample < events.Lists.BatchSize; sample++)
        {
            ReadOnlySpan<int> fired = events.Lists[sample];
            ReadOnlySpan<T> activity = events.ValuesOf(sample);
            Span<T> ofSample = currents.Slice(sample * index.Outputs, index.Outputs);
            for (int i = 0; i < fired.Length; i++)
            {
                if (far && i + 1 < fired.Length)
                {
                    SparsePrefetch.Row(w, index, fired[i + 1]);
                }

                (int first, int length) = SparseRanges.OfRow(index, fired[i], targets);
                AddRow<T, TKind>(
                    w.Slice(first, length), index.Targets.Slice(first, length), TKind.IsGraded ? activity[i] : T.One, ofSample);
            }
        }
    }

    /// <summary>From postsynaptic neurons to presynaptic ones.</summary>
    [MethodImpl(Hot.Way)]
    public static void Back<T, TKind>(
        in EventSide<T> events, ReadOnlySpan<T> w, SparseIndex index, RowRange targets, Span<T> currents)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKind : struct, IEventKind
    {
        bool far = Prefetch.IsFar(w);
        for (int sample = 0; sample < events.Lists.BatchSize; sample++)
        {
            ReadOnlySpan<int> fired = events.Lists[sample];
            ReadOnlySpan<T> activity = events.ValuesOf(sample);
            Span<T> ofSample = currents.Slice(sample * index.Inputs, index.Inputs);
            for (int i = 0; i < fired.Length; i++)
            {
                (int first, int length) = SparseRanges.OfColumn(index, fired[i], targets);
                AddColumn<T, TKind>(
                    w,
                    index.Positions.Slice(first, length),
                    index.Sources.Slice(first, length),
                    TKind.IsGraded ? activity[i] : T.One,
                    ofSample,
                    far);
            }
        }
    }

    [MethodImpl(Hot.Loop)]
    private static void AddRow<T, TKind>(ReadOnlySpan<T> weights, ReadOnlySpan<int> targets, T activity, Span<T> currents)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKind : struct, IEventKind
    {
        if (targets.IsEmpty)
        {
            return;
        }

        // These checks are what makes the unchecked reads and writes safe: targets ascend, so that the last speaks for all.
        ArgumentOutOfRangeException.ThrowIfLessThan(weights.Length, targets.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)targets[^1], (uint)currents.Length);
        ref T to = ref MemoryMarshal.GetReference(currents);
        ref T from = ref MemoryMarshal.GetReference(weights);
        ref int target = ref MemoryMarshal.GetReference(targets);
        nint k = 0;
        for (; k <= targets.Length - 4; k += 4)
        {
            Add(ref Unsafe.Add(ref to, Unsafe.Add(ref target, k)), Unsafe.Add(ref from, k));
            Add(ref Unsafe.Add(ref to, Unsafe.Add(ref target, k + 1)), Unsafe.Add(ref from, k + 1));
            Add(ref Unsafe.Add(ref to, Unsafe.Add(ref target, k + 2)), Unsafe.Add(ref from, k + 2));
            Add(ref Unsafe.Add(ref to, Unsafe.Add(ref target, k + 3)), Unsafe.Add(ref from, k + 3));
        }

        for (; k < targets.Length; k++)
        {
            Add(ref Unsafe.Add(ref to, Unsafe.Add(ref target, k)), Unsafe.Add(ref from, k));
        }

        void Add(ref T current, T weight) => current = Term.Add<T, TKind>(current, weight, activity);
    }

    [MethodImpl(Hot.Loop)]
    private static void AddColumn<T, TKind>(
        ReadOnlySpan<T> w, ReadOnlySpan<int> positions, ReadOnlySpan<int> sources, T activity, Span<T> currents, bool far)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKind : struct, IEventKind
    {
        for (int k = 0; k < sources.Length; k++)
        {
            if (far)
            {
                SparsePrefetch.Column(w, positions, k);
            }

            ref T current = ref currents[sources[k]];
            current = Term.Add<T, TKind>(current, w[positions[k]], activity);
        }
    }
}
