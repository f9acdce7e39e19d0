using StdpKernels.Benchmarks;
using StdpKernels.Benchmarks.Contenders;
using TorchSharp;
using static TorchSharp.torch;

namespace StdpKernels.PeerBenchmarks;

/// <summary>A linear step as a good user of torch writes it for speed: in place, on tensors that exist already.</summary>
internal sealed class InPlaceContender : TorchContender
{
    private readonly Tensor[] _activityPostTransposed;
    private readonly Tensor _tracePostTransposed;

    private InPlaceContender(LayerData<float> data)
        : base(ContenderNames.InPlaceTorch, data)
    {
        // Views: they follow what they are made of.
        _activityPostTransposed = [.. ActivityPost.Select(activity => activity.t())];
        _tracePostTransposed = TracePost.t();
    }

    /// <summary>A contender for a linear layer. A convolution has no such form: unfolding gives a new tensor.</summary>
    public static InPlaceContender? TryCreate(LayerData<float> data) =>
        data.Layer is LinearLayer ? new InPlaceContender(data) : null;

    protected override void Step(int pattern)
    {
        // What in-place operations return is one more handle of the same tensor, which somebody has to close.
        using DisposeScope step = NewDisposeScope();
        TracePre.mul_(1 - Rule.Rate).add_(ActivityPre[pattern], alpha: Rule.Rate * Rule.Amplitude);
        TracePost.mul_(1 - Rule.Rate).add_(ActivityPost[pattern], alpha: Rule.Rate * Rule.Amplitude);
        Weights
            .addmm_(_activityPostTransposed[pattern], TracePre, beta: 1, alpha: (float)Rule.Eta)
            .addmm_(_tracePostTransposed, ActivityPre[pattern], beta: 1, alpha: -(float)Rule.Eta)
            .clamp_(Rule.WMin, Rule.WMax);
    }

    protected override void Dispose(bool disposing)
    {
        foreach (Tensor view in (Tensor[])[.. _activityPostTransposed, _tracePostTransposed])
        {
            view.Dispose();
        }

        base.Dispose(disposing);
    }
}
