using StdpKernels.Synapses;
using StdpKernels.Threading;
using StdpKernels.Validation;

namespace StdpKernels;

/// <content>Changes that somebody else applies, and learning that a number of the step scales.</content>
public abstract partial class StdpLayer<T>
{
    /// <summary>One step that does not change the weights, but writes what it would change them by, without bounds.</summary>
    /// <remarks>
    /// <c>dW ← A_plus(w) · P − A_minus(w) · M</c>, or added to what is there: for callers who apply changes themselves, such as optimisers, or
    /// who average them over workers. Both changes come from the weights as they are, whatever the <see cref="StdpParameters{T}.Order"/>.
    /// Where rates do not depend on the weight, adding is in proportion to the spikes if the array is known to hold no −0, and one look at it
    /// otherwise; else all weights are read.
    /// </remarks>
    /// <param name="zPre">Presynaptic activity, as for <see cref="Step(StdpActivity{T}, StdpActivity{T})"/>.</param>
    /// <param name="zPost">Postsynaptic activity, of any kind.</param>
    /// <param name="changes">Receives a number for each weight, in the order of <see cref="Weights"/>.</param>
    /// <param name="add">Whether they are added to the numbers that are there.</param>
    /// <exception cref="ArgumentException">
    /// A shape, the number of elements or the number of samples does not fit, indices do not ascend, memory that is written overlaps other
    /// memory of the call, or activity is more than spikes where they set a trace. Nothing has been changed.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside of the layer. Nothing has been changed.</exception>
    /// <exception cref="InvalidOperationException">Another call is at work on this layer. Nothing has been changed.</exception>
    public void StepChanges(StdpActivity<T> zPre, StdpActivity<T> zPost, Span<T> changes, bool add = false)
    {
        using CallGate.Entry entry = State.Gate.Enter();
        RequireChanges(changes);
        var written = new WrittenMemory<T>(changes, "the changes", State);
        ActivityContract.Validate(ref zPre, ref zPost, State, written);
        _traces.RequireActivity(zPre, zPost);
        SteadyWeights<T> unknown = default;
        Clear(changes, add);
        _step.RunChanges(zPre, zPost, _traces, T.One, _weights.Span, changes, ofSamples: false, new Span<SteadyWeights<T>>(ref unknown));
    }

    /// <summary>The second half of <see cref="StepChanges"/>, from the traces as they are, which it does not move.</summary>
    /// <param name="zPre">Presynaptic activity, as for <see cref="Step(StdpActivity{T}, StdpActivity{T})"/>.</param>
    /// <param name="zPost">Postsynaptic activity, of any kind.</param>
    /// <param name="changes">Receives a number for each weight, in the order of <see cref="Weights"/>.</param>
    /// <param name="add">Whether they are added to the numbers that are there.</param>
    /// <exception cref="ArgumentException">
    /// A shape, the number of elements or the number of samples does not fit, indices do not ascend, or the changes overlap other memory of
    /// the call. Nothing has been changed.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside of the layer. Nothing has been changed.</exception>
    /// <exception cref="InvalidOperationException">Another call is at work on this layer. Nothing has been changed.</exception>
    public void LearnChanges(StdpActivity<T> zPre, StdpActivity<T> zPost, Span<T> changes, bool add = false)
    {
        using CallGate.Entry entry = State.Gate.Enter();
        RequireChanges(changes);
        ActivityContract.Validate(ref zPre, ref zPost, State, new WrittenMemory<T>(changes, "the changes"));
        SteadyWeights<T> unknown = default;
        Clear(changes, add);
        _step.LearnChanges(zPre, zPost, _weights.Span, changes, ref unknown);
    }

    /// <summary>One step whose learning a number scales: activity counts <c>z · gate</c> for the weights, and <c>z</c> for the traces.</summary>
    /// <remarks>
    /// With 1 it is a step, and with 0 one that moves the traces and bounds the weights. Steps from lists stay in proportion to the spikes.
    /// </remarks>
    /// <param name="zPre">Presynaptic activity, as for <see cref="Step(StdpActivity{T}, StdpActivity{T})"/>.</param>
    /// <param name="zPost">Postsynaptic activity, of any kind.</param>
    /// <param name="gate">How much this step counts; any number.</param>
    /// <exception cref="ArgumentException">
    /// A shape, the number of elements or the number of samples does not fit, indices do not ascend, activity lies in memory of
    /// the layer itself, or it is more than spikes where they set a trace. Nothing has been changed.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside of the layer. Nothing has been changed.</exception>
    /// <exception cref="InvalidOperationException">Another call is at work on this layer. Nothing has been changed.</exception>
    public void Step(StdpActivity<T> zPre, StdpActivity<T> zPost, T gate)
    {
        using CallGate.Entry entry = State.Gate.Enter();
        ActivityContract.Validate(ref zPre, ref zPost, State, WrittenMemory<T>.Of(_weights.Span, State));
        _traces.RequireActivity(zPre, zPost);
        AssertSteady();
        if (gate == T.One)
        {
            _step.Run(zPre, zPost, _traces, _weights.Span, ref _steady);
        }
        else
        {
            _step.RunGated(zPre, zPost, _traces, gate, _weights.Span, ref _steady);
        }
    }

    private static void Clear(Span<T> changes, bool add)
    {
        if (!add)
        {
            changes.Clear();
        }
    }

    private void RequireChanges(ReadOnlySpan<T> changes)
    {
        Require.Length(changes.Length, Synapses.Weights, "the weights", nameof(changes));
        Require.Disjoint<T, T>(_weights.Span, changes, "the weights", nameof(changes));
        WeightContract.RequireDisjointTraces<T, T>(changes, State, nameof(changes));
    }
}
