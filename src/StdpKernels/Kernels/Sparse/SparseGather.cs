using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StdpKernels.Lanes;

namespace StdpKernels.Kernels.Sparse;

/// <summary>Sums for neighbouring synapses, from the neurons that their list names.</summary>
/// <remarks>Contract: neurons are those of a <see cref="SparseIndex"/>, so that the last, which is the largest, speaks for all.</remarks>
internal static class SparseGather
{
    /// <summary>The only term of each sum, added to zero: <c>values[neuron] · factor</c>.</summary>
    [MethodImpl(Hot.Loop)]
    public static void Products<T>(ReadOnlySpan<T> values, ReadOnlySpan<int> neurons, T factor, Span<T> sums)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // These checks are what makes the unchecked reads and writes safe: neurons ascend.
        ArgumentOutOfRangeException.ThrowIfGreaterThan(neurons.Length, sums.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)neurons[^1], (uint)values.Length);
        ref T from = ref MemoryMarshal.GetReference(values);
        ref T to = ref MemoryMarshal.GetReference(sums);
        for (int k = 0; k < neurons.Length; k++)
        {
            Unsafe.Add(ref to, k) = T.MultiplyAddEstimate(Unsafe.Add(ref from, neurons[k]), factor, T.Zero);
        }
    }

    /// <summary>A further term of each sum: <c>values[neuron]</c>.</summary>
    [MethodImpl(Hot.Loop)]
    public static void Add<T>(ReadOnlySpan<T> values, ReadOnlySpan<int> neurons, Span<T> sums)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // As for products.
        ArgumentOutOfRangeException.ThrowIfGreaterThan(neurons.Length, sums.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)neurons[^1], (uint)values.Length);
        ref T from = ref MemoryMarshal.GetReference(values);
        ref T to = ref MemoryMarshal.GetReference(sums);
        for (int k = 0; k < neurons.Length; k++)
        {
            Unsafe.Add(ref to, k) += Unsafe.Add(ref from, neurons[k]);
        }
    }

    /// <summary>A further term of each sum: <c>values[neuron] · factor</c>, in one rounding where the hardware can.</summary>
    [MethodImpl(Hot.Loop)]
    public static void AddProducts<T>(ReadOnlySpan<T> values, ReadOnlySpan<int> neurons, T factor, Span<T> sums)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // As for products.
        ArgumentOutOfRangeException.ThrowIfGreaterThan(neurons.Length, sums.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)neurons[^1], (uint)values.Length);
        ref T from = ref MemoryMarshal.GetReference(values);
        ref T to = ref MemoryMarshal.GetReference(sums);
        for (int k = 0; k < neurons.Length; k++)
        {
            Unsafe.Add(ref to, k) = T.MultiplyAddEstimate(Unsafe.Add(ref from, neurons[k]), factor, Unsafe.Add(ref to, k));
        }
    }
}
