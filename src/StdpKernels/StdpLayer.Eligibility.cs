using System.Numerics.Tensors;
using StdpKernels.Coefficients;
using StdpKernels.Kernels.Editing;
using StdpKernels.Synapses;
using StdpKernels.Threading;
using StdpKernels.Validation;

namespace StdpKernels;

/// <content>Eligibility, and the reward that turns it into weights.</content>
public abstract partial class StdpLayer<T>
{
    // The scale below which all of an eligibility is multiplied by it: 2^−20.
    private static T SmallestScale => T.CreateChecked(1.0 / (1 << 20));

    private SteadyWeights<T> _steadyEligibility = SteadyWeights<T>.Owned;

    /// <summary>The eligibility of the weights; null until <see cref="AddEligibility"/>.</summary>
    public StdpEligibility<T>? Eligibility { get; private set; }

    /// <summary>Gives the weights an eligibility, which starts at zero: changes are collected there, and a reward applies them.</summary>
    /// <remarks>Checkpoints hold it, and <see cref="StdpState{T}.Reset"/> clears it.</remarks>
    /// <param name="tauInv">
    /// The inverse of its time constant, in 1/s; 0 for one that does not decay, positive infinity for one that holds the changes of the last
    /// step alone.
    /// </param>
    /// <param name="decay">Whether it decays by the factor <c>e^(−dt · tau_inv)</c> or <c>1 − dt · tau_inv</c> a step.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The decay is undefined, or <paramref name="tauInv"/> does not make a factor from 0 to 1. Nothing has been changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The layer has an eligibility, or another call is at work on it. Nothing has been changed.
    /// </exception>
    public StdpEligibility<T> AddEligibility(double tauInv, StdpTraceDecay decay = StdpTraceDecay.Exponential)
    {
        using CallGate.Entry entry = State.Gate.Enter();
        Require.Defined(decay, nameof(decay));
        double rate = TimeStep * tauInv;
        double factor = decay == StdpTraceDecay.Exponential ? DecayFactor.Of(rate) : double.IsPositiveInfinity(rate) ? 0 : 1 - rate;
        if (!(factor >= 0 && factor <= 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(tauInv), tauInv, $"tauInv must make a factor from 0 to 1 of a step of {TimeStep} s, but it makes {factor}.");
        }

        if (Eligibility is not null)
        {
            throw new InvalidOperationException("The layer has an eligibility: there is one for each weight.");
        }

        Eligibility = new StdpEligibility<T>(
            this, State.AddBeside("eligibility", Synapses.Weights), State.AddBeside("eligibility_scale", new TensorShape(1)), T.CreateTruncating(factor));
        return Eligibility;
    }

    /// <summary>One step of the traces and of the eligibility, of a caller that is at work on the layer.</summary>
    internal void StepEligibility(StdpActivity<T> zPre, StdpActivity<T> zPost, StdpEligibility<T> eligibility)
    {
        ActivityContract.Validate(ref zPre, ref zPost, State, WrittenMemory<T>.TracesOf(State));
        _traces.RequireActivity(zPre, zPost);
        Span<T> values = eligibility.Values;
        T scale = eligibility.Scale * eligibility.Decay;
        if (scale < SmallestScale)
        {
            Renormalise(values, scale);
            scale = T.One;
        }

        eligibility.Scale = scale;
        _step.RunChanges(zPre, zPost, _traces, T.One / scale, _weights.Span, values, ref _steadyEligibility);
    }

    /// <summary>Changes the weights by so many times the eligibility, for a caller that is at work on the layer.</summary>
    internal void Apply(T reward, StdpEligibility<T> eligibility)
    {
        if (T.IsZero(reward) || _weights.Length == 0)
        {
            return;
        }

        T factor = reward * eligibility.Scale;
        WeightCoefficients<T> coefficients = StartEdit(out int rows, out int columns);
        for (int row = 0; row < rows; row++)
        {
            WeightStretch.Run(
                Stretch(row, columns), row, 0, coefficients, new AddScaledEdit<T>(eligibility.Values.Slice(row * columns, columns), factor));
        }
    }

    /// <summary>Changes the weights by so many times the eligibility, for each postsynaptic neuron, likewise.</summary>
    internal void Apply(ReadOnlySpan<T> rewards, StdpEligibility<T> eligibility)
    {
        Require.Length(rewards.Length, TensorShape.OfLength(Synapses.Targets(back: false)), "the postsynaptic neurons", nameof(rewards));
        Require.Disjoint<T, T>(_weights.Span, rewards, "the weights", nameof(rewards));
        if (_weights.Length == 0)
        {
            return;
        }

        Span<T> factors = _norms.Take(rewards.Length);
        TensorPrimitives.Multiply(rewards, eligibility.Scale, factors);
        Synapses.AddScaled(_weights.Span, eligibility.Values, _step.Update.Coefficients, factors);
        _steady.Note(_step.Update, areSteady: true);
    }

    private void Renormalise(Span<T> values, T scale)
    {
        if (T.IsZero(scale))
        {
            values.Clear();
        }
        else
        {
            TensorPrimitives.Multiply(values, scale, values);
            _steadyEligibility.Forget();
        }
    }
}
