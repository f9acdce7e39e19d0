using System.Numerics;
using StdpKernels.Benchmarks.Goals;

namespace StdpKernels.Benchmarks.Contenders;

/// <summary>What of the library does a work.</summary>
internal static class LibraryContender
{
    public static PreparedContender<float> Create(Work work, LayerData<float> data) => work switch
    {
        { Window: > 1 } => new WindowContender<float>(data, work.Window, isWindow: true, work.FromEvents),
        { FromEvents: true } => Events(data, WorkSettings.Parameters(work), WorkSettings.Layout(work)),
        _ => Prepared(data, work.Threads, WorkSettings.Parameters(work), WorkSettings.Layout(work)),
    };

    /// <summary>From dense activity.</summary>
    public static PreparedContender<T> Prepared<T>(
        LayerData<T> data,
        int threads = 1,
        StdpParameters<T>? parameters = null,
        StdpWeightLayout layout = StdpWeightLayout.PostsynapticRows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(
            threads == 1 ? ContenderNames.Prepared : $"{ContenderNames.Prepared}, {threads} threads",
            data,
            CreateLayer(data.Layer, threads, parameters, layout));

    /// <summary>From the same spikes as lists.</summary>
    public static EventsContender<T> Events<T>(
        LayerData<T> data, StdpParameters<T>? parameters = null, StdpWeightLayout layout = StdpWeightLayout.PostsynapticRows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(ContenderNames.Events, data, CreateLayer(data.Layer, threads: 1, parameters, layout));

    /// <summary>A layer of these sizes.</summary>
    public static StdpLayer<T> CreateLayer<T>(
        PlasticLayer sizes,
        int threads = 1,
        StdpParameters<T>? parameters = null,
        StdpWeightLayout layout = StdpWeightLayout.PostsynapticRows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        parameters ??= new StdpParameters<T>();
        return sizes switch
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
            _ => throw new ArgumentException($"There is no prepared form of {sizes}.", nameof(sizes)),
        };
    }
}
