using System.Numerics;

namespace StdpKernels.Benchmarks.Contenders;

/// <summary>The library's prepared layer, from dense activity.</summary>
internal class PreparedContender<T> : Contender
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Rows of presynaptic neurons go in and out in those of postsynaptic ones, as all others have them.
    private readonly bool _isTransposed;

    public PreparedContender(
        LayerData<T> data, int threads, StdpParameters<T>? parameters = null, StdpWeightLayout layout = StdpWeightLayout.PostsynapticRows)
        : this(data, threads == 1 ? ContenderNames.Prepared : $"{ContenderNames.Prepared}, {threads} threads", threads, parameters, layout)
    {
    }

    protected PreparedContender(
        LayerData<T> data,
        string name,
        int threads,
        StdpParameters<T>? parameters = null,
        StdpWeightLayout layout = StdpWeightLayout.PostsynapticRows,
        int stepsAtOnce = 1)
        : base(name, data.PatternCount, stepsAtOnce)
    {
        Data = data;
        _isTransposed = layout == StdpWeightLayout.PresynapticRows;
        parameters ??= new StdpParameters<T>();
        Layer = data.Layer switch
        {
            LinearLayer layer => new StdpLinearLayer<T>(
                layer.Batch, layer.Inputs, layer.Outputs, parameters, threads: threads, layout: layout),
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
        (_isTransposed ? Transpose(data.Weights, data.Layer.WeightShape[0]) : data.Weights).CopyTo(Layer.EditWeights().Span);
        Layer.WarmUp();
    }

    protected LayerData<T> Data { get; }

    protected StdpLayer<T> Layer { get; }

    public override double[] CopyWeights()
    {
        T[] weights = Layer.Weights.Span.ToArray();
        return Array.ConvertAll(_isTransposed ? Transpose(weights, Data.Layer.WeightShape[1]) : weights, double.CreateTruncating);
    }

    private static T[] Transpose(T[] weights, int rows)
    {
        int columns = weights.Length / rows;
        return [.. Enumerable.Range(0, weights.Length).Select(i => weights[((i % rows) * columns) + (i / rows)])];
    }

    protected override void RestoreTraces()
    {
        Data.TracePre.CopyTo(Layer.State.TracePre.Span);
        Data.TracePost.CopyTo(Layer.State.TracePost.Span);
    }

    protected override void Step(int pattern) => Layer.Step(Data.ActivityPre[pattern], Data.ActivityPost[pattern]);
}
