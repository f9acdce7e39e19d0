using System.Numerics;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Errors;

/// <summary>Invalid calls of the decay alone.</summary>
internal static class TraceUpdateBadCalls<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly Dictionary<string, (Refusal Refusal, Action<TestLayer<T>> Call)> Errors = new()
    {
        ["no parameters"] = (Refusal.Null("parameters"), l => l.State.UpdateTraces(l.ZPreView, l.ZPostView, null!)),
        ["z_pre transposed"] =
            (new("zPre", "[3, 5]", "[5, 3]"), l => l.State.UpdateTraces(new ReadOnlyTensorView<T>(l.ZPre, 5, 3), l.ZPostView, l.Parameters)),
        ["z_pre of another rank"] =
            (new("zPre", "[3, 5]", "[1, 3, 5]"), l => l.State.UpdateTraces(new ReadOnlyTensorView<T>(l.ZPre, 1, 3, 5), l.ZPostView, l.Parameters)),
        ["no z_pre"] = (new("zPre", "[3, 5]", "[]"), l => l.State.UpdateTraces(default(ReadOnlyTensorView<T>), l.ZPostView, l.Parameters)),
        ["z_post too short"] =
            (new("zPost", "[3, 4]", "[2, 4]"), l => l.State.UpdateTraces(l.ZPreView, new ReadOnlyTensorView<T>(l.ZPost[..8], 2, 4), l.Parameters)),
        ["no z_post"] = (new("zPost", "[3, 4]", "[]"), l => l.State.UpdateTraces(l.ZPreView, default(ReadOnlyTensorView<T>), l.Parameters)),
        ["a default view for writing"] =
            (new("zPost", "[3, 4]", "default"), l => l.State.UpdateTraces(l.ZPreView, default(TensorView<T>), l.Parameters)),
        ["z_pre of another length"] = (new("zPre", "15 elements", "[3, 5]", "14"), l => l.State.UpdateTraces(l.ZPre[..14], l.ZPost, l.Parameters)),
        ["an index of I"] = (Refusal.OutOfRange("zPre", "5", "sample 0"), l => l.State.UpdateTraces(Events(5), Events(1), l.Parameters)),
        ["an index of O"] = (Refusal.OutOfRange("zPost", "4", "sample 0"), l => l.State.UpdateTraces(l.ZPreView, Events(4), l.Parameters)),
        ["descending indices"] = (new("zPre", "2 follows 3"), l => l.State.UpdateTraces(Events(3, 2), l.ZPost, l.Parameters)),
        ["too few samples"] = (new("zPost", "3", "1"), l => l.State.UpdateTraces(l.ZPre, new SpikeEvents([]), l.Parameters)),
        ["a decay while another call is at work"] = (Refusal.InvalidOperation("[3, 5]", "one thread"), l =>
            Busy.While(l.State, () => l.State.UpdateTraces(l.ZPreView, l.ZPostView, l.Parameters))),
        ["a reset while another call is at work"] = (Refusal.InvalidOperation("[3, 5]", "one thread"), l =>
            Busy.While(l.State, l.State.Reset)),
        ["a negative floor"] = (Refusal.OutOfRange("parameters", "TraceFloor", "-1"), l =>
            l.State.UpdateTraces(l.ZPreView, l.ZPostView, l.Parameters with { TraceFloor = -1 })),
        ["a floor of NaN"] = (Refusal.OutOfRange("parameters", "TraceFloor", "NaN"), l =>
            l.State.UpdateTraces(l.ZPreView, l.ZPostView, l.Parameters with { TraceFloor = double.NaN })),
        ["an undefined decay"] = (Refusal.OutOfRange("parameters", "DynamicsPost", "Decay", "Euler", "7"), l =>
            l.State.UpdateTraces(l.ZPreView, l.ZPostView, l.Parameters with { DynamicsPost = new() { Decay = (StdpTraceDecay)7 } })),
        ["an undefined spike"] = (Refusal.OutOfRange("parameters", "DynamicsPre", "Spike", "Saturate", "-1"), l =>
            l.State.UpdateTraces(l.ZPreView, l.ZPostView, l.Parameters with { DynamicsPre = new() { Spike = (StdpTraceSpike)(-1) } })),
        ["half a spike that sets a trace"] = (new("zPost", "zeros and ones", "0.5"), l => l.State.UpdateTraces(
            l.ZPreView, l.ZPost.ToArray().Select(z => z * T.CreateChecked(0.5)).ToArray(), l.Parameters with { DynamicsPost = Saturate })),
        ["a list of spikes that count twice"] = (new("zPre", "zeros and ones", "2"), l => l.State.UpdateTraces(
            new GradedSpikeEvents<T>(Events(1), [T.One + T.One]), l.ZPostView, l.Parameters with { DynamicsPre = Saturate })),
        ["dt NaN"] =
            (Refusal.OutOfRange("dt", "finite", "NaN"), l => l.State.UpdateTraces(l.ZPreView, l.ZPostView, l.Parameters, double.NaN)),
        ["dt infinite"] =
            (Refusal.OutOfRange("dt", "finite", "Infinity"), l => l.State.UpdateTraces(l.ZPreView, l.ZPostView, l.Parameters, 1 / 0.0)),
    };

    public static IEnumerable<BadCall> All()
    {
        foreach ((string error, (Refusal refusal, Action<TestLayer<T>> call)) in Errors)
        {
            yield return BadCall.On($"decay, {error}", refusal, Layer, call);
        }

        foreach (string name in ParameterNames.OfTraces)
        {
            StdpParameter<T> tensor = new Data<T>(1).Tensor([2], 0, 1);
            string trace = name.Contains("Pre", StringComparison.Ordinal) ? "[3, 5]" : "[3, 4]";
            yield return BadCall.On(
                $"decay, {name} does not broadcast",
                new("parameters", name, trace, "[2]"),
                Layer,
                layer => layer.State.UpdateTraces(layer.ZPreView, layer.ZPostView, layer.Parameters.With(name, tensor)));
        }

        // Its shape is that of a trace without dimensions, but there is no memory behind it.
        yield return BadCall.Of(
            "decay, a default view for a single element",
            new("zPre", "default"),
            () => new StdpState<T>([], []).UpdateTraces(default(TensorView<T>), new T[1], new StdpParameters<T>()));
    }

    private static StdpTraceDynamics Saturate => new() { Spike = StdpTraceSpike.Saturate };

    private static SpikeEvents Events(params int[] ofFirstSample) =>
        new(ofFirstSample, new[] { 0, ofFirstSample.Length, ofFirstSample.Length, ofFirstSample.Length });

    private static TestLayer<T> Layer() => TestLayer<T>.Linear(batch: 3, inputs: 5, outputs: 4);
}
