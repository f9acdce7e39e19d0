using System.Numerics;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Errors;

/// <summary>Invalid calls of the two halves of a layer's step, asked of both kinds of layers and both layouts.</summary>
internal static class LayerLearnBadCalls<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private delegate void Half(StdpLayer<T> layer, StdpActivity<T> zPre, StdpActivity<T> zPost);

    // [3, 5] to [3, 4], and [3, 1, 1, 5] to [3, 4, 1, 1]: as many neurons and weights in both.
    private static readonly Dictionary<string, (Refusal Refusal, Action<StdpLayer<T>, Half> Call)> OfEither = new()
    {
        ["too little z_pre"] = (new("zPre", "15", "[3, ", "14"), (l, half) => half(l, new T[14], new T[12])),
        ["too much z_post"] = (new("zPost", "12", "[3, 4", "13"), (l, half) => half(l, new T[15], new T[13])),
        ["z_post of another shape"] =
            (new("zPost", "[3, 4", "[4, 3]"), (l, half) => half(l, new T[15], new ReadOnlyTensorView<T>(new T[12], 4, 3))),
        ["an index of I"] = (Refusal.OutOfRange("zPre", "5", "sample 1"), (l, half) =>
            half(l, new SpikeEvents([0, 5], [0, 1, 2, 2]), new T[12])),
        ["an index twice"] = (new("zPost", "3 follows 3"), (l, half) => half(l, new T[15], new SpikeEvents([3, 3], [0, 2, 2, 2]))),
        ["too few samples"] = (new("zPre", "3", "2"), (l, half) => half(l, new SpikeEvents([], [0, 0, 0]), new T[12])),
        ["a call while another one is at work"] =
            (LayerBadCalls<T>.AtWork, (l, half) => Busy.While(l.State, () => half(l, new T[15], new T[12]))),
    };

    private static readonly Dictionary<string, (Refusal Refusal, Action<StdpLayer<T>> Call)> OfTraces = new()
    {
        ["z_pre in t_pre"] = (new("zPre", "a trace", "overlap"), l => l.UpdateTraces(l.State.TracePre, new T[12])),
        ["z_post in t_pre"] = (new("zPost", "a trace", "overlap"), l => l.UpdateTraces(new T[15], l.State.TracePre.Span[..12])),
        ["z_post in t_post"] = (new("zPost", "a trace", "overlap"), l => l.UpdateTraces(new T[15], l.State.TracePost)),
    };

    private static readonly Dictionary<string, (Refusal Refusal, Action<StdpLayer<T>> Call)> OfLearning = new()
    {
        ["z_pre in the weights"] = (new("zPre", "the weights", "overlap"), l => l.Learn(l.Weights.Span[..15], new T[12])),
        ["z_post in the weights"] = (new("zPost", "the weights", "overlap"), l => l.Learn(new T[15], l.Weights.Span[8..])),
        ["z_pre in the weights, with given traces"] =
            (new("zPre", "the weights", "overlap"), l => LearnFrom(l, l.Weights.Span[..15], l.State.TracePre, l.State.TracePost)),
        ["t_pre in the weights"] = (new("tracePre", "the weights", "overlap"), l =>
            LearnFrom(l, new T[15], new(l.Weights.Span[..15], Dimensions(l.State.TracePre.Shape)), l.State.TracePost)),
        ["t_post in the weights"] = (new("tracePost", "the weights", "overlap"), l =>
            LearnFrom(l, new T[15], l.State.TracePre, new(l.Weights.Span[8..], Dimensions(l.State.TracePost.Shape)))),
        ["no t_pre"] = (new("tracePre", "[3, ", "[]"), l => LearnFrom(l, new T[15], default, l.State.TracePost)),
        ["t_post of another shape"] =
            (new("tracePost", "[3, 4", "[4, 3]"), l => LearnFrom(l, new T[15], l.State.TracePre, new(new T[12], 4, 3))),
        ["the traces exchanged"] = (new("tracePre", "[3, ", "[3, 4"), l => LearnFrom(l, new T[15], l.State.TracePost, l.State.TracePre)),
        ["given traces while another call is at work"] =
            (LayerBadCalls<T>.AtWork, l => Busy.While(l.State, () => LearnFrom(l, new T[15], l.State.TracePre, l.State.TracePost))),
        ["an index of I, with given traces"] = (Refusal.OutOfRange("zPre", "5", "sample 0"), l =>
            LearnFrom(l, new SpikeEvents([5], [0, 1, 1, 1]), l.State.TracePre, l.State.TracePost)),
    };

    public static IEnumerable<BadCall> All()
    {
        (string Kind, Func<StdpLayer<T>> Make)[] layers =
        [
            ("linear layer", LayerBadCalls<T>.Linear),
            ("linear layer of presynaptic rows", LayerBadCalls<T>.OfPresynapticRows),
            ("conv2d layer", LayerBadCalls<T>.Conv2d),
            ("sparse layer", SparseBadCalls<T>.Full),
        ];
        foreach ((string kind, Func<StdpLayer<T>> make) in layers)
        {
            foreach ((string error, (Refusal refusal, Action<StdpLayer<T>, Half> call)) in OfEither)
            {
                yield return BadCall.On<T, StdpLayer<T>>($"{kind}, traces alone, {error}", refusal, make, layer =>
                    call(layer, (l, zPre, zPost) => l.UpdateTraces(zPre, zPost)));
                yield return BadCall.On<T, StdpLayer<T>>($"{kind}, learning alone, {error}", refusal, make, layer =>
                    call(layer, (l, zPre, zPost) => l.Learn(zPre, zPost)));
            }

            foreach ((string error, (Refusal refusal, Action<StdpLayer<T>> call)) in OfTraces)
            {
                yield return BadCall.On<T, StdpLayer<T>>($"{kind}, traces alone, {error}", refusal, make, call);
            }

            foreach ((string error, (Refusal refusal, Action<StdpLayer<T>> call)) in OfLearning)
            {
                yield return BadCall.On<T, StdpLayer<T>>($"{kind}, learning alone, {error}", refusal, make, call);
            }
        }
    }

    private static void LearnFrom(
        StdpLayer<T> layer, StdpActivity<T> zPre, ReadOnlyTensorView<T> tracePre, ReadOnlyTensorView<T> tracePost) =>
        layer.Learn(zPre, new T[12], tracePre, tracePost);

    private static int[] Dimensions(TensorShape shape) => [.. Enumerable.Range(0, shape.Rank).Select(d => shape[d])];
}
