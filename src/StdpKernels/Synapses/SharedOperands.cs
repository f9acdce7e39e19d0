using System.Numerics;
using StdpKernels.Threading;

namespace StdpKernels.Synapses;

/// <summary>
/// The operands and the weights of a step that threads share, valid while the caller, which keeps them pinned, waits for them.
/// </summary>
internal readonly struct SharedOperands<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public required Pinned<T> W { get; init; }

    public required Pinned<T> ActivityPre { get; init; }

    public required Pinned<T> ActivityPost { get; init; }

    public required Pinned<T> TracePre { get; init; }

    public required Pinned<T> TracePost { get; init; }

    public required PinnedEvents<T> EventsPre { get; init; }

    public required PinnedEvents<T> EventsPost { get; init; }

    public required bool IsPreListed { get; init; }

    public required bool IsPostListed { get; init; }

    public required bool IsFinite { get; init; }

    /// <summary>The operands, as a thread sees them.</summary>
    public LearningOperands<T> Operands => new(
        ActivityPre.Span,
        ActivityPost.Span,
        TracePre.Span,
        TracePost.Span,
        IsPreListed,
        IsPostListed,
        EventsPre.Events,
        EventsPost.Events,
        IsFinite);
}
