using System.Numerics;
using StdpKernels.Steps;
using StdpKernels.Synapses;
using StdpKernels.Threading;
using StdpKernels.Validation;

namespace StdpKernels;

/// <summary>
/// Spike-timing-dependent plasticity with traces: one call moves the traces of a layer by one time step and changes its weights.
/// </summary>
/// <remarks>
/// <para>One step computes, in this order:</para>
/// <list type="number">
/// <item><description>Traces: <c>t ← t + dt · tau_inv · (−t + a · z)</c>, on both sides, with this step's activity.</description></item>
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
    /// <summary>One step of a linear layer. Changes <paramref name="w"/> and the traces in place.</summary>
    /// <remarks>
    /// Whether activity is dense or comes as events does not show in the result. Of sparse activity only rows and columns with
    /// spikes are updated, if a check finds finite traces and weights that an update without spikes would not change. Otherwise the whole
    /// matrix is updated.
    /// </remarks>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="zPre">
    /// Presynaptic activity: an array, span or view <c>[B, I]</c>, normally of zeros and ones, but any number works; or events, <c>B</c>
    /// samples of indices below <c>I</c>.
    /// </param>
    /// <param name="zPost">Postsynaptic activity of either kind: <c>[B, O]</c>, or <c>B</c> samples of indices below <c>O</c>.</param>
    /// <param name="w">The weights, <c>[O, I]</c>.</param>
    /// <param name="state">The traces, <c>[B, I]</c> and <c>[B, O]</c>.</param>
    /// <param name="parameters">The parameters of the rule.</param>
    /// <param name="dt">The time step in seconds.</param>
    /// <exception cref="ArgumentNullException"><paramref name="state"/> or <paramref name="parameters"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// A shape or the number of samples does not fit, indices do not ascend, a tensor parameter does not broadcast, or
    /// memory that is written overlaps other memory of the call. Nothing has been changed.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An index is outside of the layer, <paramref name="dt"/> is not finite, or the algorithm is undefined. Nothing has been changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// Another call is at work on <paramref name="state"/>. Nothing has been changed.
    /// </exception>
    public static void StepLinear<T>(
        StdpActivity<T> zPre,
        StdpActivity<T> zPost,
        TensorView<T> w,
        StdpState<T> state,
        StdpParameters<T> parameters,
        double dt = 0.001)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(state);
        using CallGate.Entry entry = state.Gate.Enter();
        LinearContract.Validate(in w, state, parameters);
        ActivityContract.Validate(ref zPre, ref zPost, state, WrittenMemory<T>.Of(w.Span, state));
        BoundStep<T> step = state.Bindings.Linear(w.Shape, parameters);
        BoundTraces<T> traces = state.Bindings.Traces(parameters, dt);
        SteadyWeights<T> unknown = default;
        step.Run(zPre, zPost, traces, w.Span, ref unknown);
    }

    /// <summary>
    /// The second half of <see cref="StepLinear{T}"/>: changes <paramref name="w"/>, from the traces as they are, and does not move them.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="zPre">Presynaptic activity, as for <see cref="StepLinear{T}"/>. It may lie in the traces.</param>
    /// <param name="zPost">Postsynaptic activity of either kind.</param>
    /// <param name="w">The weights, <c>[O, I]</c>.</param>
    /// <param name="state">The traces, <c>[B, I]</c> and <c>[B, O]</c>.</param>
    /// <param name="parameters">The parameters of the rule; those of the traces do not matter.</param>
    /// <exception cref="ArgumentNullException"><paramref name="state"/> or <paramref name="parameters"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// A shape or the number of samples does not fit, indices do not ascend, a tensor parameter does not broadcast, or
    /// memory that is written overlaps other memory of the call. Nothing has been changed.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An index is outside of the layer, or the algorithm is undefined. Nothing has been changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// Another call is at work on <paramref name="state"/>. Nothing has been changed.
    /// </exception>
    public static void LearnLinear<T>(
        StdpActivity<T> zPre, StdpActivity<T> zPost, TensorView<T> w, StdpState<T> state, StdpParameters<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(state);
        using CallGate.Entry entry = state.Gate.Enter();
        LinearContract.Validate(in w, state, parameters);
        ActivityContract.Validate(ref zPre, ref zPost, state, new WrittenMemory<T>(w.Span, [], []));
        BoundStep<T> step = state.Bindings.Linear(w.Shape, parameters);
        SteadyWeights<T> unknown = default;
        step.Learn(zPre, zPost, state.Pre.Span, state.Post.Span, w.Span, ref unknown);
    }
}
