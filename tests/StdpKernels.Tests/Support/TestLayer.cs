using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.DigestWorkload;
using StdpKernels.Tests.Reference;

namespace StdpKernels.Tests.Support;

/// <summary>
/// A layer under test with its activity, weights and traces, which can step the engine (from dense activity or from events) and
/// hand a copy of itself to the reference. Linear without a geometry, else a convolution.
/// </summary>
internal sealed class TestLayer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Not optimized: an entry of the library that is inlined into its caller is missing on the stack of what it throws.
    private const MethodImplOptions KeepsEntries = MethodImplOptions.NoOptimization;

    // Different odd numbers, so that no two arrays share an alignment.
    private readonly Slack<T> _w;
    private readonly Slack<T> _zPre;
    private readonly Slack<T> _zPost;

    private TestLayer(int[] preShape, int[] postShape, int[] weightShape, Conv2dGeometry? geometry, int seed)
    {
        var data = new Data<T>(seed);
        (PreShape, PostShape, WeightShape, Geometry) = (preShape, postShape, weightShape, geometry);
        State = new StdpState<T>(preShape, postShape);
        _w = new(data.WeightsWithin(Count(weightShape)), offset: 1);
        _zPre = new(data.Spikes(Count(preShape), 0.4), offset: 3);
        _zPost = new(data.Spikes(Count(postShape), 0.4), offset: 5);
        data.Uniform(Count(preShape), 0, 1.5).CopyTo(State.TracePre.Span);
        data.Uniform(Count(postShape), 0, 1.5).CopyTo(State.TracePost.Span);
    }

    public int[] PreShape { get; }

    public int[] PostShape { get; }

    public int[] WeightShape { get; }

    public Conv2dGeometry? Geometry { get; set; }

    public StdpState<T> State { get; }

    public StdpParameters<T> Parameters { get; set; } = new() { EtaPlus = 0.1, EtaMinus = 0.07 };

    public double Dt { get; set; } = 0.004;

    public Span<T> W => _w.Span;

    public Span<T> ZPre => _zPre.Span;

    public Span<T> ZPost => _zPost.Span;

    public TensorView<T> WView => new(W, WeightShape);

    public ReadOnlyTensorView<T> ZPreView => new(ZPre, PreShape);

    public ReadOnlyTensorView<T> ZPostView => new(ZPost, PostShape);

    public static TestLayer<T> Linear(int batch, int inputs, int outputs, int seed = 1) =>
        new([batch, inputs], [batch, outputs], [outputs, inputs], null, seed);

    public static TestLayer<T> Conv2d(ConvShape shape, int seed = 1) =>
        new(shape.Pre, shape.Post, shape.Weights, shape.Geometry, seed);

    public TestLayer<T> With(StdpParameters<T> parameters)
    {
        Parameters = parameters;
        return this;
    }

    /// <summary>Draws new spikes for the next step.</summary>
    public void Draw(int seed, double densityPre, double densityPost)
    {
        var data = new Data<T>(seed);
        data.Spikes(ZPre.Length, densityPre).CopyTo(ZPre);
        data.Spikes(ZPost.Length, densityPost).CopyTo(ZPost);
    }

    /// <summary>Moves the traces only.</summary>
    [MethodImpl(KeepsEntries)]
    public void UpdateTraces() => State.UpdateTraces(ZPreView, ZPostView, Parameters, Dt);

    /// <summary>Changes the weights only, from activity of any kind.</summary>
    [MethodImpl(KeepsEntries)]
    public void Learn(StdpActivity<T> zPre, StdpActivity<T> zPost)
    {
        if (Geometry is { } geometry)
        {
            Stdp.LearnConv2d(zPre, zPost, WView, State, Parameters, geometry);
        }
        else
        {
            Stdp.LearnLinear(zPre, zPost, WView, State, Parameters);
        }
    }

    /// <summary>One step from dense activity.</summary>
    public void Step() => Step(ZPreView, ZPostView);

    /// <summary>One step from activity of any kind.</summary>
    [MethodImpl(KeepsEntries)]
    public void Step(StdpActivity<T> zPre, StdpActivity<T> zPost)
    {
        if (Geometry is { } geometry)
        {
            Stdp.StepConv2d(zPre, zPost, WView, State, Parameters, geometry, Dt);
        }
        else
        {
            Stdp.StepLinear(zPre, zPost, WView, State, Parameters, Dt);
        }
    }

    /// <summary>Several steps in one call, from activity of any kind.</summary>
    [MethodImpl(KeepsEntries)]
    public void Window(int steps, StdpActivity<T> zPre, StdpActivity<T> zPost)
    {
        if (Geometry is { } geometry)
        {
            Stdp.StepConv2dWindow(steps, zPre, zPost, WView, State, Parameters, geometry, Dt);
        }
        else
        {
            Stdp.StepLinearWindow(steps, zPre, zPost, WView, State, Parameters, Dt);
        }
    }

    /// <summary>
    /// A prepared layer of the same shapes and parameters, transposed where rows belong to presynaptic neurons; its weights and traces are
    /// zero.
    /// </summary>
    public StdpLayer<T> Prepare(StdpWeightLayout layout = StdpWeightLayout.PostsynapticRows, int threads = 1) => Geometry is { } geometry
        ? new StdpConv2dLayer<T>(
            PreShape[0],
            PreShape[1],
            (PreShape[2], PreShape[3]),
            PostShape[1],
            (WeightShape[2], WeightShape[3]),
            Parameters,
            geometry,
            Dt,
            threads)
        : new StdpLinearLayer<T>(
            PreShape[0],
            PreShape[1],
            PostShape[1],
            layout == StdpWeightLayout.PresynapticRows ? PresynapticRows.Transpose(Parameters) : Parameters,
            Dt,
            threads,
            layout);

    /// <summary>A sparse layer with a synapse between any two neurons, and the same parameters; its weights and traces are zero.</summary>
    public StdpSparseLayer<T> PrepareSparse() => new(
        PreShape[0], SparseLayers.AllToAll(PreShape[1], PostShape[1]), SparseLayers.Parameters(Parameters), Dt);

    /// <summary>The same step, with the spikes given as lists.</summary>
    public void StepEvents() =>
        Step(EventLists.Of<T>(ZPre, PreShape[0]).Events, EventLists.Of<T>(ZPost, PostShape[0]).Events);

    /// <summary>A copy of the present weights and traces, to step by the reference in its own precision.</summary>
    public ReferenceLayer<TReal> ToReference<TReal>()
        where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal> => new(
            Copy(W, WeightShape).To<TReal>(),
            Copy(State.TracePre.Span, PreShape).To<TReal>(),
            Copy(State.TracePost.Span, PostShape).To<TReal>(),
            ReferenceParameters<TReal>.From(Parameters, Dt));

    public Grid<TReal> ZPreGrid<TReal>()
        where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal> => Copy(ZPre, PreShape).To<TReal>();

    public Grid<TReal> ZPostGrid<TReal>()
        where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal> => Copy(ZPost, PostShape).To<TReal>();

    public Snapshot<T> Snapshot() => new(
        W.ToArray(),
        State.TracePre.Span.ToArray(),
        State.TracePost.Span.ToArray(),
        ZPre.ToArray(),
        ZPost.ToArray());

    /// <summary>Whether nothing around the caller's arrays has been written.</summary>
    public bool SlackIsIntact => _w.IsIntact && _zPre.IsIntact && _zPost.IsIntact;

    private static Grid<T> Copy(ReadOnlySpan<T> values, int[] shape) => new(values.ToArray(), shape);

    private static int Count(int[] shape) => new TensorShape(shape).Length;
}
