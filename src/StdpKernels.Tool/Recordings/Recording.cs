using StdpKernels.Simulation;

namespace StdpKernels.Tool.Recordings;

/// <summary>Recorded activity of one layer, time first, and the weights before it. All sizes fit each other.</summary>
/// <param name="Weights"><c>[O, I]</c> or <c>[O, C, kh, kw]</c>, float32 or float64.</param>
/// <param name="ActivityPre"><c>[T, B, I]</c> or <c>[T, B, C, H, W]</c>.</param>
/// <param name="ActivityPost"><c>[T, B, O]</c> or <c>[T, B, O, H', W']</c>.</param>
/// <param name="TracePre">The trace before the first step, if it is not zero.</param>
/// <param name="TracePost">Likewise.</param>
/// <param name="Geometry">Stride, padding and dilation of a convolution; null in a linear layer.</param>
/// <param name="SlowTracePre">The slow trace of triplets before the first step, if it is not zero.</param>
/// <param name="SlowTracePost">Likewise.</param>
/// <param name="Gate"><c>[T]</c>: how much each step counts; null where all count 1.</param>
/// <param name="Reward"><c>[T]</c> or <c>[T, O]</c>: the rewards; null where weights change with the spikes.</param>
internal sealed record Recording(
    NpyArray Weights,
    NpyArray ActivityPre,
    NpyArray ActivityPost,
    NpyArray? TracePre,
    NpyArray? TracePost,
    Conv2dGeometry? Geometry,
    NpyArray? SlowTracePre = null,
    NpyArray? SlowTracePost = null,
    NpyArray? Gate = null,
    NpyArray? Reward = null)
{
    public int Steps => ActivityPre.Shape[0];

    /// <summary>Shape of the presynaptic side in one step, batch first.</summary>
    public ReadOnlySpan<int> PreShape => ActivityPre.Shape[1..];

    /// <summary>Shape of the postsynaptic side in one step, batch first.</summary>
    public ReadOnlySpan<int> PostShape => ActivityPost.Shape[1..];
}
