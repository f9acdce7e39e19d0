using System.Numerics;

namespace StdpKernels.Kernels.Sparse;

/// <summary>What synapses learn from in one step: dense activity and traces, <c>[B, I]</c> and <c>[B, O]</c>.</summary>
internal readonly ref struct SparseOperands<T>(
    ReadOnlySpan<T> activityPre, ReadOnlySpan<T> activityPost, ReadOnlySpan<T> tracePre, ReadOnlySpan<T> tracePost)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public ReadOnlySpan<T> ActivityPre { get; } = activityPre;

    public ReadOnlySpan<T> ActivityPost { get; } = activityPost;

    public ReadOnlySpan<T> TracePre { get; } = tracePre;

    public ReadOnlySpan<T> TracePost { get; } = tracePost;
}
