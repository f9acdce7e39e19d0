using System.Numerics;

namespace StdpKernels.Checkpoints;

/// <summary>The content of a checkpoint that has passed all checks, before it is put to use.</summary>
internal sealed record LoadedLayer<T>(T[] W, T[] TracePre, T[] TracePost)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public void CopyTo(TensorView<T> w, StdpState<T> state)
    {
        W.CopyTo(w.Span);
        TracePre.CopyTo(state.TracePre.Span);
        TracePost.CopyTo(state.TracePost.Span);
    }
}
