using System.Numerics;
using StdpKernels.Steps;
using StdpKernels.Threading;
using StdpKernels.Validation;

namespace StdpKernels;

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
    /// A shape or the number of samples does not fit, indices do not ascend, a tensor parameter does not broadcast,
    /// memory that is written overlaps other memory of the call, or activity is more than spikes where they set a trace. Nothing has been
    /// changed.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An index is outside of the layer, <paramref name="dt"/> is not finite, or the algorithm or the dynamics of a trace are
    /// undefined. Nothing has been changed.
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
        BoundStep<T> step = state.Bindings.Linear(w.Shape, parameters);
        Run(step, ref zPre, ref zPost, w.Span, state, state.Bindings.Traces(parameters, dt));
    }

    /// <summary>Several linear steps in one call, with the bits of single ones. Changes <paramref name="w"/> and the traces in place.</summary>
    /// <remarks>For spikes that are known before the weights between them are needed, see <see cref="StdpLayer{T}.StepWindow"/>.</remarks>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="steps">The number of steps; none is legal and changes nothing.</param>
    /// <param name="zPre">
    /// Presynaptic activity of any kind, as for <see cref="StepLinear{T}"/>, of <c>steps · B</c> samples: those of step 0 come first.
    /// </param>
    /// <param name="zPost">Postsynaptic activity of any kind, of as many samples.</param>
    /// <param name="w">The weights, <c>[O, I]</c>.</param>
    /// <param name="state">The traces, <c>[B, I]</c> and <c>[B, O]</c>.</param>
    /// <param name="parameters">The parameters of the rule.</param>
    /// <param name="dt">The time step in seconds.</param>
    /// <exception cref="ArgumentNullException"><paramref name="state"/> or <paramref name="parameters"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// A shape or the number of samples does not fit, indices do not ascend, a tensor parameter does not broadcast,
    /// memory that is written overlaps other memory of the call, or activity is more than spikes where they set a trace. Nothing has been
    /// changed.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="steps"/> is negative or more than arrays can hold, an index is outside of the layer, <paramref name="dt"/> is not finite,
    /// or the algorithm or the dynamics of a trace are undefined. Nothing has been changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// Another call is at work on <paramref name="state"/>. Nothing has been changed.
    /// </exception>
    public static void StepLinearWindow<T>(
        int steps,
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
        BoundStep<T> step = state.Bindings.Linear(w.Shape, parameters);
        RunWindow(step, steps, ref zPre, ref zPost, w.Span, state, state.Bindings.Traces(parameters, dt));
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
        Learn(state.Bindings.Linear(w.Shape, parameters), ref zPre, ref zPost, w.Span, state);
    }
}
