using System.Numerics;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Errors;

/// <summary>Invalid calls of the second half of a step: what it is given besides the traces, which it does not write.</summary>
internal static class LearnBadCalls<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // [2, 3, 5, 6] through [4, 3, 3, 2] to [2, 4, 3, 5].
    private static readonly ConvShape Convolution = new(2, 3, (5, 6), 4, (3, 2));

    private delegate void Call(TestLayer<T> layer, TensorView<T> w, StdpState<T> state, StdpParameters<T> parameters);

    // Of both kinds; shapes are those of either.
    private static readonly Dictionary<string, (Func<bool, Refusal> Refusal, Action<TestLayer<T>, Call> Act)> Errors = new()
    {
        ["no state"] = (_ => Refusal.Null("state"), (l, call) => call(l, l.WView, null!, l.Parameters)),
        ["no parameters"] = (_ => Refusal.Null("parameters"), (l, call) => call(l, l.WView, l.State, null!)),
        ["no w"] = (_ => new("w", "default", "[]"), (l, call) => call(l, default, l.State, l.Parameters)),
        ["flat w"] = (_ => new("w", "["), (l, call) => call(l, new(l.W, l.W.Length), l.State, l.Parameters)),
        ["an undefined algorithm"] = (_ => Refusal.OutOfRange("parameters", "Algorithm", $"{(int)Algorithms.Undefined}"), (l, call) =>
            call(l, l.WView, l.State, l.Parameters with { Algorithm = Algorithms.Undefined })),
        ["a tensor that does not broadcast"] = (_ => new("parameters", "WMax", "[7]"), (l, call) =>
            call(l, l.WView, l.State, l.Parameters with { WMax = new T[7] })),
        ["learning while another call is at work"] = (
            linear => Refusal.InvalidOperation(linear ? "[3, 5]" : "[2, 3, 5, 6]", "one thread"), (l, call) =>
            Busy.While(l.State, () => call(l, l.WView, l.State, l.Parameters))),
    };

    private static readonly Dictionary<string, (Refusal Refusal, Action<TestLayer<T>> Act)> LinearActivity = new()
    {
        ["z_pre transposed"] = (new("zPre", "[3, 5]", "[5, 3]"), l => l.Learn(new ReadOnlyTensorView<T>(l.ZPre, 5, 3), l.ZPost)),
        ["too much z_post"] = (new("zPost", "12", "13"), l => l.Learn(l.ZPre, new T[13])),
        ["z_pre in the weights"] = (new("zPre", "the weights", "overlap"), l => l.Learn(l.W[..15], l.ZPost)),
        ["z_post in the weights"] = (new("zPost", "the weights", "overlap"), l => l.Learn(l.ZPre, l.W[8..])),
        ["an index of I"] = (Refusal.OutOfRange("zPre", "5", "sample 0"), l => l.Learn(Events(5), l.ZPost)),
        ["an index twice"] = (new("zPost", "ascending", "2 follows 2"), l => l.Learn(l.ZPre, Events(2, 2))),
        ["too few samples"] = (new("zPost", "3", "1"), l => l.Learn(l.ZPre, new SpikeEvents([]))),
        ["traces of two batch sizes"] = (new("state", "[3, 4]", "[2, 4]"), l =>
            Stdp.LearnLinear<T>(l.ZPre, l.ZPost, l.WView, new([3, 5], [2, 4]), l.Parameters)),
    };

    private static readonly Dictionary<string, (Refusal Refusal, Action<TestLayer<T>> Act)> ConvolutionActivity = new()
    {
        ["z_pre flat"] = (new("zPre", "[2, 3, 5, 6]", "[2, 90]"), l => l.Learn(new ReadOnlyTensorView<T>(l.ZPre, 2, 90), l.ZPost)),
        ["z_pre of another length"] = (new("zPre", "180", "72"), l => l.Learn(l.W, l.ZPost)),
        ["an index behind the output"] =
            (Refusal.OutOfRange("zPost", "60", "sample 0"), l => l.Learn(l.ZPre, new SpikeEvents([60], [0, 1, 1]))),
        ["descending indices"] = (new("zPre", "8 follows 9"), l => l.Learn(new SpikeEvents([9, 8], [0, 0, 2]), l.ZPost)),
        ["another stride"] = (new("state", "[2, 4, 3, 5]"), l =>
            Stdp.LearnConv2d(l.ZPre, l.ZPost, l.WView, l.State, l.Parameters, new() { Stride = 2 })),
    };

    public static IEnumerable<BadCall> All()
    {
        foreach (bool linear in new[] { true, false })
        {
            string kind = linear ? "linear learning" : "conv2d learning";
            Func<TestLayer<T>> make = linear ? Linear : Conv2d;
            Call call = linear
                ? (l, w, state, parameters) => Stdp.LearnLinear(l.ZPre, l.ZPost, w, state, parameters)
                : (l, w, state, parameters) => Stdp.LearnConv2d(l.ZPre, l.ZPost, w, state, parameters);
            foreach ((string error, (Func<bool, Refusal> refusal, Action<TestLayer<T>, Call> act)) in Errors)
            {
                yield return BadCall.On($"{kind}, {error}", refusal(linear), make, layer => act(layer, call));
            }

            yield return BadCall.On(
                $"{kind}, one memory for w and t_pre",
                new("w", "a trace", "overlap"),
                () => OverlapBadCalls<T>.Layer(convolution: !linear),
                layer => call(layer, new(layer.State.TracePre.Span, layer.WeightShape), layer.State, layer.Parameters));
            yield return BadCall.On(
                $"{kind}, one memory for w and z_post",
                new("zPost", "the weights", "overlap"),
                () => OverlapBadCalls<T>.Layer(convolution: !linear),
                layer => call(layer, new(layer.ZPost, layer.WeightShape), layer.State, layer.Parameters));
            foreach ((string error, (Refusal refusal, Action<TestLayer<T>> act)) in linear ? LinearActivity : ConvolutionActivity)
            {
                yield return BadCall.On($"{kind}, {error}", refusal, make, act);
            }
        }
    }

    private static SpikeEvents Events(params int[] ofFirstSample) =>
        new(ofFirstSample, new[] { 0, ofFirstSample.Length, ofFirstSample.Length, ofFirstSample.Length });

    private static TestLayer<T> Linear() => TestLayer<T>.Linear(batch: 3, inputs: 5, outputs: 4);

    private static TestLayer<T> Conv2d() => TestLayer<T>.Conv2d(Convolution);
}
