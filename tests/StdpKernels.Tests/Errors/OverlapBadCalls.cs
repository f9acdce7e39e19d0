using System.Numerics;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Errors;

/// <summary>What is written shares no memory with anything else of the call; activity may be shared.</summary>
internal static class OverlapBadCalls<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Nine elements everywhere, so that every array has the size of every other.
    private static readonly ConvShape Shape = new(3, 3, 1, 3, 1);

    private static readonly Dictionary<string, (Refusal Refusal, Action<TestLayer<T>> Call)> Activity = new()
    {
        ["z_pre and t_pre"] = (new("zPre", "overlap"), l => Step(l, l.State.TracePre.Span, l.ZPost, l.W)),
        ["z_pre and t_post"] = (new("zPre", "overlap"), l => Step(l, l.State.TracePost.Span, l.ZPost, l.W)),
        ["z_post and t_pre"] = (new("zPost", "overlap"), l => Step(l, l.ZPre, l.State.TracePre.Span, l.W)),
        ["z_post and t_post"] = (new("zPost", "overlap"), l => Step(l, l.ZPre, l.State.TracePost.Span, l.W)),
        ["w and z_pre"] = (new("zPre", "the weights", "overlap"), l => Step(l, l.ZPre, l.ZPost, l.ZPre)),
        ["w and z_post"] = (new("zPost", "the weights", "overlap"), l => Step(l, l.ZPre, l.ZPost, l.ZPost)),
        ["w and the end of z_pre"] = (new("zPre", "the weights", "overlap"), l => StepInOneArray(l, zPre: 0, zPost: 20, w: 8)),
        ["w and the start of z_pre"] = (new("zPre", "the weights", "overlap"), l => StepInOneArray(l, zPre: 8, zPost: 20, w: 0)),
        ["w and the end of z_post"] = (new("zPost", "the weights", "overlap"), l => StepInOneArray(l, zPre: 20, zPost: 0, w: 8)),
        ["w and the start of z_post"] = (new("zPost", "the weights", "overlap"), l => StepInOneArray(l, zPre: 20, zPost: 8, w: 0)),
        ["w and t_pre"] = (new("w", "trace", "overlap"), l => Step(l, l.ZPre, l.ZPost, l.State.TracePre.Span)),
        ["w and t_post"] = (new("w", "trace", "overlap"), l => Step(l, l.ZPre, l.ZPost, l.State.TracePost.Span)),
    };

    public static IEnumerable<BadCall> All()
    {
        foreach (bool convolution in new[] { false, true })
        {
            string kind = convolution ? "conv2d" : "linear";
            foreach ((string pair, (Refusal refusal, Action<TestLayer<T>> call)) in Activity)
            {
                yield return BadCall.On($"{kind}, one memory for {pair}", refusal, () => Layer(convolution), call);
            }

            foreach (bool pre in new[] { false, true })
            {
                string trace = pre ? "t_pre" : "t_post";
                yield return BadCall.On(
                    $"{kind} from events, one memory for w and {trace}",
                    new("w", "trace", "overlap"),
                    () => Layer(convolution),
                    layer => StepFromEvents(layer, pre ? layer.State.TracePre : layer.State.TracePost));
            }
        }

        foreach ((string name, bool tracePre) in new[] { ("zPre", true), ("zPre", false), ("zPost", true), ("zPost", false) })
        {
            yield return BadCall.On(
                $"decay, one memory for {name} and {(tracePre ? "t_pre" : "t_post")}",
                new(name, "trace", "overlap"),
                () => Layer(convolution: false),
                layer =>
                {
                    TensorView<T> trace = tracePre ? layer.State.TracePre : layer.State.TracePost;
                    layer.State.UpdateTraces(
                        name == "zPre" ? trace : layer.ZPreView, name == "zPost" ? trace : layer.ZPostView, layer.Parameters);
                });
        }
    }

    private static void StepFromEvents(TestLayer<T> layer, TensorView<T> memory)
    {
        var silence = new SpikeEvents([], [0, 0, 0, 0]);
        var w = new TensorView<T>(memory.Span, layer.WeightShape);
        if (layer.Geometry is { } geometry)
        {
            Stdp.StepConv2d(silence, silence, w, layer.State, layer.Parameters, geometry);
        }
        else
        {
            Stdp.StepLinear(silence, silence, w, layer.State, layer.Parameters);
        }
    }

    public static void StepInOneArray(TestLayer<T> layer, int zPre, int zPost, int w)
    {
        var memory = new T[29];
        Step(layer, memory.AsSpan(zPre, 9), memory.AsSpan(zPost, 9), memory.AsSpan(w, 9));
        Assert.That(memory, Is.All.EqualTo(T.Zero));
    }

    private static void Step(TestLayer<T> layer, Span<T> zPre, Span<T> zPost, Span<T> w)
    {
        var zPreView = new ReadOnlyTensorView<T>(zPre, layer.PreShape);
        var zPostView = new ReadOnlyTensorView<T>(zPost, layer.PostShape);
        var wView = new TensorView<T>(w, layer.WeightShape);
        if (layer.Geometry is { } geometry)
        {
            Stdp.StepConv2d(zPreView, zPostView, wView, layer.State, layer.Parameters, geometry, layer.Dt);
        }
        else
        {
            Stdp.StepLinear(zPreView, zPostView, wView, layer.State, layer.Parameters, layer.Dt);
        }
    }

    public static TestLayer<T> Layer(bool convolution) =>
        convolution ? TestLayer<T>.Conv2d(Shape) : TestLayer<T>.Linear(3, 3, 3);
}
