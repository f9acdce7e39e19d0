using System.Runtime.CompilerServices;
using StdpKernels.Kernels.Events;
using StdpKernels.Lanes;
using StdpKernels.Synapses;
using StdpKernels.Threading;
using StdpKernels.Validation;

namespace StdpKernels;

/// <content>What spikes carry through the weights.</content>
public abstract partial class StdpLayer<T>
{
    private readonly Propagation<T> _propagation;

    /// <summary>
    /// Adds to each postsynaptic neuron's current the weights through which it is reached: <c>I_o ← I_o + Σ_j w[o, j] · z_j</c>.
    /// </summary>
    /// <remarks>
    /// <para>
    /// In a convolution <c>j</c> runs over the neurons of a patch. Silent neurons, <c>z_j = 0</c>, add nothing, whatever their weights are.
    /// The terms are added to the current one by one, <c>j</c> ascending; each product and each sum rounds by itself. So the result is the
    /// same, bit for bit, on all machines and for activity of any kind.
    /// </para>
    /// <para>In a loop: propagate, then the neurons, then the step. Nothing of the layer is changed.</para>
    /// </remarks>
    /// <param name="zPre">Presynaptic activity: an array, a span or a view with the numbers of the presynaptic trace, or events.</param>
    /// <param name="currents">
    /// A number for each element of the postsynaptic trace, in its order: <c>[B, O]</c> or <c>[B, O, H', W']</c>.
    /// </param>
    /// <exception cref="ArgumentException">
    /// A shape, the number of elements or the number of samples does not fit, indices do not ascend, or the currents share memory with the
    /// activity or the weights. Nothing has been changed.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside of the layer. Nothing has been changed.</exception>
    /// <exception cref="InvalidOperationException">Another call is at work on this layer. Nothing has been changed.</exception>
    [MethodImpl(Hot.Way)]
    public void Propagate(StdpActivity<T> zPre, Span<T> currents)
    {
        using CallGate.Entry entry = State.Gate.Enter();
        RequireCurrents(currents, State.Post);
        ActivityContract.Validate(
            ref zPre, State.Pre, "the presynaptic trace", new WrittenMemory<T>(currents, "the currents"), nameof(zPre));
        _propagation.Run(Fired(zPre, State.Pre), _weights.Span, currents, back: false);
    }

    /// <summary>
    /// Adds to each presynaptic neuron's current the weights that it reaches others through, the other way round:
    /// <c>I_j ← I_j + Σ_o w[o, j] · z_o</c>.
    /// </summary>
    /// <remarks>As <see cref="Propagate"/>, with <c>o</c> ascending. For feedback and inhibition through the same weights.</remarks>
    /// <param name="zPost">Postsynaptic activity: an array, a span or a view with the numbers of the postsynaptic trace, or events.</param>
    /// <param name="currents">
    /// A number for each element of the presynaptic trace, in its order: <c>[B, I]</c> or <c>[B, C, H, W]</c>.
    /// </param>
    /// <exception cref="ArgumentException">
    /// A shape, the number of elements or the number of samples does not fit, indices do not ascend, or the currents share memory with the
    /// activity or the weights. Nothing has been changed.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside of the layer. Nothing has been changed.</exception>
    /// <exception cref="InvalidOperationException">Another call is at work on this layer. Nothing has been changed.</exception>
    [MethodImpl(Hot.Way)]
    public void PropagateBack(StdpActivity<T> zPost, Span<T> currents)
    {
        using CallGate.Entry entry = State.Gate.Enter();
        RequireCurrents(currents, State.Pre);
        ActivityContract.Validate(
            ref zPost, State.Post, "the postsynaptic trace", new WrittenMemory<T>(currents, "the currents"), nameof(zPost));
        _propagation.Run(Fired(zPost, State.Post), _weights.Span, currents, back: true);
    }

    private void RequireCurrents(ReadOnlySpan<T> currents, StdpTrace<T> side)
    {
        Require.Length(currents.Length, side.Shape, "the neurons", nameof(currents));
        Require.Disjoint<T, T>(_weights.Span, currents, "the weights", nameof(currents));
    }

    /// <summary>Activity as lists of the neurons that are not silent.</summary>
    [MethodImpl(Hot.Way)]
    private static EventSide<T> Fired(scoped in StdpActivity<T> z, StdpTrace<T> side)
    {
        if (z.IsEvents)
        {
            return z.Values.IsEmpty
                ? new EventSide<T>(z.Events, [])
                : FiredActivity.WithoutZeros(z.Events, z.Values, side.Activity);
        }

        return SpikeScan.TryList(z.Dense.Span, side.Shape, side.Activity.Found, out SpikeEvents found)
            ? new EventSide<T>(found, [])
            : FiredActivity.List(z.Dense.Span, side.Shape, side.Activity);
    }
}
