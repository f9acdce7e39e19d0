using System.Numerics;

namespace StdpKernels.Benchmarks.Contenders;

/// <summary>The library's prepared layer, from dense activity.</summary>
internal class PreparedContender<T> : Contender
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public PreparedContender(LayerData<T> data, int threads)
        : this(data, threads == 1 ? ContenderNames.Prepared : $"{ContenderNames.Prepared}, {threads} threads", threads)
    {
    }

    protected PreparedContender(LayerData<T> data, string name, int threads, StdpParameters<T>? parameters = null)
        : base(name, data.PatternCount)
    {
        Data = data;
        parameters ??= new StdpParameters<T>();
        Layer = data.Layer switch
        {
            LinearLayer layer => new StdpLinearLayer<T>(layer.Batch, layer.Inputs, layer.Outputs, parameters, threads: threads),
            ConvLayer layer => new StdpConv2dLayer<T>(
                layer.Batch,
                layer.Channels,
                layer.Size,
                layer.Outputs,
                layer.Kernel,
                parameters,
                new Conv2dGeometry { Padding = layer.Padding },
                threads: threads),
            _ => throw new ArgumentException($"There is no prepared form of {data.Layer}.", nameof(data)),
        };
        data.Weights.CopyTo(Layer.EditWeights().Span);
        Layer.WarmUp();
    }

    protected LayerData<T> Data { get; }

    protected StdpLayer<T> Layer { get; }

    public override double[] CopyWeights() => Array.ConvertAll(Layer.Weights.Span.ToArray(), double.CreateTruncating);

    protected override void RestoreTraces()
    {
        Data.TracePre.CopyTo(Layer.State.TracePre.Span);
        Data.TracePost.CopyTo(Layer.State.TracePost.Span);
    }

    protected override void Step(int pattern) => Layer.Step(Data.ActivityPre[pattern], Data.ActivityPost[pattern]);
}
