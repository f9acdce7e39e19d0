using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Coefficients;
using StdpKernels.Kernels.Traces;
using StdpKernels.Lanes;
using StdpKernels.Synapses;

namespace StdpKernels.Steps.Modulations;

/// <summary>The activity of both sides as a triplet rule counts it (Pfister &amp; Gerstner 2006): <c>z · (A2 + A3 · t_slow)</c>.</summary>
internal sealed class TripletCount<T> : Modulation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly StdpState<T> _state;
    private readonly CountedSide<T> _pre;
    private readonly CountedSide<T> _post;

    private TripletCount(StdpState<T> state, StdpTriplet<T> triplet)
    {
        TensorShape pre = state.Pre.Shape, post = state.Post.Shape;
        Broadcast.Require(triplet.A2Plus.Shape, post, nameof(triplet.A2Plus), "the postsynaptic trace");
        Broadcast.Require(triplet.A3Plus.Shape, post, nameof(triplet.A3Plus), "the postsynaptic trace");
        Broadcast.Require(triplet.A2Minus.Shape, pre, nameof(triplet.A2Minus), "the presynaptic trace");
        Broadcast.Require(triplet.A3Minus.Shape, pre, nameof(triplet.A3Minus), "the presynaptic trace");
        _state = state;
        _pre = Side(pre, triplet.A2Minus, triplet.A3Minus);
        _post = Side(post, triplet.A2Plus, triplet.A3Plus);
    }

    /// <summary>That of a rule of triplets; else null.</summary>
    /// <exception cref="ArgumentException">A tensor does not broadcast.</exception>
    public static TripletCount<T>? Of(StdpState<T> state, StdpParameters<T> parameters) =>
        parameters.Triplet is null ? null : new TripletCount<T>(state, parameters.Triplet);

    public override void Reserve()
    {
        _pre.Reserve();
        _post.Reserve();
    }

    // Slow traces are as the weights see them.
    [MethodImpl(Hot.Way)]
    public override LearningOperands<T> Apply(scoped in LearningOperands<T> operands) =>
        CountedSide<T>.Count(operands, _pre, _state.PreSlow!.Span, _post, _state.PostSlow!.Span);

    private static CountedSide<T> Side(TensorShape side, StdpParameter<T> pair, StdpParameter<T> triplet) =>
        new(side, new TraceStep<T, TripletActivity>(new TraceCoefficients<T>(new FactorPair<T>(triplet, pair, side))));
}
