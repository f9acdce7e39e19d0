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
        return new StepRequest<T>
        {
            Form = row.Form,
            Rule = row.Rule,
            Threads = row.Work.Threads,
            PreShape = data.Layer.PreShape,
            PostShape = data.Layer.PostShape,
            WeightShape = data.Layer.WeightShape,
            Padding = (data.Layer as ConvLayer)?.Padding ?? 0,
            ActivityPre = data.ActivityPre,
            ActivityPost = data.ActivityPost,
            EventsPre = Activity.Events(data.ActivityPre, data.Layer.BatchSize),
            EventsPost = Activity.Events(data.ActivityPost, data.Layer.BatchSize),
            Weights = data.Weights,
            TracePre = data.TracePre,
            TracePost = data.TracePost,
        };
    }
}
