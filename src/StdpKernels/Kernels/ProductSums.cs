using System.Numerics;

namespace StdpKernels.Kernels;

/// <summary>P and M of a single sample: products of one postsynaptic neuron with the presynaptic side.</summary>
internal readonly ref struct ProductSums<T>(
    ReadOnlySpan<T> tracePre, ReadOnlySpan<T> activityPre, T activityPost, T tracePost) : IRowSums<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static bool AreProducts => true;

    public ReadOnlySpan<T> P { get; } = tracePre;

    public ReadOnlySpan<T> M { get; } = activityPre;

    public T FactorP { get; } = activityPost;

    public T FactorM { get; } = tracePost;
}
