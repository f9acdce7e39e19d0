using System.Numerics;

namespace StdpKernels.Tests.Support;

/// <summary>A layer that steps along one path.</summary>
internal sealed class PathRunner<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly StepPath _path;
    private readonly TestLayer<T> _layer;
    private readonly StdpLayer<T>? _prepared;

    /// <summary>Takes over a layer; a prepared one starts from its weights and traces.</summary>
    public PathRunner(StepPath path, TestLayer<T> layer)
    {
        (_path, _layer) = (path, layer);
        if (path is StepPath.PreparedDense or StepPath.PreparedEvents or StepPath.PreparedDenseThenEvents)
        {
            _prepared = layer.Prepare();
            layer.W.CopyTo(_prepared.EditWeights().Span);
            layer.State.TracePre.Span.CopyTo(_prepared.State.TracePre.Span);
            layer.State.TracePost.Span.CopyTo(_prepared.State.TracePost.Span);
        }
    }

    public T[] Weights => (_prepared is null ? _layer.W : _prepared.Weights.Span).ToArray();

    public StdpState<T> State => _prepared?.State ?? _layer.State;

    /// <summary>The weights, for a change between two steps.</summary>
    public Span<T> EditWeights() => _prepared is null ? _layer.W : _prepared.EditWeights().Span;

    public void Exchange(StdpParameters<T> parameters)
    {
        _layer.Parameters = parameters;
        _prepared?.Parameters = parameters;
    }

    public void Step(ReadOnlySpan<T> zPre, ReadOnlySpan<T> zPost)
    {
        zPre.CopyTo(_layer.ZPre);
        zPost.CopyTo(_layer.ZPost);
        EventLists pre = EventLists.Of<T>(zPre, _layer.PreShape[0]);
        EventLists post = EventLists.Of<T>(zPost, _layer.PostShape[0]);
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
            case StepPath.PreparedDense:
                _prepared!.Step(_layer.ZPre, _layer.ZPost);
                break;
            case StepPath.PreparedEvents:
                _prepared!.Step(pre.Events, post.Events);
                break;
            case StepPath.PreparedDenseThenEvents:
                _prepared!.Step(_layer.ZPre, post.Events);
                break;
            default:
                throw new InvalidOperationException($"No step goes along {_path}.");
        }
    }
}
