using System.Numerics;
using StdpKernels.Benchmarks;
using StdpKernels.VersionContract;

namespace StdpKernels.VersionBenchmarks.Rows;

/// <summary>What a row asks of an adapter.</summary>
internal static class Requests
{
    public static StepRequest<T> Create<T>(VersionRow row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var data = new LayerData<T>(row.Work.Layer, row.Work.Percent);
        (int[] pre, int[] post, int[] weights) = Shapes(data.Layer);
        return new StepRequest<T>
        {
            Form = row.Form,
            Rule = row.Rule,
            Threads = row.Work.Threads,
            PreShape = pre,
            PostShape = post,
            WeightShape = weights,
            Padding = (data.Layer as ConvLayer)?.Padding ?? 0,
            ActivityPre = data.ActivityPre,
            ActivityPost = data.ActivityPost,
            EventsPre = Lists(data.ActivityPre, data.Layer),
            EventsPost = Lists(data.ActivityPost, data.Layer),
            Weights = data.Weights,
            TracePre = data.TracePre,
            TracePost = data.TracePost,
        };
    }

    private static (int[] Indices, int[] Starts)[] Lists<T>(IReadOnlyList<T[]> activity, PlasticLayer layer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => [.. activity.Select(spikes => Activity.Events(spikes, layer.BatchSize))];

    private static (int[] Pre, int[] Post, int[] Weights) Shapes(PlasticLayer layer) => layer switch
    {
        LinearLayer l => ([l.Batch, l.Inputs], [l.Batch, l.Outputs], [l.Outputs, l.Inputs]),
        ConvLayer c => (
            [c.Batch, c.Channels, c.Size, c.Size],
            [c.Batch, c.Outputs, c.OutputSize, c.OutputSize],
            [c.Outputs, c.Channels, c.Kernel, c.Kernel]),
        _ => throw new ArgumentException($"A layer must be linear or a convolution, but {layer} was given.", nameof(layer)),
    };
}
