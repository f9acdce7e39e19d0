using System.Numerics;
using StdpKernels.Kernels.Events;

namespace StdpKernels.Synapses;

/// <summary>What weights learn from in one step: activity in all forms that kernels take, and traces.</summary>
internal readonly ref struct LearningOperands<T>(
    ReadOnlySpan<T> activityPre,
    ReadOnlySpan<T> activityPost,
    ReadOnlySpan<T> tracePre,
    ReadOnlySpan<T> tracePost,
    bool isPreListed,
    bool isPostListed,
    EventSide<T> eventsPre,
    EventSide<T> eventsPost,
    bool isFinite)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Presynaptic activity, dense.</summary>
    public ReadOnlySpan<T> ActivityPre { get; } = activityPre;

    /// <summary>Postsynaptic activity, dense.</summary>
    public ReadOnlySpan<T> ActivityPost { get; } = activityPost;

    /// <summary>Presynaptic trace.</summary>
    public ReadOnlySpan<T> TracePre { get; } = tracePre;

    /// <summary>Postsynaptic trace.</summary>
    public ReadOnlySpan<T> TracePost { get; } = tracePost;

    /// <summary>The same as <see cref="ActivityPre"/>, where <see cref="IsPreListed"/>.</summary>
    public readonly EventSide<T> EventsPre = eventsPre;

    /// <summary>The same as <see cref="ActivityPost"/>, where <see cref="IsPostListed"/>.</summary>
    public readonly EventSide<T> EventsPost = eventsPost;

    /// <summary>Whether the presynaptic side is there as lists.</summary>
    public bool IsPreListed { get; } = isPreListed;

    /// <summary>Whether the postsynaptic side is there as lists.</summary>
    public bool IsPostListed { get; } = isPostListed;

    /// <summary>Whether both sides are there as lists.</summary>
    public bool IsListed => IsPreListed && IsPostListed;

    /// <summary>Whether both traces are finite: without that, silence multiplied by a trace is not zero.</summary>
    public bool IsFinite { get; } = isFinite;

    /// <summary>The same with another postsynaptic trace.</summary>
    /// <param name="tracePost">The trace.</param>
    /// <param name="areFinite">Whether both traces are finite then.</param>
    public LearningOperands<T> WithTracePost(ReadOnlySpan<T> tracePost, bool areFinite) => new(
        ActivityPre, ActivityPost, TracePre, tracePost, IsPreListed, IsPostListed, EventsPre, EventsPost, areFinite);

    /// <summary>The same with other activity of the same neurons.</summary>
    public LearningOperands<T> WithActivity(
        ReadOnlySpan<T> activityPre, ReadOnlySpan<T> activityPost, EventSide<T> eventsPre, EventSide<T> eventsPost) => new(
            activityPre, activityPost, TracePre, TracePost, IsPreListed, IsPostListed, eventsPre, eventsPost, IsFinite);

    /// <summary>Those of one sample, as operands of a batch of one.</summary>
    /// <param name="sample">Which.</param>
    /// <param name="batch">How many there are.</param>
    public LearningOperands<T> OfSample(int sample, int batch)
    {
        (int pre, int post) = (TracePre.Length / batch, TracePost.Length / batch);
        return new LearningOperands<T>(
            ActivityPre.Slice(sample * pre, pre),
            ActivityPost.Slice(sample * post, post),
            TracePre.Slice(sample * pre, pre),
            TracePost.Slice(sample * post, post),
            IsPreListed,
            IsPostListed,
            IsPreListed ? EventsPre.OfSample(sample) : default,
            IsPostListed ? EventsPost.OfSample(sample) : default,
            IsFinite);
    }

    /// <summary>How many presynaptic neurons a kernel has to look at.</summary>
    public int CountPre => IsListed ? EventsPre.Lists.Indices.Length : ActivityPre.Length;

    /// <summary>How many postsynaptic neurons a kernel has to look at.</summary>
    public int CountPost => IsListed ? EventsPost.Lists.Indices.Length : ActivityPost.Length;
}
