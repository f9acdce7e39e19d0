using System.Numerics;
using StdpKernels.Simulation;

namespace StdpKernels.Tool.Recordings;

/// <summary>The layer that a recording is of, with its weights and traces before the first step.</summary>
internal static class RecordedLayer
{
    /// <summary>Makes the layer.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="parameters">The parameters of the rule.</param>
    /// <param name="dt">The time step in seconds.</param>
    /// <exception cref="ArgumentException">The library refuses the layer or its rule.</exception>
    public static StdpLayer<T> Create<T>(Recording recording, StdpParameters<T> parameters, double dt)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ReadOnlySpan<int> pre = recording.PreShape, w = recording.Weights.Shape;
        StdpLayer<T> layer = recording.Geometry is { } geometry
            ? new StdpConv2dLayer<T>(pre[0], pre[1], (pre[2], pre[3]), w[0], (w[2], w[3]), parameters, geometry, dt)
            : new StdpLinearLayer<T>(pre[0], w[1], w[0], parameters, dt);
        recording.Weights.CopyTo(0, layer.EditWeights().Span);
        Start(RecordingNames.TPre, recording.TracePre);
        Start(RecordingNames.TPost, recording.TracePost);
        Start(RecordingNames.TPreSlow, recording.SlowTracePre);
        Start(RecordingNames.TPostSlow, recording.SlowTracePost);
        return layer;

        void Start(string trace, NpyArray? values) =>
            values?.CopyTo(0, layer.State.Traces.Single(each => each.Name == trace).Values.Span);
    }
}
