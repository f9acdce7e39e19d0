using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Steps;
using StdpKernels.Synapses;
using StdpKernels.Validation;

namespace StdpKernels;

/// <summary>
/// Spike-timing-dependent plasticity with traces: one call moves the traces of a layer by one time step and changes its weights.
/// </summary>
/// <remarks>
/// <para>One step computes, in this order:</para>
/// <list type="number">
/// <item><description>
/// Traces: <c>t ← t + dt · tau_inv · (−t + a · z)</c>, on both sides, with this step's activity, or as
/// <see cref="StdpTraceDynamics"/> say.
/// </description></item>
/// <item><description>
/// Correlations with the new traces, summed over the batch (and over positions in a convolution):
/// <c>P = Σ z_post ⊗ t_pre</c> and <c>M = Σ t_post ⊗ z_pre</c>.
/// </description></item>
/// <item><description>Weights: <c>w ← w + (A_plus(w) · P − A_minus(w) · M)</c>, see <see cref="StdpAlgorithm"/>.</description></item>
/// <item><description>
/// Bounds, where <see cref="StdpParameters{T}.HardBound"/> is set: <c>w ← min(max(w, w_min), w_max)</c>; NaN stays NaN.
/// </description></item>
/// </list>
/// <para>
/// Sums run in a fixed order (batch ascending, then position ascending), so that the result does not depend on the vector width or
/// on the place in the array. A call either is valid as a whole or throws before it changes anything.
/// </para>
/// </remarks>
public static partial class Stdp
{
    // What both kinds of layers have in common behind the checks of their shapes. Nothing is known of weights that are the caller's.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run<T>(
        BoundStep<T> step, ref StdpActivity<T> zPre, ref StdpActivity<T> zPost, Span<T> w, StdpState<T> state, BoundTraces<T> traces)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ActivityContract.Validate(ref zPre, ref zPost, state, WrittenMemory<T>.Of(w, state));
        traces.RequireActivity(zPre, zPost);
        SteadyWeights<T> unknown = default;
        step.Run(zPre, zPost, traces, w, ref unknown);
    }

    private static void RunWindow<T>(
        BoundStep<T> step,
        int steps,
        ref StdpActivity<T> zPre,
        ref StdpActivity<T> zPost,
        Span<T> w,
        StdpState<T> state,
        BoundTraces<T> traces)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        WindowOperands<T> window = state.Window;
        window.Validate(steps, ref zPre, ref zPost, WrittenMemory<T>.Of(w, state));
        traces.RequireActivity(zPre, zPost);
        SteadyWeights<T> unknown = default;
        step.RunWindow(window, steps, zPre, zPost, traces, w, ref unknown);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Learn<T>(
        BoundStep<T> step, ref StdpActivity<T> zPre, ref StdpActivity<T> zPost, Span<T> w, StdpState<T> state)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ActivityContract.Validate(ref zPre, ref zPost, state, WrittenMemory<T>.Weights(w));
        SteadyWeights<T> unknown = default;
        step.Learn(zPre, zPost, state.Pre.Span, state.Post.Span, w, ref unknown);
    }
}
