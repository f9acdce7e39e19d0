using System.Numerics;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Errors;

/// <summary>What is written shares no memory with anything else of the call; activity may be shared.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class OverlapTests<T>
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
        ["w and z_pre"] = (new("w", "zPre", "overlap"), l => Step(l, l.ZPre, l.ZPost, l.ZPre)),
        ["w and z_post"] = (new("w", "zPost", "overlap"), l => Step(l, l.ZPre, l.ZPost, l.ZPost)),
        ["w and the end of z_pre"] = (new("w", "zPre", "overlap"), l => StepInOneArray(l, zPre: 0, zPost: 20, w: 8)),
        ["w and the start of z_pre"] = (new("w", "zPre", "overlap"), l => StepInOneArray(l, zPre: 8, zPost: 20, w: 0)),
        ["w and the end of z_post"] = (new("w", "zPost", "overlap"), l => StepInOneArray(l, zPre: 20, zPost: 0, w: 8)),
        ["w and the start of z_post"] = (new("w", "zPost", "overlap"), l => StepInOneArray(l, zPre: 20, zPost: 8, w: 0)),
        ["w and t_pre"] = (new("w", "trace", "overlap"), l => Step(l, l.ZPre, l.ZPost, l.State.TracePre.Span)),
        ["w and t_post"] = (new("w", "trace", "overlap"), l => Step(l, l.ZPre, l.ZPost, l.State.TracePost.Span)),
    };

    private static string[] Pairs => [.. Activity.Keys];

    [Test]
    public void Refuses_a_dense_step_with([ValueSource(nameof(Pairs))] string pair, [Values] bool convolution) =>
        Activity[pair].Refusal.AssertOf(() => Layer(convolution), Activity[pair].Call);

    [Test]
    public void Refuses_a_step_from_events_with_w_in_a_trace([Values] bool convolution, [Values] bool pre) =>
        new Refusal("w", "trace", "overlap").AssertOf(
            () => Layer(convolution),
            layer =>
            {
                TensorView<T> trace = pre ? layer.State.TracePre : layer.State.TracePost;
                var silence = new SpikeEvents([], [0, 0, 0, 0]);
                var w = new TensorView<T>(trace.Span, layer.WeightShape);
                if (layer.Geometry is { } geometry)
                {
                    Stdp.StepConv2d(silence, silence, w, layer.State, layer.Parameters, geometry);
                }
                else
                {
                    Stdp.StepLinear(silence, silence, w, layer.State, layer.Parameters);
                }
            });

    [TestCase("zPre", true)]
    [TestCase("zPre", false)]
    [TestCase("zPost", true)]
    [TestCase("zPost", false)]
    public void Refuses_a_decay_with_activity_in_a_trace(string name, bool tracePre) =>
        new Refusal(name, "trace", "overlap").AssertOf(
            () => Layer(convolution: false),
            layer =>
            {
                TensorView<T> trace = tracePre ? layer.State.TracePre : layer.State.TracePost;
                layer.State.Decay(
                    name == "zPre" ? trace : layer.ZPreView, name == "zPost" ? trace : layer.ZPostView, layer.Parameters);
            });

    [Test]
    public void Takes_neighbours_in_one_array([Values] bool convolution)
    {
        TestLayer<T> layer = Layer(convolution);
        Assert.That(() => StepInOneArray(layer, zPre: 0, zPost: 9, w: 18), Throws.Nothing);
        Assert.That(() => StepInOneArray(layer, zPre: 18, zPost: 9, w: 0), Throws.Nothing);
    }

    [Test]
    public void Takes_activity_that_overlaps_activity([Values] bool convolution) =>
        Assert.That(() => StepInOneArray(Layer(convolution), zPre: 0, zPost: 4, w: 18), Throws.Nothing);

    private static void StepInOneArray(TestLayer<T> layer, int zPre, int zPost, int w)
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

    private static TestLayer<T> Layer(bool convolution) =>
        convolution ? TestLayer<T>.Conv2d(Shape) : TestLayer<T>.Linear(3, 3, 3);
}
