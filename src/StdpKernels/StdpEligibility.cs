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
/// sample, or an eligibility for each; a decay factor of 0 clears all in every step.
/// </para>
/// <para>
/// Made for each sample (<c>ofSamples</c>), there are <c>B</c> of them, of which each collects the changes of its sample alone:
/// <c>ê_b ← ê_b + (A_plus(w) · P_b − A_minus(w) · M_b)</c>, with the bits of a layer of one sample. A reward for each sample does
/// <c>w ← bound(w + Σ_b (r_b · s) · ê_b)</c>: the sum starts at zero, takes the samples in ascending order, and leaves out those whose reward is
/// zero. One reward for all, or one a neuron, multiplies <c>Σ_b ê_b</c>.
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

    internal StdpEligibility(StdpLayer<T> layer, StdpTrace<T> values, StdpTrace<T> scale, T decay, bool ofSamples)
    {
        (_layer, _values, _scale) = (layer, values, scale);
        (Decay, IsOfSamples) = (decay, ofSamples);
    }

    /// <summary><c>d</c>: what is left of it after a step.</summary>
    public T Decay { get; }

    /// <summary>Whether each sample has an eligibility of its own.</summary>
    public bool IsOfSamples { get; }

    /// <summary><c>ê</c>, of one sample after the other where each has its own.</summary>
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
    /// <remarks>
    /// A reward does not use the eligibility up: a second one applies it again. It fades by itself, and <see cref="StdpState{T}.Reset"/> clears it, for
    /// instance between trials.
    /// </remarks>
    /// <param name="reward">The reward, a learning rate included; any number. NaN reaches every weight.</param>
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

    /// <summary>Changes the weights by the eligibility of each sample times a reward of its own: <c>w ← bound(w + Σ_b r_b · e_b)</c>.</summary>
    /// <remarks>Samples without reward cost nothing.</remarks>
    /// <param name="rewards">A number for each sample, a learning rate included.</param>
    /// <exception cref="ArgumentException">The number of rewards is not that of samples, or they lie in the weights. Nothing has been changed.</exception>
    /// <exception cref="InvalidOperationException">
    /// The eligibility is one for all samples, or another call is at work on the layer. Nothing has been changed.
    /// </exception>
    public void RewardSamples(ReadOnlySpan<T> rewards)
    {
        using CallGate.Entry entry = _layer.State.Gate.Enter();
        _layer.ApplySamples(rewards, this);
    }

    /// <summary>
    /// A reward and a step at once: the reward meets the eligibility as the step before left it, and the changes of this step come from the weights
    /// before that reward.
    /// </summary>
    /// <remarks>
    /// <see cref="Reward(T)"/> and <see cref="Step"/> one after the other are the same where rates do not depend on the weight. This is the order of
    /// learners who compute changes as spikes come and apply them with the reward of the next step.
    /// </remarks>
    /// <param name="reward">The reward, a learning rate included; any number.</param>
    /// <param name="zPre">Presynaptic activity, as for <see cref="Step"/>.</param>
    /// <param name="zPost">Postsynaptic activity, of any kind.</param>
    /// <exception cref="ArgumentException">As for <see cref="Step"/>, or activity lies in the weights. Nothing has been changed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside of the layer. Nothing has been changed.</exception>
    /// <exception cref="InvalidOperationException">Another call is at work on the layer. Nothing has been changed.</exception>
    public void RewardAndStep(T reward, StdpActivity<T> zPre, StdpActivity<T> zPost)
    {
        using CallGate.Entry entry = _layer.State.Gate.Enter();
        _layer.StepEligibility(zPre, zPost, this, reward);
    }

    /// <summary><see cref="RewardAndStep"/> with a reward for each sample.</summary>
    /// <param name="rewards">A number for each sample, a learning rate included.</param>
    /// <param name="zPre">Presynaptic activity, as for <see cref="Step"/>.</param>
    /// <param name="zPost">Postsynaptic activity, of any kind.</param>
    /// <exception cref="ArgumentException">
    /// The number of rewards is not that of samples, they or activity lie in the weights, or as for <see cref="Step"/>. Nothing has been changed.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside of the layer. Nothing has been changed.</exception>
    /// <exception cref="InvalidOperationException">
    /// The eligibility is one for all samples, or another call is at work on the layer. Nothing has been changed.
    /// </exception>
    public void RewardSamplesAndStep(ReadOnlySpan<T> rewards, StdpActivity<T> zPre, StdpActivity<T> zPost)
    {
        using CallGate.Entry entry = _layer.State.Gate.Enter();
        _layer.StepEligibility(zPre, zPost, this, rewards);
    }

    /// <summary>Copies the eligibility, in the order of the weights.</summary>
    /// <param name="destination">Receives <c>s · ê</c>; that of one sample after the other where each has its own.</param>
    /// <exception cref="ArgumentException">The length is not that of the eligibility. Nothing has been changed.</exception>
    /// <exception cref="InvalidOperationException">Another call is at work on the layer.</exception>
    public void CopyTo(Span<T> destination)
    {
        using CallGate.Entry entry = _layer.State.Gate.Enter();
        Require.Length(destination.Length, _values.Shape, IsOfSamples ? "the weights, of each sample" : "the weights", nameof(destination));
        TensorPrimitives.Multiply(Values, Scale, destination);
    }

    /// <summary>The type and the shape.</summary>
    public override string ToString() => $"eligibility: {typeof(T).Name}{_values.Shape}";
}
