using System.Numerics;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Errors;

/// <summary>Invalid calls of prepared layers. What both kinds of layers have in common is asked of both.</summary>
internal static class LayerBadCalls<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // [3, 5] to [3, 4], and [3, 1, 1, 5] to [3, 4, 1, 1]: as many neurons and weights in both.
    private static readonly Dictionary<string, (Refusal Refusal, Action<StdpLayer<T>> Call)> Errors = new()
    {
        ["too little z_pre"] = (new("zPre", "15", "[3, ", "14"), l => l.Step(new T[14], new T[12])),
        ["too much z_post"] = (new("zPost", "12", "[3, 4", "13"), l => l.Step(new T[15], new T[13])),
        ["no z_pre"] = (new("zPre", "15", "0"), l => l.Step(Array.Empty<T>(), new T[12])),
        ["z_pre in a trace"] = (new("zPre", "overlap"), l => l.Step(l.State.TracePre.Span, new T[12])),
        ["z_post in a trace"] = (new("zPost", "overlap"), l => l.Step(new T[15], l.State.TracePost.Span)),
        ["z_pre in the weights"] = (new("zPre", "the weights", "overlap"), l => l.Step(l.Weights.Span[..15], new T[12])),
        ["z_post in the weights"] = (new("zPost", "the weights", "overlap"), l => l.Step(new T[15], l.Weights.Span[8..])),
        ["a negative index"] = (Refusal.OutOfRange("zPre", "5", "-1"), l => Step(l, [-1], [0, 0, 1, 1], [], [0, 0, 0, 0])),
        ["an index of I"] =
            (Refusal.OutOfRange("zPre", "5", "sample 1"), l => Step(l, [0, 5], [0, 1, 2, 2], [], [0, 0, 0, 0])),
        ["an index twice"] = (new("zPost", "3 follows 3"), l => Step(l, [], [0, 0, 0, 0], [3, 3], [0, 2, 2, 2])),
        ["descending indices"] = (new("zPost", "0 follows 3"), l => Step(l, [], [0, 0, 0, 0], [3, 0], [0, 2, 2, 2])),
        ["more indices than neurons"] =
            (new("zPost", "3 follows 3"), l => Step(l, [], [0, 0, 0, 0], [.. Enumerable.Repeat(3, 13)], [0, 1, 2, 13])),
        ["too few samples"] = (new("zPre", "3", "2"), l => Step(l, [], [0, 0, 0], [], [0, 0, 0, 0])),
        ["default events"] = (new("zPost", "3", "0"), l => l.Step(new SpikeEvents([], [0, 0, 0, 0]), default(SpikeEvents))),
        ["no parameters"] = (Refusal.Null("value"), l => l.Parameters = null!),
        ["a tensor that does not broadcast to the weights"] =
            (new("parameters", "EtaPlus", "[4, ", "[7]"), l => l.Parameters = l.Parameters with { EtaPlus = new T[7] }),
        ["a tensor of one value a row, without its last dimension"] =
            (new("parameters", "EtaPlus", "[4, ", "[4]", "along its dimension of 4 it would be [4, 1"), l =>
                l.Parameters = l.Parameters with { EtaPlus = new T[4] }),
        ["a tensor that does not broadcast to a trace"] =
            (new("parameters", "TauPostInv", "[3, 4", "[7]"), l => l.Parameters = l.Parameters with { TauPostInv = new T[7] }),
        ["an undefined algorithm"] =
            (Refusal.OutOfRange("parameters", "9"), l => l.Parameters = l.Parameters with { Algorithm = (StdpAlgorithm)9 }),
        ["an undefined decay"] = (Refusal.OutOfRange("parameters", "DynamicsPost", "Decay", "-1"), l =>
            l.Parameters = l.Parameters with { DynamicsPost = new() { Decay = (StdpTraceDecay)(-1) } }),
        ["a dense step while another call is at work"] =
            (AtWork, l => Busy.While(l.State, () => l.Step(new T[15], new T[12]))),
        ["a step from events while another call is at work"] =
            (AtWork, l => Busy.While(l.State, () => Step(l, [], [0, 0, 0, 0], [], [0, 0, 0, 0]))),
        ["a warm-up while another call is at work"] = (AtWork, l => Busy.While(l.State, l.WarmUp)),
        ["new parameters while another call is at work"] = (AtWork, l => Busy.While(l.State, () => l.Parameters = new())),
        ["weights for reading while another call is at work"] = (AtWork, l => Busy.While(l.State, () => _ = l.Weights)),
        ["weights for writing while another call is at work"] = (AtWork, l => Busy.While(l.State, () => l.EditWeights())),
    };

    /// <summary>The layers with a weight for each pair of neurons, or kernel elements: as many neurons and weights in all.</summary>
    public static IEnumerable<(string Kind, Func<StdpLayer<T>> Make)> Kinds =>
    [
        ("linear layer", Linear),
        ("linear layer of presynaptic rows", OfPresynapticRows),
        ("conv2d layer", Conv2d),
    ];

    public static Refusal AtWork => Refusal.InvalidOperation("[3, ", "one thread");

    public static IEnumerable<BadCall> All()
    {
        foreach ((string error, (Refusal refusal, Action<StdpLayer<T>> call)) in Errors)
        {
            yield return BadCall.On<T, StdpLayer<T>>($"linear layer, {error}", refusal, () => Linear(), call);
            yield return BadCall.On<T, StdpLayer<T>>($"conv2d layer, {error}", refusal, Conv2d, call);
        }

        foreach (BadCall call in LinearLayers().Concat(Conv2dLayers()).Concat(Conv1dLayers()))
        {
            yield return call;
        }
    }

    private static IEnumerable<BadCall> LinearLayers()
    {
        (string Error, Refusal Refusal, Func<StdpLinearLayer<T>> Make)[] errors =
        [
            ("a negative batch", Refusal.OutOfRange("batchSize", "-1"), () => new(-1, 2, 3, new())),
            ("negative inputs", Refusal.OutOfRange("inputs", "-2"), () => new(1, -2, 3, new())),
            ("negative outputs", Refusal.OutOfRange("outputs", "-3"), () => new(1, 2, -3, new())),
            ("too many inputs of a batch", Refusal.OutOfRange("batchSize", "[65536, 65536]"), () => new(65536, 65536, 1, new())),
            ("too many outputs of a batch", Refusal.OutOfRange("batchSize", "[65536, 65536]"), () => new(65536, 0, 65536, new())),
            ("too many weights", Refusal.OutOfRange("outputs", "[65537, 65536]"), () => new(0, 65536, 65537, new())),
            ("no array so long", Refusal.OutOfRange("batchSize", $"{Array.MaxLength}", $"{int.MaxValue}"), () =>
                new(1, int.MaxValue, 1, new())),
            ("no parameters", Refusal.Null("parameters"), () => new(1, 2, 3, null!)),
            ("dt NaN", Refusal.OutOfRange("dt", "finite", "NaN"), () => new(1, 2, 3, new(), double.NaN)),
            ("dt infinite", Refusal.OutOfRange("dt", "finite", "Infinity"), () => new(1, 2, 3, new(), 1 / 0.0)),
            ("no thread", Refusal.OutOfRange("threads", "64", "0"), () => new(1, 2, 3, new(), threads: 0)),
            ("too many threads", Refusal.OutOfRange("threads", "64", "65"), () => new(1, 2, 3, new(), threads: 65)),
            ("a negative number of threads", Refusal.OutOfRange("threads", "-1"), () => new(1, 2, 3, new(), threads: -1)),
            ("a tensor that does not broadcast", new("parameters", "WMax", "[3, 2]", "[3]"), () =>
                new(1, 2, 3, new() { WMax = new T[3] })),
            ("a tensor for rows of the other side", new("parameters", "WMax", "[2, 3]", "[2]"), () =>
                new(1, 2, 3, new() { WMax = new T[2] }, layout: StdpWeightLayout.PresynapticRows)),
            ("too many weights in rows of presynaptic neurons", Refusal.OutOfRange("outputs", "[65536, 65537]"), () =>
                new(0, 65536, 65537, new(), layout: StdpWeightLayout.PresynapticRows)),
            ("an undefined layout", Refusal.OutOfRange("layout", "PostsynapticRows", "PresynapticRows", "2"), () =>
                new(1, 2, 3, new(), layout: (StdpWeightLayout)2)),
            ("a negative layout", Refusal.OutOfRange("layout", "-1"), () => new(1, 2, 3, new(), layout: (StdpWeightLayout)(-1))),
            ("touched weights of no bound", new("parameters", "BoundScope", "HardBound"), () =>
                new(1, 2, 3, new() { Order = StdpOrder.DepressionFirst, BoundScope = StdpBoundScope.TouchedWeights, HardBound = false })),
            ("touched weights of both changes", new("parameters", "BoundScope", "together"), () =>
                new(1, 2, 3, new() { BoundScope = StdpBoundScope.TouchedWeights })),
            ("an undefined algorithm", Refusal.OutOfRange("parameters", "-7"), () =>
                new(1, 2, 3, new() { Algorithm = (StdpAlgorithm)(-7) })),
        ];
        yield return BadCall.Of(
            "new linear layer, Half", Refusal.NotSupported("Half"), () => _ = new StdpLinearLayer<Half>(1, 2, 3, new()));
        foreach ((string error, Refusal refusal, Func<StdpLinearLayer<T>> make) in errors)
        {
            yield return BadCall.Of($"new linear layer, {error}", refusal, () => make());
        }
    }

    private static IEnumerable<BadCall> Conv2dLayers()
    {
        (string Error, Refusal Refusal, Func<StdpConv2dLayer<T>> Make)[] errors =
        [
            ("a negative batch", Refusal.OutOfRange("batchSize", "-1"), () => new(-1, 1, 3, 1, 3, new())),
            ("negative channels", Refusal.OutOfRange("channels", "-1"), () => new(1, -1, 3, 1, 3, new())),
            ("negative outputs", Refusal.OutOfRange("outputs", "-1"), () => new(1, 1, 3, -1, 3, new())),
            ("a negative image", Refusal.OutOfRange("image", "(3, -2)"), () => new(1, 1, (3, -2), 1, 3, new())),
            ("a kernel without elements", Refusal.OutOfRange("kernel", "(0, 1)"), () => new(1, 1, 3, 1, (0, 1), new())),
            ("a kernel larger than the image", new("kernel", "(4, 4)", "(3, 3)"), () => new(1, 1, 3, 1, 4, new())),
            ("too large an image", Refusal.OutOfRange("image", "50000"), () => new(1, 1, 50_000, 1, 50_000, new())),
            ("images prepared for no sample", Refusal.OutOfRange("image", "2500000000"), () =>
                new(0, 1, 50_000, 1, 1, new())),
            ("too large an output", Refusal.OutOfRange("outputs", $"{int.MaxValue}"), () =>
                new(1, 1, 1, 1, 1, new(), new() { Padding = int.MaxValue })),
            ("an output plane of no sample", Refusal.OutOfRange("image", "3600120001"), () =>
                new(0, 1, 1, 1, 1, new(), new() { Padding = 30_000 })),
            ("too many weights", Refusal.OutOfRange("outputs", "[65536, 65536, 1, 1]"), () =>
                new(0, 65536, 1, 65536, 1, new())),
            ("groups that do not divide the channels", new("geometry", "3 channels", "4 outputs", "2."), () =>
                new(1, 3, 3, 4, 3, new(), new() { Groups = 2 })),
            ("groups that do not divide the outputs", new("geometry", "4 channels", "3 outputs", "4."), () =>
                new(1, 4, 3, 3, 3, new(), new() { Groups = 4 })),
            ("a tensor for the weights of one group", new("parameters", "EtaPlus", "[4, 1, 3, 3]", "[2, 1, 3, 3]"), () =>
                new(1, 2, 3, 4, 3, new() { EtaPlus = new(new T[18], 2, 1, 3, 3) }, new() { Groups = 2 })),
            ("no parameters", Refusal.Null("parameters"), () => new(1, 1, 3, 1, 3, null!)),
            ("dt NaN", Refusal.OutOfRange("dt", "finite", "NaN"), () => new(1, 1, 3, 1, 3, new(), dt: double.NaN)),
            ("too many threads", Refusal.OutOfRange("threads", "64", "65"), () => new(1, 1, 3, 1, 3, new(), threads: 65)),
            ("a tensor that does not broadcast", new("parameters", "WMin", "[1, 1, 3, 3]", "[2]"), () =>
                new(1, 1, 3, 1, 3, new() { WMin = new T[2] })),
            ("an undefined algorithm", Refusal.OutOfRange("parameters", $"{(int)Algorithms.Undefined}"), () =>
                new(1, 1, 3, 1, 3, new() { Algorithm = Algorithms.Undefined })),
        ];
        yield return BadCall.Of(
            "new conv2d layer, Half", Refusal.NotSupported("Half"), () => _ = new StdpConv2dLayer<Half>(1, 1, 3, 1, 3, new()));
        foreach ((string error, Refusal refusal, Func<StdpConv2dLayer<T>> make) in errors)
        {
            yield return BadCall.Of($"new conv2d layer, {error}", refusal, () => make());
        }
    }

    private static IEnumerable<BadCall> Conv1dLayers()
    {
        (string Error, Refusal Refusal, Func<StdpConv1dLayer<T>> Make)[] errors =
        [
            ("a negative batch", Refusal.OutOfRange("batchSize", "-1"), () => new(-1, 1, 3, 1, 3, new())),
            ("negative channels", Refusal.OutOfRange("channels", "-1"), () => new(1, -1, 3, 1, 3, new())),
            ("negative outputs", Refusal.OutOfRange("outputs", "-1"), () => new(1, 1, 3, -1, 3, new())),
            ("a negative length", Refusal.OutOfRange("length", "-2"), () => new(1, 1, -2, 1, 3, new())),
            ("a kernel without elements", Refusal.OutOfRange("kernel", "0"), () => new(1, 1, 3, 1, 0, new())),
            ("a kernel longer than the channel", new("kernel", "4 elements", "3 neurons"), () => new(1, 1, 3, 1, 4, new())),
            ("groups that do not divide the channels", new("geometry", "3 channels", "4 outputs", "2."), () =>
                new(1, 3, 3, 4, 3, new(), new() { Groups = 2 })),
            ("too long a channel", Refusal.OutOfRange("length", $"{int.MaxValue}"), () => new(1, 1, int.MaxValue, 1, 3, new())),
            ("a channel prepared for no sample", Refusal.OutOfRange("length", "6000000000"), () =>
                new(0, 3, 2_000_000_000, 1, 1, new())),
            ("no parameters", Refusal.Null("parameters"), () => new(1, 1, 3, 1, 3, null!)),
            ("dt NaN", Refusal.OutOfRange("dt", "finite", "NaN"), () => new(1, 1, 3, 1, 3, new(), dt: double.NaN)),
            ("too many threads", Refusal.OutOfRange("threads", "64", "65"), () => new(1, 1, 3, 1, 3, new(), threads: 65)),
            ("a tensor that does not broadcast", new("parameters", "WMin", "[2, 1, 3]", "[2]"), () =>
                new(1, 1, 3, 2, 3, new() { WMin = new T[2] })),
            ("a tensor of a trace of two dimensions", new("parameters", "APre", "[1, 2, 3]", "[2, 1, 1]"), () =>
                new(1, 2, 3, 2, 3, new() { APre = new(new T[2], 2, 1, 1) })),
            ("an undefined algorithm", Refusal.OutOfRange("parameters", $"{(int)Algorithms.Undefined}"), () =>
                new(1, 1, 3, 1, 3, new() { Algorithm = Algorithms.Undefined })),
        ];
        yield return BadCall.Of(
            "new conv1d layer, Half", Refusal.NotSupported("Half"), () => _ = new StdpConv1dLayer<Half>(1, 1, 3, 1, 3, new()));
        foreach ((string error, Refusal refusal, Func<StdpConv1dLayer<T>> make) in errors)
        {
            yield return BadCall.Of($"new conv1d layer, {error}", refusal, () => make());
        }
    }

    public static StdpLinearLayer<T> Linear() => WithWeights(new StdpLinearLayer<T>(3, 5, 4, new() { EtaPlus = 0.1 }, dt: 0.004));

    public static StdpLinearLayer<T> OfPresynapticRows() => WithWeights(new StdpLinearLayer<T>(
        3, 5, 4, new() { EtaPlus = 0.1 }, dt: 0.004, layout: StdpWeightLayout.PresynapticRows));

    public static StdpConv2dLayer<T> Conv2d() =>
        WithWeights(new StdpConv2dLayer<T>(3, 1, (1, 5), 4, (1, 5), new() { EtaPlus = 0.1 }, dt: 0.004));

    private static TLayer WithWeights<TLayer>(TLayer layer)
        where TLayer : StdpLayer<T>
    {
        new Data<T>(1).WeightsWithin(20).CopyTo(layer.EditWeights().Span);
        return layer;
    }

    private static void Step(StdpLayer<T> layer, int[] pre, int[] preStarts, int[] post, int[] postStarts) =>
        layer.Step(new SpikeEvents(pre, preStarts), new SpikeEvents(post, postStarts));
}
