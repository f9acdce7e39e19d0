using System.Numerics.Tensors;
using StdpKernels.Coefficients;
using StdpKernels.Kernels.Editing;
using StdpKernels.Memory;
using StdpKernels.Synapses;
using StdpKernels.Threading;
using StdpKernels.Validation;

namespace StdpKernels;

/// <content>Eligibility, and the reward that turns it into weights.</content>
public abstract partial class StdpLayer<T>
{
    // The scale below which all of an eligibility is multiplied by it: 2^−20.
    private static T SmallestScale => T.CreateChecked(1.0 / (1 << 20));

    // One, or one for each sample.
    private SteadyWeights<T>[] _steadyEligibility = [];

    // What a reward changes the weights by, where that is a sum, or a step comes before the weights change.
    private readonly Scratch<T> _rewarded = new();

    /// <summary>The eligibility of the weights; null until <see cref="AddEligibility"/>.</summary>
    public StdpEligibility<T>? Eligibility { get; private set; }

    /// <summary>Gives the weights an eligibility, which starts at zero: changes are collected there, and a reward applies them.</summary>
    /// <remarks>
    /// Call <see cref="StdpEligibility{T}.Step"/> in place of the layer's own <c>Step</c>, which still changes the weights at once and leaves the
    /// eligibility alone. Checkpoints hold it, and <see cref="StdpState{T}.Reset"/> clears it. <see cref="WarmUp()"/> after this warms it too.
    /// </remarks>
    /// <param name="tauInv">
    /// The inverse of its time constant, in 1/s; 0 for one that does not decay, positive infinity for one that holds the changes of the last
    /// step alone.
    /// </param>
    /// <param name="decay">Whether it decays by the factor <c>e^(−dt · tau_inv)</c> or <c>1 − dt · tau_inv</c> a step.</param>
    /// <param name="ofSamples">
    /// Whether each sample of the batch has an eligibility of its own, so that there can be a reward for each: memory for <c>B</c> numbers beside
    /// each weight.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The decay is undefined, <paramref name="tauInv"/> does not make a factor from 0 to 1, or there are more numbers than an array can have.
    /// Nothing has been changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The layer has an eligibility, a trace of its state is called <c>eligibility</c> or <c>eligibility_scale</c>, or another call is at work on it.
    /// Nothing has been changed.
    /// </exception>
    public StdpEligibility<T> AddEligibility(double tauInv, StdpTraceDecay decay = StdpTraceDecay.Exponential, bool ofSamples = false)
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

        int samples = State.Pre.Shape[0];
        if (ofSamples)
        {
            Require.Fits((long)samples * _weights.Length, "the eligibility of each sample", nameof(ofSamples));
        }

        TensorShape shape = ofSamples ? new TensorShape(samples, _weights.Length) : Synapses.Weights;
        StdpTrace<T>[] arrays = State.AddBeside(("eligibility", shape), ("eligibility_scale", new TensorShape(1)));
        Eligibility = new StdpEligibility<T>(this, arrays[0], arrays[1], T.CreateTruncating(factor), ofSamples);
        _steadyEligibility = new SteadyWeights<T>[ofSamples ? samples : 1];
        _steadyEligibility.AsSpan().Fill(SteadyWeights<T>.Owned);
        return Eligibility;
    }

    /// <summary>One step of the traces and of the eligibility, of a caller that is at work on the layer.</summary>
    internal void StepEligibility(StdpActivity<T> zPre, StdpActivity<T> zPost, StdpEligibility<T> eligibility)
    {
        ActivityContract.Validate(ref zPre, ref zPost, State, WrittenMemory<T>.TracesOf(State));
        _traces.RequireActivity(zPre, zPost);
        RunEligibility(zPre, zPost, eligibility);
    }

    /// <summary>
    /// A reward of the eligibility as it stands, and one step of the traces and of the eligibility from the weights before that reward, likewise.
    /// </summary>
    internal void StepEligibility(StdpActivity<T> zPre, StdpActivity<T> zPost, StdpEligibility<T> eligibility, T reward)
    {
        ActivityContract.Validate(ref zPre, ref zPost, State, WrittenMemory<T>.Of(_weights.Span, State));
        _traces.RequireActivity(zPre, zPost);
        if (Parameters.Algorithm == StdpAlgorithm.Additive)
        {
            // Changes that do not depend on the weights: the reward can come first, and needs no copy of the eligibility.
            _step.ReserveChanges(_weights.Span, eligibility.IsOfSamples);
            Apply(reward, eligibility);
            RunEligibility(zPre, zPost, eligibility);
            return;
        }

        bool isRewarded = TryCollect(reward, eligibility);
        RunEligibility(zPre, zPost, eligibility);
        if (isRewarded)
        {
            ApplyCollected();
        }
    }

    /// <summary>The same with a reward for each sample.</summary>
    internal void StepEligibility(StdpActivity<T> zPre, StdpActivity<T> zPost, StdpEligibility<T> eligibility, ReadOnlySpan<T> rewards)
    {
        RequireSampleRewards(rewards, eligibility);
        ActivityContract.Validate(ref zPre, ref zPost, State, WrittenMemory<T>.Of(_weights.Span, State));
        _traces.RequireActivity(zPre, zPost);
        bool isRewarded = TryCollect(rewards, eligibility);
        RunEligibility(zPre, zPost, eligibility);
        if (isRewarded)
        {
            ApplyCollected();
        }
    }

    private void RunEligibility(in StdpActivity<T> zPre, in StdpActivity<T> zPost, StdpEligibility<T> eligibility)
    {
        Span<T> values = eligibility.Values;
        T scale = eligibility.Scale * eligibility.Decay;
        if (scale < SmallestScale)
        {
            Renormalise(values, scale);
            scale = T.One;
        }

        eligibility.Scale = scale;
        _step.RunChanges(zPre, zPost, _traces, T.One / scale, _weights.Span, values, eligibility.IsOfSamples, _steadyEligibility);
    }

    /// <summary>Changes the weights by so many times the eligibility, for a caller that is at work on the layer.</summary>
    internal void Apply(T reward, StdpEligibility<T> eligibility)
    {
        if (!eligibility.IsOfSamples && !T.IsZero(reward) && _weights.Length > 0)
        {
            AddScaled(eligibility.Values, reward * eligibility.Scale);
        }
        else if (TryCollect(reward, eligibility))
        {
            ApplyCollected();
        }
    }

    /// <summary>Changes the weights by the eligibility of each sample times a reward of its own, likewise.</summary>
    internal void ApplySamples(ReadOnlySpan<T> rewards, StdpEligibility<T> eligibility)
    {
        RequireSampleRewards(rewards, eligibility);
        if (TryCollect(rewards, eligibility))
        {
            ApplyCollected();
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

        // In this order: sums over samples take the memory of factors.
        ReadOnlySpan<T> values = eligibility.IsOfSamples ? SumOfSamples(eligibility) : eligibility.Values;
        Span<T> factors = _norms.Take(rewards.Length);
        TensorPrimitives.Multiply(rewards, eligibility.Scale, factors);
        Synapses.AddScaled(_weights.Span, values, _step.Update.Coefficients, factors);
        _steady.Note(_step.Update, areSteady: true);
    }

    /// <summary>Notes what one reward for all changes the weights by; whether that is anything.</summary>
    private bool TryCollect(T reward, StdpEligibility<T> eligibility)
    {
        if (T.IsZero(reward) || _weights.Length == 0)
        {
            return false;
        }

        ReadOnlySpan<T> values = eligibility.IsOfSamples ? SumOfSamples(eligibility) : eligibility.Values;
        TensorPrimitives.Multiply(values, reward * eligibility.Scale, _rewarded.Take(_weights.Length));
        return true;
    }

    /// <summary>Notes what a reward for each sample changes the weights by; whether that is anything.</summary>
    private bool TryCollect(ReadOnlySpan<T> rewards, StdpEligibility<T> eligibility)
    {
        if (_weights.Length == 0 || !rewards.ContainsAnyExcept(T.Zero))
        {
            return false;
        }

        Span<T> factors = _norms.Take(rewards.Length);
        TensorPrimitives.Multiply(rewards, eligibility.Scale, factors);
        PlaneSums.Run(eligibility.Values, factors, _rewarded.Take(_weights.Length));
        return true;
    }

    private ReadOnlySpan<T> SumOfSamples(StdpEligibility<T> eligibility)
    {
        Span<T> ones = _norms.Take(State.Pre.Shape[0]), sums = _rewarded.Take(_weights.Length);
        ones.Fill(T.One);
        PlaneSums.Run(eligibility.Values, ones, sums);
        return sums;
    }

    private void ApplyCollected() => AddScaled(_rewarded.Take(_weights.Length), T.One);

    private void AddScaled(ReadOnlySpan<T> added, T factor)
    {
        WeightCoefficients<T> coefficients = StartEdit(out int rows, out int columns);
        for (int row = 0; row < rows; row++)
        {
            WeightStretch.Run(Stretch(row, columns), row, 0, coefficients, new AddScaledEdit<T>(added.Slice(row * columns, columns), factor));
        }
    }

    private void RequireSampleRewards(ReadOnlySpan<T> rewards, StdpEligibility<T> eligibility)
    {
        if (!eligibility.IsOfSamples)
        {
            throw new InvalidOperationException(
                "The eligibility is one for all samples, which a reward for each needs apart: AddEligibility takes ofSamples for that.");
        }

        Require.Length(rewards.Length, TensorShape.OfLength(State.Pre.Shape[0]), "the samples", nameof(rewards));
        Require.Disjoint<T, T>(_weights.Span, rewards, "the weights", nameof(rewards));
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
            ForgetSteadyEligibility();
        }
    }

    private void ForgetSteadyEligibility()
    {
        foreach (ref SteadyWeights<T> steady in _steadyEligibility.AsSpan())
        {
            steady.Forget();
        }
    }
}
