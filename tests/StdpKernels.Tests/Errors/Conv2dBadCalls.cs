using System.Numerics;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Errors;

/// <summary>Invalid convolutional steps. What concerns layer and parameters is asked of both ways in, dense and events.</summary>
internal static class Conv2dBadCalls<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // [2, 3, 5, 6] through [4, 3, 3, 2] to [2, 4, 3, 5].
    private static readonly ConvShape Shape = new(2, 3, (5, 6), 4, (3, 2));

    private delegate void Step(
        TestLayer<T> layer,
        TensorView<T> w,
        StdpState<T> state,
        StdpParameters<T> parameters,
        Conv2dGeometry geometry = default,
        double dt = 0.001);

    private static readonly Dictionary<string, (Refusal Refusal, Action<TestLayer<T>> Call)> ActivityErrors = new()
    {
        ["z_pre with height and width exchanged"] =
            (new("zPre", "[2, 3, 5, 6]", "[2, 3, 6, 5]"), l => Dense(l, new(l.ZPre, 2, 3, 6, 5), l.ZPostView)),
        ["z_pre flat"] = (new("zPre", "[2, 3, 5, 6]", "[2, 90]"), l => Dense(l, new(l.ZPre, 2, 90), l.ZPostView)),
        ["z_pre of one sample"] =
            (new("zPre", "[2, 3, 5, 6]", "[1, 3, 5, 6]"), l => Dense(l, new(l.ZPre[..90], 1, 3, 5, 6), l.ZPostView)),
        ["no z_pre"] = (new("zPre", "[2, 3, 5, 6]", "[]"), l => Dense(l, default, l.ZPostView)),
        ["z_post of the wrong height"] =
            (new("zPost", "[2, 4, 3, 5]", "[2, 4, 2, 5]"), l => Dense(l, l.ZPreView, new(l.ZPost[..80], 2, 4, 2, 5))),
        ["z_post of the wrong width"] =
            (new("zPost", "[2, 4, 3, 5]", "[2, 4, 3, 4]"), l => Dense(l, l.ZPreView, new(l.ZPost[..96], 2, 4, 3, 4))),
        ["no z_post"] = (new("zPost", "[2, 4, 3, 5]", "[]"), l => Dense(l, l.ZPreView, default)),
        ["a negative index"] = (Refusal.OutOfRange("zPre", "90", "-3"), l => Events(l, [-3], [0, 0, 1], [], [0, 0, 0])),
        ["an index behind the image"] =
            (Refusal.OutOfRange("zPre", "90", "sample 0"), l => Events(l, [90], [0, 1, 1], [], [0, 0, 0])),
        ["an index behind the output"] =
            (Refusal.OutOfRange("zPost", "60", "sample 1"), l => Events(l, [89], [0, 1, 1], [60], [0, 0, 1])),
        ["an index twice"] = (new("zPre", "ascending", "7 follows 7"), l => Events(l, [7, 7], [0, 2, 2], [], [0, 0, 0])),
        ["descending indices"] = (new("zPost", "ascending", "8 follows 9"), l => Events(l, [], [0, 0, 0], [9, 8], [0, 0, 2])),
        ["too few samples"] = (new("zPost", "2", "1"), l => Events(l, [], [0, 0, 0], [], [0, 0])),
    };

    private static readonly Dictionary<string, (Refusal Refusal, Action<TestLayer<T>, Step> Call)> LayerErrors = new()
    {
        ["no state"] = (Refusal.Null("state"), (l, step) => step(l, l.WView, null!, l.Parameters)),
        ["no parameters"] = (Refusal.Null("parameters"), (l, step) => step(l, l.WView, l.State, null!)),
        ["no w"] = (new("w", "4", "[O, C / groups, kh, kw]", "default", "[]"), (l, step) => step(l, default, l.State, l.Parameters)),
        ["w as a matrix"] = (new("w", "4", "[4, 18]"), (l, step) => step(l, new(l.W, 4, 18), l.State, l.Parameters)),
        ["w with other channels"] =
            (new("state", "[B, 2, H, W]", "[2, 3, 5, 6]"), (l, step) =>
                step(l, new(l.W[..48], 4, 2, 3, 2), l.State, l.Parameters)),
        ["w with other outputs"] =
            (new("state", "[2, 3, 3, 5]", "[2, 4, 3, 5]"), (l, step) =>
                step(l, new(l.W[..54], 3, 3, 3, 2), l.State, l.Parameters)),
        ["w with outputs and channels exchanged"] =
            (new("w", "4 rows of 3", "[3, 4, 3, 2]", "exchanged"), (l, step) => step(l, new(l.W, 3, 4, 3, 2), l.State, l.Parameters)),
        ["w with height and width exchanged"] =
            (new("state", "[2, 4, 4, 4]", "[2, 4, 3, 5]"), (l, step) => step(l, new(l.W, 4, 3, 2, 3), l.State, l.Parameters)),
        ["a kernel without elements"] =
            (new("w", "[4, 3, 0, 2]"), (l, step) => step(l, new([], 4, 3, 0, 2), l.State, l.Parameters)),
        ["a kernel without columns"] =
            (new("w", "[4, 3, 2, 0]"), (l, step) => step(l, new([], 4, 3, 2, 0), l.State, l.Parameters)),
        ["a kernel higher than the image"] = (new("w", "[1, 3, 6, 1]", "[2, 3, 5, 6]"), (l, step) =>
            step(l, new(l.W[..18], 1, 3, 6, 1), new(Shape.Pre, [2, 1, 0, 6]), l.Parameters)),
        ["a kernel wider than the padded image"] = (new("w", "[1, 3, 1, 9]", "(0, 1)"), (l, step) =>
            step(l, new(l.W[..27], 1, 3, 1, 9), new(Shape.Pre, [2, 1, 5, 0]), l.Parameters, new() { Padding = (0, 1) })),
        ["a dilation beyond the image"] = (new("w", "(3, 1)", "[2, 3, 5, 6]"), (l, step) =>
            step(l, l.WView, l.State, l.Parameters, new() { Dilation = (3, 1) })),
        ["another stride"] = (new("state", "[2, 4, 2, 5]", "[2, 4, 3, 5]", "stride (2, 1)"), (l, step) =>
            step(l, l.WView, l.State, l.Parameters, new() { Stride = (2, 1) })),
        ["another padding"] = (new("state", "[2, 4, 3, 9]", "[2, 4, 3, 5]", "padding (0, 2)"), (l, step) =>
            step(l, l.WView, l.State, l.Parameters, new() { Padding = (0, 2) })),
        ["another dilation"] = (new("state", "[2, 4, 1, 5]", "[2, 4, 3, 5]", "dilation (2, 1)"), (l, step) =>
            step(l, l.WView, l.State, l.Parameters, new() { Dilation = (2, 1) })),
        ["groups that do not divide the outputs"] = (new("geometry", "3 channels", "4 outputs", "3."), (l, step) =>
            step(l, l.WView, l.State, l.Parameters, new() { Groups = 3 })),
        ["groups that do not divide the channels"] = (new("geometry", "3 channels", "4 outputs", "2."), (l, step) =>
            step(l, l.WView, l.State, l.Parameters, new() { Groups = 2 })),
        ["w of more groups than the geometry"] = (new("state", "[B, 1, H, W]", "[2, 3, 5, 6]"), (l, step) =>
            step(l, new(l.W[..24], 4, 1, 3, 2), l.State, l.Parameters)),
        ["w of fewer groups than the geometry"] = (new("state", "[B, 9, H, W]", "3 groups", "[2, 3, 5, 6]"), (l, step) =>
            step(l, new(l.W[..54], 3, 3, 3, 2), l.State, l.Parameters, new() { Groups = 3 })),
        ["more groups than a number of channels"] = (new("geometry", "2147483647"), (l, step) =>
            step(l, l.WView, l.State, l.Parameters, new() { Groups = int.MaxValue })),
        ["traces of two batch sizes"] = (new("state", "[2, 4, 3, 5]", "[1, 4, 3, 5]"), (l, step) =>
            step(l, l.WView, new(Shape.Pre, [1, 4, 3, 5]), l.Parameters)),
        ["traces of a linear layer"] = (new("state", "[B, 3, H, W]", "[2, 3]"), (l, step) =>
            step(l, l.WView, new([2, 3], [2, 4]), l.Parameters)),
        ["dt NaN"] = (Refusal.OutOfRange("dt", "finite", "NaN"), (l, step) =>
            step(l, l.WView, l.State, l.Parameters, dt: double.NaN)),
        ["dt infinite"] =
            (Refusal.OutOfRange("dt", "finite", "-Infinity"), (l, step) => step(l, l.WView, l.State, l.Parameters, dt: -1 / 0.0)),
        ["a step while another is at work"] = (Refusal.InvalidOperation("[2, 3, 5, 6]", "one thread"), (l, step) =>
            Busy.While(l.State, () => step(l, l.WView, l.State, l.Parameters))),
        ["an undefined algorithm"] = (Refusal.OutOfRange("parameters", "Algorithm", "17"), (l, step) =>
            step(l, l.WView, l.State, l.Parameters with { Algorithm = (StdpAlgorithm)17 })),
        ["touched weights"] = (new("parameters", "BoundScope", "AllWeights", "convolutions", "TouchedWeights"), (l, step) =>
            step(l, l.WView, l.State, l.Parameters with { Order = StdpOrder.PotentiationFirst, BoundScope = StdpBoundScope.TouchedWeights })),
        ["an undefined spike"] = (Refusal.OutOfRange("parameters", "DynamicsPost", "Spike", "Saturate", "3"), (l, step) =>
            step(l, l.WView, l.State, l.Parameters with { DynamicsPost = new() { Spike = (StdpTraceSpike)3 } })),
    };

    public static IEnumerable<BadCall> All()
    {
        foreach ((string error, (Refusal refusal, Action<TestLayer<T>> call)) in ActivityErrors)
        {
            yield return BadCall.On($"conv2d, {error}", refusal, Layer, call);
        }

        foreach (bool events in new[] { false, true })
        {
            Step step = events ? EventStep : DenseStep;
            string kind = events ? "conv2d from events" : "conv2d";
            foreach ((string error, (Refusal refusal, Action<TestLayer<T>, Step> call)) in LayerErrors)
            {
                yield return BadCall.On($"{kind}, {error}", refusal, Layer, layer => call(layer, step));
            }

            foreach (string name in ParameterNames.OfTraces)
            {
                // A vector of channels belongs to the channels only as [C, 1, 1].
                int channels = name.Contains("Pre", StringComparison.Ordinal) ? 3 : 4;
                string trace = channels == 3 ? "[2, 3, 5, 6]" : "[2, 4, 3, 5]";
                foreach (int[] shape in new int[][] { [channels], [channels, 1], [3, 1, 1, 1], [7], [0] })
                {
                    yield return DoesNotBroadcast(kind, name, shape, trace, step);
                }
            }

            foreach (string name in ParameterNames.OfWeights)
            {
                foreach (int[] shape in new int[][] { [4], [4, 1], [4, 1, 1], [3, 1, 1, 1], [3, 2, 2], [4, 18] })
                {
                    yield return DoesNotBroadcast(kind, name, shape, "[4, 3, 3, 2]", step);
                }
            }
        }
    }

    private static BadCall DoesNotBroadcast(string kind, string name, int[] shape, string target, Step step)
    {
        StdpParameter<T> tensor = new Data<T>(1).Tensor(shape, 0, 1);
        return BadCall.On(
            $"{kind}, {name} {tensor.Shape} does not broadcast",
            new("parameters", name, target, $"{tensor.Shape}"),
            Layer,
            layer => step(layer, layer.WView, layer.State, layer.Parameters.With(name, tensor)));
    }

    private static void Dense(TestLayer<T> layer, ReadOnlyTensorView<T> zPre, ReadOnlyTensorView<T> zPost) =>
        Stdp.StepConv2d(zPre, zPost, layer.WView, layer.State, layer.Parameters);

    private static void Events(TestLayer<T> layer, int[] pre, int[] preStarts, int[] post, int[] postStarts) =>
        Stdp.StepConv2d(
            new SpikeEvents(pre, preStarts), new SpikeEvents(post, postStarts), layer.WView, layer.State, layer.Parameters);

    private static void DenseStep(
        TestLayer<T> layer,
        TensorView<T> w,
        StdpState<T> state,
        StdpParameters<T> parameters,
        Conv2dGeometry geometry,
        double dt) =>
        Stdp.StepConv2d(layer.ZPreView, layer.ZPostView, w, state, parameters, geometry, dt);

    private static void EventStep(
        TestLayer<T> layer,
        TensorView<T> w,
        StdpState<T> state,
        StdpParameters<T> parameters,
        Conv2dGeometry geometry,
        double dt) =>
        Stdp.StepConv2d(
            new SpikeEvents([0, 2], [0, 1, 2]), new SpikeEvents([1], [0, 0, 1]), w, state, parameters, geometry, dt);

    private static TestLayer<T> Layer() => TestLayer<T>.Conv2d(Shape);
}
