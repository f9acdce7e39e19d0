using System.Numerics;

namespace StdpKernels.Benchmarks.Contenders;

/// <summary>The library's functional call, from dense activity.</summary>
internal sealed class FunctionalContender<T> : Contender
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly StdpParameters<T> _parameters = new();
    private readonly LayerData<T> _data;
    private readonly StdpState<T> _state;
    private readonly T[] _w;
    private readonly TensorShape _wShape;
    private readonly Conv2dGeometry? _geometry;

    public FunctionalContender(LayerData<T> data)
        : base(ContenderNames.Functional, data.PatternCount)
    {
        _data = data;
        _w = [.. data.Weights];
        _wShape = new TensorShape(data.Layer.WeightShape);
        _geometry = data.Layer is ConvLayer layer ? new Conv2dGeometry { Padding = layer.Padding } : null;
        _state = new StdpState<T>(data.Layer.PreShape, data.Layer.PostShape);
    }

    public override double[] CopyWeights() => Array.ConvertAll(_w, double.CreateTruncating);

    protected override void RestoreTraces()
    {
        _data.TracePre.CopyTo(_state.TracePre.Span);
        _data.TracePost.CopyTo(_state.TracePost.Span);
    }

    protected override void Step(int pattern)
    {
        var zPre = new ReadOnlyTensorView<T>(_data.ActivityPre[pattern], _state.TracePre.Shape);
        var zPost = new ReadOnlyTensorView<T>(_data.ActivityPost[pattern], _state.TracePost.Shape);
        var w = new TensorView<T>(_w, _wShape);
        if (_geometry is { } geometry)
        {
            Stdp.StepConv2d(zPre, zPost, w, _state, _parameters, geometry);
        }
        else
        {
            Stdp.StepLinear(zPre, zPost, w, _state, _parameters);
        }
    }
}
