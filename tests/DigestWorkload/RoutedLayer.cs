using System.Numerics;

namespace StdpKernels.DigestWorkload;

/// <summary>The layer of a case in its company, which steps along a route.</summary>
internal sealed class RoutedLayer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Route _route;
    private readonly Embedding _embedding;
    private readonly WorkloadShape _shape;
    private readonly StdpParameters<T> _parameters;
    private readonly StdpLayer<T>? _layer;
    private readonly T[] _w;

    /// <param name="workload">What to compute.</param>
    /// <param name="route">How.</param>
    /// <param name="data">Its numbers.</param>
    /// <param name="parts">What becomes of the parameters, where a case has other parts than the default ones.</param>
    public RoutedLayer(
        WorkloadCase workload, Route route, WorkloadData<T> data, Func<StdpParameters<T>, StdpParameters<T>>? parts = null)
    {
        _route = route;
        _embedding = new Embedding(workload.Shape, route.Company);
        _shape = _embedding.Outer;
        StdpParameters<T> parameters = data.Parameters(_embedding);
        parameters = parts?.Invoke(parameters) ?? parameters;
        _parameters = route.PresynapticRows ? PresynapticRows.Transpose(parameters)
            : route.Sparse ? SparseLayers.Parameters(parameters)
            : parameters;
        _layer = route.Prepared ? Prepare() : null;
        State = _layer?.State ?? new StdpState<T>(_shape.Pre, _shape.Post);
        _w = _embedding.Weights(data.W, T.CreateChecked(0.5));
        _embedding.Pre(data.TPre, T.Zero).CopyTo(State.TracePre.Span);
        _embedding.Post(data.TPost, T.Zero).CopyTo(State.TracePost.Span);
        if (route.Company == Company.Infinite)
        {
            State.TracePre.Span[0] = T.PositiveInfinity;
        }

        SetWeights(_w);
    }

    /// <summary>The traces of all neurons.</summary>
    public StdpState<T> State { get; }

    /// <summary>The layer, where the route has a prepared one.</summary>
    public StdpLayer<T>? Prepared => _layer;

    /// <summary>The weights of the case.</summary>
    public T[] W => _embedding.InnerWeights<T>(AllWeights());

    /// <summary>The presynaptic trace of the case.</summary>
    public T[] TPre => _embedding.InnerPre<T>(State.TracePre.Span);

    /// <summary>The postsynaptic trace of the case.</summary>
    public T[] TPost => _embedding.InnerPost<T>(State.TracePost.Span);

    public void Step(T[] pre, T[] post) => Call(pre, post, Step);

    /// <summary>Calls with the activity of a step in the form of the route.</summary>
    public void Call(T[] pre, T[] post, Action<StdpActivity<T>, StdpActivity<T>> call)
    {
        T[] zPre = _embedding.Pre(pre, T.Zero);
        T[] zPost = _embedding.Post(post, T.Zero);
        if (_route.Events)
        {
            call(new SpikeLists<T>(zPre, _shape.Batch).Activity, new SpikeLists<T>(zPost, _shape.Batch).Activity);
        }
        else
        {
            call(View(zPre, _shape.Pre), View(zPost, _shape.Post));
        }
    }

    /// <summary>Several steps of a prepared layer as one window.</summary>
    public void Window((T[] Pre, T[] Post)[] steps)
    {
        T[] zPre = [.. steps.SelectMany(step => _embedding.Pre(step.Pre, T.Zero))];
        T[] zPost = [.. steps.SelectMany(step => _embedding.Post(step.Post, T.Zero))];
        if (_route.Events)
        {
            int samples = steps.Length * _shape.Batch;
            _layer!.StepWindow(steps.Length, new SpikeLists<T>(zPre, samples).Activity, new SpikeLists<T>(zPost, samples).Activity);
        }
        else
        {
            _layer!.StepWindow(steps.Length, zPre, zPost);
        }
    }

    /// <summary>Numbers of the case out of one for each weight of the layer, in its order.</summary>
    public T[] Inner(T[] ofWeights) => _embedding.InnerWeights<T>(
        _layer is StdpSparseLayer<T> || _route.PresynapticRows ? PresynapticRows.Transpose<T>(ofWeights, _shape.Channels, _shape.Outputs) : ofWeights);

    /// <summary>A number for each output of the layer, zero for its company.</summary>
    public T[] OfOutputs(T[] values) => _embedding.OfOutputs(values, T.Zero);

    /// <summary>A presynaptic trace of the case by its name.</summary>
    public T[] InnerPre(string trace) => _embedding.InnerPre(Trace(trace));

    /// <summary>A postsynaptic trace of the case by its name.</summary>
    public T[] InnerPost(string trace) => _embedding.InnerPost(Trace(trace));

    /// <summary>Lets time pass without learning.</summary>
    public void UpdateTraces(T[] pre, T[] post) => State.UpdateTraces(
        View(_embedding.Pre(pre, T.Zero), _shape.Pre), View(_embedding.Post(post, T.Zero), _shape.Post), _parameters);

    /// <summary>What flows through the weights of a prepared layer, both ways: the currents of the case, which start at zero.</summary>
    public (T[] Pre, T[] Post) Propagate(T[] pre, T[] post)
    {
        T[] zPre = _embedding.Pre(pre, T.Zero), zPost = _embedding.Post(post, T.Zero);
        T[] currentsPre = new T[zPre.Length], currentsPost = new T[zPost.Length];
        if (_route.Events)
        {
            _layer!.Propagate(new SpikeLists<T>(zPre, _shape.Batch).Activity, currentsPost);
            _layer.PropagateBack(new SpikeLists<T>(zPost, _shape.Batch).Activity, currentsPre);
        }
        else
        {
            _layer!.Propagate(zPre, currentsPost);
            _layer.PropagateBack(zPost, currentsPre);
        }

        return (_embedding.InnerPre<T>(currentsPre), _embedding.InnerPost<T>(currentsPost));
    }

    /// <summary>Makes silence show: by an infinite trace, a weight that is no number and one out of bounds.</summary>
    public void Disturb()
    {
        State.TracePre.Span[^1] = T.PositiveInfinity;
        T[] w = AllWeights();
        w[^1] = T.CreateChecked(1.5);
        w[^2] = T.NaN;
        SetWeights(w);
    }

    private ReadOnlySpan<T> Trace(string name) => State.Traces.Single(trace => trace.Name == name).Values.Span;

    private TensorView<T> Weights => new(_w, _shape.Weights);

    private static ReadOnlyTensorView<T> View(T[] values, int[] shape) => new(values, shape);

    private void Step(StdpActivity<T> pre, StdpActivity<T> post)
    {
        if (_layer is not null)
        {
            _layer.Step(pre, post);
        }
        else if (_shape.Geometry is { } geometry)
        {
            Stdp.StepConv2d(pre, post, Weights, State, _parameters, geometry);
        }
        else
        {
            Stdp.StepLinear(pre, post, Weights, State, _parameters);
        }
    }

    /// <summary>A copy of the weights, in rows of postsynaptic neurons.</summary>
    private T[] AllWeights()
    {
        if (_layer is StdpSparseLayer<T> sparse)
        {
            return SparseLayers.Dense(sparse);
        }

        ReadOnlySpan<T> w = _layer is null ? _w : _layer.Weights.Span;
        return _route.PresynapticRows ? PresynapticRows.Transpose(w, _shape.Channels, _shape.Outputs) : w.ToArray();
    }

    private void SetWeights(T[] w)
    {
        if (_layer is StdpSparseLayer<T> sparse)
        {
            SparseLayers.SetDense<T>(sparse, w);
            return;
        }

        T[] rows = _route.PresynapticRows ? PresynapticRows.Transpose<T>(w, _shape.Outputs, _shape.Channels) : w;
        rows.CopyTo(_layer is null ? _w : _layer.EditWeights().Span);
    }

    private StdpLayer<T> Prepare() => _shape.Geometry is { } geometry
        ? new StdpConv2dLayer<T>(
            _shape.Batch,
            _shape.Channels,
            _shape.ImageSize,
            _shape.Outputs,
            _shape.KernelSize,
            _parameters,
            geometry,
            threads: _route.Threads)
        : _route.Sparse ? new StdpSparseLayer<T>(
            _shape.Batch, SparseLayers.AllToAll(_shape.Channels, _shape.Outputs), _parameters, threads: _route.Threads)
        : new StdpLinearLayer<T>(
            _shape.Batch,
            _shape.Channels,
            _shape.Outputs,
            _parameters,
            threads: _route.Threads,
            layout: _route.PresynapticRows ? StdpWeightLayout.PresynapticRows : StdpWeightLayout.PostsynapticRows);
}
