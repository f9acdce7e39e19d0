using System.Numerics;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Steps;

/// <summary>Layers without weights: whatever their other sizes are, a step moves the traces that there are.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class EmptyLayerTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Many = int.MaxValue;
    private const int Side = 60_000;

    private static readonly (int[] Pre, int[] Post, int[] W)[] Linear =
    [
        ([0, Many], [0, 0], [0, Many]),
        ([0, 0], [0, Many], [Many, 0]),
        ([Many, 0], [Many, 0], [0, 0]),
        ([0, 0], [0, 0], [0, 0]),
        ([3, 5], [3, 0], [0, 5]),
        ([3, 0], [3, 5], [5, 0]),
    ];

    private static readonly (int[] Pre, int[] Post, int[] W)[] Conv2d =
    [
        ([1, 0, Side, Side], [1, 0, Side, Side], [0, 0, 1, 1]),
        ([1, 0, Side, Side], [1, 1, 1, 1], [1, 0, Side, Side]),
        ([0, 1, Side, Side], [0, 0, Side, Side], [0, 1, 1, 1]),
        ([0, 0, Side, Side], [0, 3, Side, Side], [3, 0, 1, 1]),
        ([0, 1, Side, Side], [0, 0, 1, 1], [0, 1, Side, Side]),
        ([2, 1, 5, 5], [2, 0, 3, 3], [0, 1, 3, 3]),
        ([2, 0, 5, 5], [2, 4, 3, 3], [4, 0, 3, 3]),
    ];

    private static IEnumerable<(int[] Pre, int[] Post, int[] W)> All => Linear.Concat(Conv2d);

    [TestCaseSource(nameof(All))]
    public void Steps_move_the_traces((int[] Pre, int[] Post, int[] W) shape)
    {
        var dense = new StdpState<T>(shape.Pre, shape.Post);
        var events = new StdpState<T>(shape.Pre, shape.Post);
        T[] zPre = [.. Enumerable.Repeat(T.One, dense.TracePre.Span.Length)];
        T[] zPost = [.. Enumerable.Repeat(T.One, dense.TracePost.Span.Length)];
        var w = new TensorView<T>([], shape.W);
        var parameters = new StdpParameters<T> { TauPreInv = 1000.0, TauPostInv = 1000.0 };

        if (shape.W.Length == 2)
        {
            Stdp.StepLinear(zPre, zPost, w, dense, parameters);
        }
        else
        {
            Stdp.StepConv2d(zPre, zPost, w, dense, parameters);
        }

        Assert.That(dense.TracePre.Span.ToArray(), Bits.EqualTo(zPre));
        Assert.That(dense.TracePost.Span.ToArray(), Bits.EqualTo(zPost));
        if (shape.Pre[0] == Many)
        {
            // More samples than a list of starts can have.
            return;
        }

        EventLists pre = EventLists.Of<T>(zPre, shape.Pre[0]);
        EventLists post = EventLists.Of<T>(zPost, shape.Post[0]);
        if (shape.W.Length == 2)
        {
            Stdp.StepLinear(pre.Events, post.Events, w, events, parameters);
        }
        else
        {
            Stdp.StepConv2d(pre.Events, post.Events, w, events, parameters);
        }

        Assert.That(events.TracePre.Span.ToArray(), Bits.EqualTo(zPre));
        Assert.That(events.TracePost.Span.ToArray(), Bits.EqualTo(zPost));
    }

    [Test]
    public void Prepared_layers_step_and_warm_up()
    {
        StdpLayer<T>[] layers =
        [
            .. Linear.Select(s => new StdpLinearLayer<T>(s.Pre[0], s.Pre[1], s.Post[1], new(), threads: 2)),
            .. Conv2d.Select(s => new StdpConv2dLayer<T>(s.Pre[0], s.Pre[1], (s.Pre[2], s.Pre[3]), s.Post[1], (s.W[2], s.W[3]), new())),
        ];
        foreach (StdpLayer<T> layer in layers)
        {
            layer.WarmUp();
            Assert.That(layer.State.TracePre.Span.ToArray(), Is.All.Zero);
            layer.Step(new T[layer.State.TracePre.Shape.Length], new T[layer.State.TracePost.Shape.Length]);
        }
    }

    [Test]
    public void A_batch_without_samples_bounds_the_weights()
    {
        T[] w = [T.CreateChecked(2), T.CreateChecked(-2)];
        Stdp.StepLinear(
            Array.Empty<T>(), Array.Empty<T>(), new(w, 1, 2), new StdpState<T>([0, 2], [0, 1]), new StdpParameters<T>());
        Assert.That(w, Is.EqualTo(new[] { T.One, T.Zero }));
    }
}
