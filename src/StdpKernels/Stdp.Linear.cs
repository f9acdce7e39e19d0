using System.Numerics;
using StdpKernels.Steps;
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
    /// Whether activity is dense or comes as events does not show in the result. Where it is sparse, only rows and columns that fired are
    /// changed, after a check that silence leaves everything else as it is (finite traces, weights within their bounds); where it
    /// does not, the whole matrix is computed.
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
        using CallGate gate = CallGate.Enter(state);
        LinearContract.Validate(ref zPre, ref zPost, w, state, parameters, dt);
        var step = new LinearStep<T>(w, state, quiet: null);
        LayerStep.Run(zPre, zPost, state, ref step);
    }
}
