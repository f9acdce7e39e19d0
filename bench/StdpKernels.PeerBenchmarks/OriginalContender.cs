using StdpKernels.Benchmarks;
using StdpKernels.Benchmarks.Contenders;
using TorchSharp;
using static TorchSharp.torch;

namespace StdpKernels.PeerBenchmarks;

/// <summary>
/// The published formula as one writes it with torch: every expression gives a new tensor, and the new weights and traces take
/// the place of the old ones.
/// </summary>
internal sealed class OriginalContender(LayerData<float> data) : TorchContender(ContenderNames.Original, data)
{
    private readonly PlasticLayer _layer = data.Layer;

    protected override void Step(int pattern)
    {
        using DisposeScope step = NewDisposeScope();
        Tensor zPre = ActivityPre[pattern];
        Tensor zPost = ActivityPost[pattern];
        Tensor tracePre = Decay(TracePre, zPre);
        Tensor tracePost = Decay(TracePost, zPost);
        Tensor potentiation = Rule.Eta * Correlate(zPost, tracePre);
        Tensor depression = Rule.Eta * Correlate(tracePost, zPre);
        Tensor weights = clamp(Weights + (potentiation - depression), Rule.WMin, Rule.WMax);

        TracePre.Dispose();
        TracePost.Dispose();
        Weights.Dispose();
        TracePre = tracePre.MoveToOuterDisposeScope();
        TracePost = tracePost.MoveToOuterDisposeScope();
        Weights = weights.MoveToOuterDisposeScope();
    }

    /// <summary>A trace after a step.</summary>
    public static Tensor Decay(Tensor trace, Tensor activity) =>
        trace + (Rule.Rate * (-trace + (Rule.Amplitude * activity)));

    /// <summary>The outer products of both sides, summed over the batch and, in a convolution, over positions.</summary>
    private Tensor Correlate(Tensor post, Tensor pre)
    {
        if (_layer is not ConvLayer layer)
        {
            return matmul(post.t(), pre);
        }

        Tensor patches = nn.functional.unfold(
            pre, (layer.Kernel, layer.Kernel), padding: (layer.Padding, layer.Padding));
        return matmul(post.flatten(2), patches.transpose(1, 2)).sum(dim: 0).view(Weights.shape);
    }
}
