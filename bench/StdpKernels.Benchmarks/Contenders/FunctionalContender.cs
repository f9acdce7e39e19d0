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

    public FunctionalContender(LayerData<T> data)
        : base(ContenderNames.Functional, data.PatternCount)
    {
        _data = data;
        _w = [.. data.Weights];
        _state = data.Layer switch
        {
            LinearLayer layer => new StdpState<T>([layer.Batch, layer.Inputs], [layer.Batch, layer.Outputs]),
            ConvLayer layer => new StdpState<T>(
                [layer.Batch, layer.Channels, layer.Size, layer.Size],
                [layer.Batch, layer.Outputs, layer.OutputSize, layer.OutputSize]),
            _ => throw new ArgumentException($"There is no call for {data.Layer}.", nameof(data)),
        };
    }

    public override double[] CopyWeights() => Array.ConvertAll(_w, double.CreateTruncating);

    protected override void RestoreTraces()
    {
        _data.TracePre.CopyTo(_state.TracePre.Span);
        _data.TracePost.CopyTo(_state.TracePost.Span);
    }

    protected override void Step(int pattern)
    {
        T[] zPre = _data.ActivityPre[pattern];
        T[] zPost = _data.ActivityPost[pattern];
        switch (_data.Layer)
        {
            case LinearLayer layer:
                Stdp.StepLinear(
                    new ReadOnlyTensorView<T>(zPre, layer.Batch, layer.Inputs),
                    new ReadOnlyTensorView<T>(zPost, layer.Batch, layer.Outputs),
                    new TensorView<T>(_w, layer.Outputs, layer.Inputs),
                    _state,
                    _parameters);
                break;
            case ConvLayer layer:
                Stdp.StepConv2d(
                    new ReadOnlyTensorView<T>(zPre, layer.Batch, layer.Channels, layer.Size, layer.Size),
                    new ReadOnlyTensorView<T>(zPost, layer.Batch, layer.Outputs, layer.OutputSize, layer.OutputSize),
                    new TensorView<T>(_w, layer.Outputs, layer.Channels, layer.Kernel, layer.Kernel),
                    _state,
                    _parameters,
                    new Conv2dGeometry { Padding = layer.Padding });
                break;
        }
    }
}
