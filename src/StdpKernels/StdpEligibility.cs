using System.Diagnostics;
using System.Numerics;
using System.Numerics.Tensors;
using StdpKernels.Threading;
using StdpKernels.Validation;

namespace StdpKernels;

/// <summary>A number beside each weight of a layer that collects what spikes would change, decays, and becomes a change when there is a reward.</summary>
/// <remarks>
/// <para>A step is <c>e ← d · e + (A_plus(w) · P − A_minus(w) · M)</c>, and a reward <c>w ← bound(w + r · e)</c>. Which comes first in a time step is
/// the caller's: a reward before the step meets the eligibility of the step before.
/// </para>
/// <para>
/// Decay does not touch every synapse in every step. There is one scale <c>s</c> for all, and <c>e = s · ê</c>: a step does <c>s ← s · d</c> and, once
/// that is below 2^−20, <c>ê ← ê · s</c> and <c>s ← 1</c>; then <c>ê ← ê + (A_plus(w) · P − A_minus(w) · M)</c>, of activity that counts
/// <c>z · (1 / s)</c>. A reward does <c>w ← bound(w + (r · s) · ê)</c>. Every operation rounds by itself: that is the contract, and it has the
/// same bits along every path. Steps from lists are in proportion to the spikes where rates do not depend on the weight and there is one
/// sample; a decay factor of 0 clears all in every step.
/// </para>
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class StdpEligibility<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly StdpLayer<T> _layer;
    private readonly StdpTrace<T> _values;
    private readonly StdpTrace<T> _scale;

    internal StdpEligibility(StdpLayer<T> layer, StdpTrace<T> values, StdpTrace<T> scale, T decay)
    {
        (_layer, _values, _scale) = (layer, values, scale);
        Decay = decay;
    }

    /// <summary><c>d</c>: what is left of it after a step.</summary>
    public T Decay { get; }

    /// <summary><c>ê</c>.</summary>
    internal Span<T> Values => _values.Span;

    /// <summary><c>s</c>. Stored as zero where it is one, which is what a state that has been reset has.</summary>
    internal T Scale
    {
        get => T.IsZero(_scale.Span[0]) ? T.One : _scale.Span[0];
        set => _scale.Span[0] = value;
    }

    /// <summary>One step of the traces and of the eligibility. The weights stay as they are.</summary>
    /// <param name="zPre">Presynaptic activity, as for <see cref="StdpLayer{T}.Step(StdpActivity{T}, StdpActivity{T})"/>.</param>
    /// <param name="zPost">Postsynaptic activity, of any kind.</param>
    /// <exception cref="ArgumentException">
    /// A shape, the number of elements or the number of samples does not fit, indices do not ascend, activity lies in the traces, or it is
    /// more than spikes where they set a trace. Nothing has been changed.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside of the layer. Nothing has been changed.</exception>
    /// <exception cref="InvalidOperationException">Another call is at work on the layer. Nothing has been changed.</exception>
    public void Step(StdpActivity<T> zPre, StdpActivity<T> zPost)
    {
        using CallGate.Entry entry = _layer.State.Gate.Enter();
        _layer.StepEligibility(zPre, zPost, this);
    }

    /// <summary>Changes the weights by the eligibility times a reward: <c>w ← bound(w + r · e)</c>. A reward of zero changes nothing and costs nothing.</summary>
    /// <param name="reward">The reward, a learning rate included; any number.</param>
    /// <exception cref="InvalidOperationException">Another call is at work on the layer. Nothing has been changed.</exception>
    public void Reward(T reward)
    {
        using CallGate.Entry entry = _layer.State.Gate.Enter();
        _layer.Apply(reward, this);
    }

    /// <summary>Changes the weights by the eligibility times a reward for each postsynaptic neuron.</summary>
    /// <param name="rewards">A number for each postsynaptic neuron; in a convolution, for each channel.</param>
    /// <exception cref="ArgumentException">The number of rewards does not fit, or they lie in the weights. Nothing has been changed.</exception>
    /// <exception cref="InvalidOperationException">Another call is at work on the layer. Nothing has been changed.</exception>
    public void Reward(ReadOnlySpan<T> rewards)
    {
        using CallGate.Entry entry = _layer.State.Gate.Enter();
        _layer.Apply(rewards, this);
    }

    /// <summary>Copies the eligibility, in the order of the weights.</summary>
    /// <param name="destination">Receives <c>s · ê</c>.</param>
    /// <exception cref="ArgumentException">The length is not that of the weights. Nothing has been changed.</exception>
    /// <exception cref="InvalidOperationException">Another call is at work on the layer.</exception>
    public void CopyTo(Span<T> destination)
    {
        using CallGate.Entry entry = _layer.State.Gate.Enter();
        Require.Length(destination.Length, _values.Shape, "the weights", nameof(destination));
        TensorPrimitives.Multiply(Values, Scale, destination);
    }

    /// <summary>The type and the shape.</summary>
    public override string ToString() => $"eligibility: {typeof(T).Name}{_values.Shape}";
}
