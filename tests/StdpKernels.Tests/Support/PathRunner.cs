using System.Numerics;
using StdpKernels.DigestWorkload;

namespace StdpKernels.Tests.Support;

/// <summary>A layer that steps along one path. Its weights go in and out in rows of postsynaptic neurons, however it has them.</summary>
internal sealed class PathRunner<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly StepPath _path;
    private readonly TestLayer<T> _layer;
    private readonly StdpLayer<T>? _prepared;
    private readonly bool _isTransposed;

    /// <summary>Takes over a layer; a prepared one starts from its weights and traces.</summary>
    public PathRunner(StepPath path, TestLayer<T> layer)
    {
        (_path, _layer, _isTransposed) = (path, layer, StepPaths.HasPresynapticRows(path));
        if (StepPaths.IsPrepared(path))
        {
            _prepared = StepPaths.IsSparse(path)
                ? layer.PrepareSparse()
                : layer.Prepare(_isTransposed ? StdpWeightLayout.PresynapticRows : StdpWeightLayout.PostsynapticRows);
            SetWeights(layer.W);
            layer.State.TracePre.Span.CopyTo(_prepared.State.TracePre.Span);
            layer.State.TracePost.Span.CopyTo(_prepared.State.TracePost.Span);
        }
    }

    public T[] Weights
    {
        get
        {
            if (_prepared is StdpSparseLayer<T> sparse)
            {
                return SparseLayers.Dense(sparse);
            }

            ReadOnlySpan<T> w = _prepared is null ? _layer.W : _prepared.Weights.Span;
            return _isTransposed ? PresynapticRows.Transpose(w, Inputs, Outputs) : w.ToArray();
        }
    }

    public StdpState<T> State => _prepared?.State ?? _layer.State;

    /// <summary>The layer, where the path has one.</summary>
    public StdpLayer<T>? Prepared => _prepared;

    private int Inputs => _layer.WeightShape[1];

    private int Outputs => _layer.WeightShape[0];

    /// <summary>Writes all weights between two steps.</summary>
    public void SetWeights(ReadOnlySpan<T> w)
    {
        if (_prepared is StdpSparseLayer<T> sparse)
        {
            SparseLayers.SetDense(sparse, w);
            return;
        }

        Span<T> target = _prepared is null ? _layer.W : _prepared.EditWeights().Span;
        (_isTransposed ? PresynapticRows.Transpose(w, Outputs, Inputs) : w).CopyTo(target);
    }

    public void Exchange(StdpParameters<T> parameters)
    {
        _layer.Parameters = parameters;
        _prepared?.Parameters = _isTransposed ? PresynapticRows.Transpose(parameters)
            : StepPaths.IsSparse(_path) ? SparseLayers.Parameters(parameters)
            : parameters;
    }

    public void Step(ReadOnlySpan<T> zPre, ReadOnlySpan<T> zPost)
    {
        zPre.CopyTo(_layer.ZPre);
        zPost.CopyTo(_layer.ZPost);
        EventLists pre = EventLists.Of<T>(zPre, _layer.PreShape[0]);
        EventLists post = EventLists.Of<T>(zPost, _layer.PostShape[0]);
        GradedLists<T> gradedPre = GradedLists<T>.Of(zPre, _layer.PreShape[0]);
        GradedLists<T> gradedPost = GradedLists<T>.Of(zPost, _layer.PostShape[0]);
        switch (_path)
        {
            case StepPath.Dense:
                _layer.Step();
                break;
            case StepPath.Events:
                _layer.Step(pre.Events, post.Events);
                break;
            case StepPath.EventsThenDense:
                _layer.Step(pre.Events, _layer.ZPost);
                break;
            case StepPath.Graded:
                _layer.Step(gradedPre.Events, gradedPost.Events);
                break;
            case StepPath.TracesThenLearn:
                _layer.UpdateTraces();
                _layer.Learn(_layer.ZPre, _layer.ZPost);
                break;
            case StepPath.PreparedDense or StepPath.PresynapticRowsDense or StepPath.SparseDense:
                _prepared!.Step(_layer.ZPre, _layer.ZPost);
                break;
            case StepPath.PreparedEvents or StepPath.PresynapticRowsEvents or StepPath.SparseEvents:
                _prepared!.Step(pre.Events, post.Events);
                break;
            case StepPath.PreparedDenseThenEvents:
                _prepared!.Step(_layer.ZPre, post.Events);
                break;
            case StepPath.PresynapticRowsEventsThenDense or StepPath.SparseEventsThenDense:
                _prepared!.Step(pre.Events, _layer.ZPost);
                break;
            case StepPath.PreparedGraded or StepPath.PresynapticRowsGraded or StepPath.SparseGraded:
                _prepared!.Step(gradedPre.Events, gradedPost.Events);
                break;
            case StepPath.PreparedTracesThenLearn or StepPath.PresynapticRowsTracesThenLearn
                or StepPath.SparseTracesThenLearn:
                _prepared!.UpdateTraces(_layer.ZPre, post.Events);
                _prepared.Learn(pre.Events, post.Events);
                break;
            case StepPath.PreparedWindowDense or StepPath.PreparedWindowEvents or StepPath.PresynapticRowsWindowGraded:
                Window([zPre.ToArray()], [zPost.ToArray()]);
                break;
            default:
                throw new InvalidOperationException($"No step goes along {_path}.");
        }
    }

    /// <summary>Several steps as one window.</summary>
    public void Window(T[][] zPre, T[][] zPost)
    {
        (T[] pre, T[] post) = ([.. zPre.SelectMany(z => z)], [.. zPost.SelectMany(z => z)]);
        (int steps, int samplesPre, int samplesPost) = (zPre.Length, zPre.Length * _layer.PreShape[0], zPost.Length * _layer.PostShape[0]);
        switch (_path)
        {
            case StepPath.PreparedWindowDense:
                _prepared!.StepWindow(steps, pre, post);
                break;
            case StepPath.PreparedWindowEvents:
                _prepared!.StepWindow(steps, EventLists.Of<T>(pre, samplesPre).Events, EventLists.Of<T>(post, samplesPost).Events);
                break;
            case StepPath.PresynapticRowsWindowGraded:
                _prepared!.StepWindow(steps, GradedLists<T>.Of(pre, samplesPre).Events, GradedLists<T>.Of(post, samplesPost).Events);
                break;
            default:
                throw new InvalidOperationException($"No window goes along {_path}.");
        }
    }
}
