using System.Runtime.CompilerServices;
using StdpKernels.Lanes;
using StdpKernels.Synapses;
using StdpKernels.Threading;
using StdpKernels.Validation;

namespace StdpKernels;

/// <content>Windows of steps.</content>
public abstract partial class StdpLayer<T>
{
    /// <summary>Several steps in one call, for spikes that are known before the weights between them are needed. The bits are those of single steps.</summary>
    /// <remarks>
    /// <para>
    /// All traces are moved first. Then some rows of the weights at a time take all steps while they are in a cache: weights that do not fit the
    /// cache are read from memory once a window, and not once a step.
    /// </para>
    /// <para>
    /// The samples of step 0 come first, then those of step 1, …: numbers, flags, counts and bits of <c>steps · B</c> samples, and lists for as
    /// many. A view has the shape <c>[steps · B, …]</c> or <c>[steps, B, …]</c>. Some 16 bytes a neuron and step are kept for the next window,
    /// with <see cref="double"/> 28, and for each thread room of the size of the second-level cache at most.
    /// </para>
    /// </remarks>
    /// <param name="steps">The number of steps; none is legal and changes nothing.</param>
    /// <param name="zPre">Presynaptic activity of every step, of any kind.</param>
    /// <param name="zPost">Postsynaptic activity of every step, of any kind.</param>
    /// <exception cref="ArgumentException">
    /// A shape, the number of elements or the number of samples does not fit, indices do not ascend, activity lies in memory of
    /// the layer itself, or it is more than spikes where they set a trace. Nothing has been changed.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="steps"/> is negative or more than arrays can hold, or an index is outside of the layer. Nothing has been changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">Another call is at work on this layer. Nothing has been changed.</exception>
    [MethodImpl(Hot.Way)]
    public void StepWindow(int steps, StdpActivity<T> zPre, StdpActivity<T> zPost)
    {
        using CallGate.Entry entry = State.Gate.Enter();
        WindowOperands<T> window = State.Window;
        window.Validate(steps, ref zPre, ref zPost, WrittenMemory<T>.Of(_weights.Span, State));
        _traces.RequireActivity(zPre, zPost);
        AssertSteady();
        _step.RunWindow(window, steps, zPre, zPost, _traces, _weights.Span, ref _steady);
    }
}
