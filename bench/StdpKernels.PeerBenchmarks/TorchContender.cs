using static TorchSharp.torch;

namespace StdpKernels.PeerBenchmarks;

/// <summary>The data of a layer as tensors of torch.</summary>
internal abstract class TorchContender : Contender, IDisposable
{
    private readonly Tensor _firstTracePre;
    private readonly Tensor _firstTracePost;

    protected TorchContender(string name, LayerData<float> data)
        : base(name, data.PatternCount)
    {
        long[] pre = Shape(data.Layer.PreShape), post = Shape(data.Layer.PostShape);
        ActivityPre = [.. data.ActivityPre.Select(activity => tensor(activity, pre))];
        ActivityPost = [.. data.ActivityPost.Select(activity => tensor(activity, post))];
        _firstTracePre = tensor(data.TracePre, pre);
        _firstTracePost = tensor(data.TracePost, post);
        TracePre = _firstTracePre.clone();
        TracePost = _firstTracePost.clone();
        Weights = tensor(data.Weights, Shape(data.Layer.WeightShape));
    }

    protected IReadOnlyList<Tensor> ActivityPre { get; }

    protected IReadOnlyList<Tensor> ActivityPost { get; }

    protected Tensor TracePre { get; set; }

    protected Tensor TracePost { get; set; }

    protected Tensor Weights { get; set; }

    public override double[] CopyWeights() => Array.ConvertAll(Weights.data<float>().ToArray(), weight => (double)weight);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected override void RestoreTraces()
    {
        TracePre.copy_(_firstTracePre);
        TracePost.copy_(_firstTracePost);
    }

    protected virtual void Dispose(bool disposing)
    {
        Tensor[] tensors =
            [.. ActivityPre, .. ActivityPost, _firstTracePre, _firstTracePost, TracePre, TracePost, Weights];
        foreach (Tensor owned in tensors)
        {
            owned.Dispose();
        }
    }

    private static long[] Shape(int[] dimensions) => Array.ConvertAll(dimensions, dimension => (long)dimension);
}
