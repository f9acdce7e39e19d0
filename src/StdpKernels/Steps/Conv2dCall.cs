using System.Numerics;
using StdpKernels.Kernels;
using StdpKernels.Kernels.Dense;
using StdpKernels.Threading;

namespace StdpKernels.Steps;

/// <summary>The memory and the sizes of one convolutional step, as the threads that share it see them.</summary>
internal readonly record struct Conv2dCall<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public required Pinned<T> W { get; init; }

    /// <summary>Images prepared for patches, where the step is not sparse.</summary>
    public required Pinned<T> PatchActivity { get; init; }

    /// <summary>Images prepared for patches, where the step is not sparse.</summary>
    public required Pinned<T> PatchTrace { get; init; }

    public required Pinned<T> ActivityPost { get; init; }

    public required Pinned<T> TracePre { get; init; }

    public required Pinned<T> TracePost { get; init; }

    /// <summary>The same activity as lists, where the step is sparse.</summary>
    public required PinnedEvents Pre { get; init; }

    /// <summary>The same activity as lists, where the step is sparse.</summary>
    public required PinnedEvents Post { get; init; }

    public required Conv2dShape Shape { get; init; }

    /// <summary>Whether all traces are finite.</summary>
    public required bool IsFinite { get; init; }

    /// <summary>Whether the event-driven path is taken.</summary>
    public required bool IsSparse { get; init; }

    /// <summary>The operands of the dense kernel.</summary>
    public Conv2dOperands<T> Operands => new()
    {
        EveryTerm = !IsFinite,
        ActivityPre = PatchActivity.Span,
        TracePre = PatchTrace.Span,
        ActivityPost = ActivityPost.Span,
        TracePost = TracePost.Span,
        Shape = Shape,
    };
}
