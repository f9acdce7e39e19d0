using System.Numerics;
using StdpKernels.Kernels.Events;

namespace StdpKernels.Synapses;

/// <summary>What weights learn from in one step: activity in all forms that kernels take, and traces.</summary>
internal readonly ref struct LearningOperands<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Presynaptic activity, dense.</summary>
    public required ReadOnlySpan<T> ActivityPre { get; init; }

    /// <summary>Postsynaptic activity, dense.</summary>
    public required ReadOnlySpan<T> ActivityPost { get; init; }

    /// <summary>Presynaptic trace.</summary>
    public required ReadOnlySpan<T> TracePre { get; init; }

    /// <summary>Postsynaptic trace.</summary>
    public required ReadOnlySpan<T> TracePost { get; init; }

    /// <summary>The same as <see cref="ActivityPre"/>, where <see cref="IsListed"/>.</summary>
    public required EventSide<T> EventsPre { get; init; }

    /// <summary>The same as <see cref="ActivityPost"/>, where <see cref="IsListed"/>.</summary>
    public required EventSide<T> EventsPost { get; init; }

    /// <summary>Whether both sides are there as lists.</summary>
    public required bool IsListed { get; init; }

    /// <summary>Whether both traces are finite: without that, silence multiplied by a trace is not zero.</summary>
    public required bool IsFinite { get; init; }

    /// <summary>Whether both sides are there as lists of plain spikes.</summary>
    public bool IsSpikes => IsListed && EventsPre.Values.IsEmpty && EventsPost.Values.IsEmpty;

    /// <summary>How many presynaptic neurons a kernel has to look at.</summary>
    public int CountPre => IsListed ? EventsPre.Lists.Indices.Length : ActivityPre.Length;

    /// <summary>How many postsynaptic neurons a kernel has to look at.</summary>
    public int CountPost => IsListed ? EventsPost.Lists.Indices.Length : ActivityPost.Length;
}
