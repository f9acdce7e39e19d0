using System.Numerics;
using StdpKernels.Kernels.Dense;
using StdpKernels.Threading;

namespace StdpKernels.Steps;

/// <summary>The memory and the sizes of one linear step, as the threads that share it see them.</summary>
internal readonly record struct LinearCall<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public required Pinned<T> W { get; init; }

    public required Pinned<T> ActivityPre { get; init; }

    public required Pinned<T> ActivityPost { get; init; }

    public required Pinned<T> TracePre { get; init; }

    public required Pinned<T> TracePost { get; init; }

    /// <summary>The same activity as lists, where the step is sparse.</summary>
    public required PinnedEvents Pre { get; init; }

    /// <summary>The same activity as lists, where the step is sparse.</summary>
    public required PinnedEvents Post { get; init; }

    public required int Batch { get; init; }

    public required int Rows { get; init; }

    public required int Columns { get; init; }

    /// <summary>Whether all traces are finite.</summary>
    public required bool IsFinite { get; init; }

    /// <summary>Whether the event-driven path is the cheaper one, if silence leaves all weights alone.</summary>
    public required bool IsSparse { get; init; }

    /// <summary>Whether silence is known to leave all weights alone.</summary>
    public required bool Quiet { get; init; }

    /// <summary>The operands of the kernels.</summary>
    public LinearOperands<T> Operands => new()
    {
        EveryTerm = !IsFinite,
        ActivityPre = ActivityPre.Span,
        TracePre = TracePre.Span,
        ActivityPost = ActivityPost.Span,
        TracePost = TracePost.Span,
        Depth = Batch,
        Inputs = Columns,
        Outputs = Rows,
    };
}
