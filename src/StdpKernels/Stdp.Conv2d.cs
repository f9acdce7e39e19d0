using System.Numerics;
using StdpKernels.Steps;
using StdpKernels.Threading;
using StdpKernels.Validation;

namespace StdpKernels;

public static partial class Stdp
{
    /// <summary>One step of a 2-D convolutional layer. Changes <paramref name="w"/> and the traces in place.</summary>
    /// <remarks>
    /// The presynaptic side is unfolded into patches in the order <c>(c, kh, kw)</c>, as a cross-correlation (the kernel is not
    /// flipped) with zero padding; the correlations are summed over batch and positions. Whether activity is dense or comes as events
    /// does not show in the result.
    /// </remarks>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="zPre">
    /// Presynaptic activity: an array, span or view <c>[B, C, H, W]</c>, normally of zeros and ones, but any number works; or events,
    /// <c>B</c> samples of indices <c>(c · H + y) · W + x</c>.
    /// </param>
    /// <param name="zPost">
    /// Postsynaptic activity of either kind: <c>[B, O, H', W']</c>, or <c>B</c> samples of indices <c>(o · H' + y) · W' + x</c>.
    /// </param>
    /// <param name="w">The weights, <c>[O, C / g, kh, kw]</c> of <c>g</c> groups.</param>
    /// <param name="state">The traces, <c>[B, C, H, W]</c> and <c>[B, O, H', W']</c>.</param>
    /// <param name="parameters">The parameters of the rule.</param>
    /// <param name="geometry">Stride, padding, dilation and groups; the default is 1, 0, 1, 1. The first three fix <c>H'</c> and <c>W'</c>.</param>
    /// <param name="dt">The time step in seconds.</param>
    /// <exception cref="ArgumentNullException"><paramref name="state"/> or <paramref name="parameters"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// A shape or the number of samples does not fit, indices do not ascend, the kernel is larger than the padded image, the groups do not
    /// divide the channels of both sides, a tensor parameter does not broadcast, memory that is written overlaps other memory of the call, or
    /// activity is more than spikes where they set a trace. Nothing has been changed.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An index is outside of the layer, <paramref name="dt"/> is not finite, or the algorithm or the dynamics of a trace are
    /// undefined. Nothing has been changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// Another call is at work on <paramref name="state"/>. Nothing has been changed.
    /// </exception>
    public static void StepConv2d<T>(
        StdpActivity<T> zPre,
        StdpActivity<T> zPost,
        TensorView<T> w,
        StdpState<T> state,
        StdpParameters<T> parameters,
        Conv2dGeometry geometry = default,
        double dt = 0.001)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(state);
        using CallGate.Entry entry = state.Gate.Enter();
        Conv2dContract.Validate(in w, state, parameters, geometry);
        BoundStep<T> step = state.Bindings.Conv2d(w.Shape, geometry, parameters);
        Run(step, ref zPre, ref zPost, w.Span, state, state.Bindings.Traces(parameters, dt));
    }

    /// <summary>Several convolutional steps in one call, with the bits of single ones. Changes <paramref name="w"/> and the traces in place.</summary>
    /// <remarks>For spikes that are known before the weights between them are needed, see <see cref="StdpLayer{T}.StepWindow"/>.</remarks>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="steps">The number of steps; none is legal and changes nothing.</param>
    /// <param name="zPre">
    /// Presynaptic activity of any kind, as for <see cref="StepConv2d{T}"/>, of <c>steps · B</c> samples: those of step 0 come first.
    /// </param>
    /// <param name="zPost">Postsynaptic activity of any kind, of as many samples.</param>
    /// <param name="w">The weights, <c>[O, C / g, kh, kw]</c> of <c>g</c> groups.</param>
    /// <param name="state">The traces, <c>[B, C, H, W]</c> and <c>[B, O, H', W']</c>.</param>
    /// <param name="parameters">The parameters of the rule.</param>
    /// <param name="geometry">Stride, padding, dilation and groups; the default is 1, 0, 1, 1.</param>
    /// <param name="dt">The time step in seconds.</param>
    /// <exception cref="ArgumentNullException"><paramref name="state"/> or <paramref name="parameters"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// A shape or the number of samples does not fit, indices do not ascend, the kernel is larger than the padded image, the groups do not
    /// divide the channels of both sides, a tensor parameter does not broadcast, memory that is written overlaps other memory of the call, or
    /// activity is more than spikes where they set a trace. Nothing has been changed.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="steps"/> is negative or more than arrays can hold, an index is outside of the layer, <paramref name="dt"/> is not finite,
    /// or the algorithm or the dynamics of a trace are undefined. Nothing has been changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// Another call is at work on <paramref name="state"/>. Nothing has been changed.
    /// </exception>
    public static void StepConv2dWindow<T>(
        int steps,
        StdpActivity<T> zPre,
        StdpActivity<T> zPost,
        TensorView<T> w,
        StdpState<T> state,
        StdpParameters<T> parameters,
        Conv2dGeometry geometry = default,
        double dt = 0.001)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(state);
        using CallGate.Entry entry = state.Gate.Enter();
        Conv2dContract.Validate(in w, state, parameters, geometry);
        BoundStep<T> step = state.Bindings.Conv2d(w.Shape, geometry, parameters);
        RunWindow(step, steps, ref zPre, ref zPost, w.Span, state, state.Bindings.Traces(parameters, dt));
    }

    /// <summary>
    /// The second half of <see cref="StepConv2d{T}"/>: changes <paramref name="w"/>, from the traces as they are, and does not move them.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="zPre">Presynaptic activity, as for <see cref="StepConv2d{T}"/>. It may lie in the traces.</param>
    /// <param name="zPost">Postsynaptic activity of either kind.</param>
    /// <param name="w">The weights, <c>[O, C / g, kh, kw]</c> of <c>g</c> groups.</param>
    /// <param name="state">The traces, <c>[B, C, H, W]</c> and <c>[B, O, H', W']</c>.</param>
    /// <param name="parameters">The parameters of the rule; those of the traces do not matter.</param>
    /// <param name="geometry">Stride, padding, dilation and groups; the default is 1, 0, 1, 1. The first three fix <c>H'</c> and <c>W'</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="state"/> or <paramref name="parameters"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// A shape or the number of samples does not fit, indices do not ascend, the kernel is larger than the padded image, the groups do not
    /// divide the channels of both sides, a tensor parameter does not broadcast, or memory that is written overlaps other memory of the call.
    /// Nothing has been changed.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An index is outside of the layer, or the algorithm is undefined. Nothing has been changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// Another call is at work on <paramref name="state"/>. Nothing has been changed.
    /// </exception>
    public static void LearnConv2d<T>(
        StdpActivity<T> zPre,
        StdpActivity<T> zPost,
        TensorView<T> w,
        StdpState<T> state,
        StdpParameters<T> parameters,
        Conv2dGeometry geometry = default)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(state);
        using CallGate.Entry entry = state.Gate.Enter();
        Conv2dContract.Validate(in w, state, parameters, geometry);
        Learn(state.Bindings.Conv2d(w.Shape, geometry, parameters), ref zPre, ref zPost, w.Span, state);
    }
}
