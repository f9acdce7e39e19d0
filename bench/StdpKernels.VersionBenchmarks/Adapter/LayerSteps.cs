using System.Numerics;
using StdpKernels.VersionContract;

namespace StdpKernels.VersionAdapter;

/// <summary>A prepared layer, from dense activity.</summary>
internal class LayerSteps<T> : RepeatedSteps<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[][] _zPre;
    private readonly T[][] _zPost;

    public LayerSteps(StepRequest<T> request)
        : base(request)
    {
        _zPre = [.. request.ActivityPre];
        _zPost = [.. request.ActivityPost];
        Layer = Create(request);
        request.Weights.CopyTo(Layer.EditWeights().Span);
        Layer.WarmUp();
    }

    protected StdpLayer<T> Layer { get; }

    protected override StdpState<T> State => Layer.State;

    protected override ReadOnlySpan<T> Weights => Layer.Weights.Span;

    protected override void Step(int pattern) => Layer.Step(_zPre[pattern], _zPost[pattern]);

    private static StdpLayer<T> Create(StepRequest<T> request)
    {
        StdpParameters<T> parameters = Parameters.Create(request);
        int[] pre = request.PreShape;
        int[] w = request.WeightShape;
        return w.Length == 2
            ? new StdpLinearLayer<T>(
                batchSize: pre[0], inputs: w[1], outputs: w[0], parameters: parameters, threads: request.Threads)
            : new StdpConv2dLayer<T>(
                batchSize: pre[0],
                channels: pre[1],
                image: new Size2D(pre[2], pre[3]),
                outputs: w[0],
                kernel: new Size2D(w[2], w[3]),
                parameters: parameters,
                geometry: new Conv2dGeometry { Padding = request.Padding },
                threads: request.Threads);
    }
}
