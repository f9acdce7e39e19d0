using System.Numerics;

namespace StdpKernels.Native.Tests.Learning;

/// <summary>A managed layer that does what a case asks for.</summary>
internal sealed class ManagedLearner<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly StdpLayer<T> _layer;
    private readonly StdpEligibility<T> _eligibility;
    private readonly T[] _changes;

    public ManagedLearner(LearningCase<T> random)
    {
        _layer = random.CreateManaged();
        random.W.CopyTo(_layer.EditWeights().Span);
        random.TPre.CopyTo(_layer.State.TracePre.Span);
        random.TPost.CopyTo(_layer.State.TracePost.Span);
        _ = _layer.State.AddTrace(LearningCase<T>.OwnPre, random.Traces.Pre);
        _ = _layer.State.AddTrace(LearningCase<T>.OwnPost, random.Traces.Post);
        _eligibility = _layer.AddEligibility(random.EligibilityTauInv, random.EligibilityDecay, random.OfSamples);
        _changes = new T[random.WeightCount];
    }

    /// <summary>All arrays by their names.</summary>
    public Dictionary<string, T[]> Arrays
    {
        get
        {
            var eligibility = new T[_eligibility.IsOfSamples ? _layer.State.TracePre.Shape[0] * _changes.Length : _changes.Length];
            _eligibility.CopyTo(eligibility);
            Dictionary<string, T[]> arrays = new() { ["w"] = [.. _layer.Weights.Span], ["eligibility"] = eligibility, ["changes"] = [.. _changes] };
            foreach (StdpTrace<T> trace in _layer.State.Traces)
            {
                arrays.Add(trace.Name, [.. trace.Values.Span]);
            }

            return arrays;
        }
    }

    /// <summary>Whether the call was not refused.</summary>
    public bool TryRun(Operation<T> operation)
    {
        try
        {
            Run(operation);
            return true;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    private void Run(Operation<T> call)
    {
        switch (call.Kind)
        {
            case OperationKind.Step: _layer.Step(call.Pre, call.Post); break;
            case OperationKind.GatedStep: _layer.Step(call.Pre, call.Post, call.Number); break;
            case OperationKind.UpdateTraces: _layer.UpdateTraces(call.Pre, call.Post); break;
            case OperationKind.Learn: _layer.Learn(call.Pre, call.Post); break;
            case OperationKind.StepChanges: _layer.StepChanges(call.Pre, call.Post, _changes, call.Flag); break;
            case OperationKind.LearnChanges: _layer.LearnChanges(call.Pre, call.Post, _changes, call.Flag); break;
            case OperationKind.StepEligibility: _eligibility.Step(call.Pre, call.Post); break;
            case OperationKind.Reward: _eligibility.Reward(call.Number); break;
            case OperationKind.RewardNeurons: _eligibility.Reward(call.Numbers); break;
            case OperationKind.RewardSamples: _eligibility.RewardSamples(call.Numbers); break;
            case OperationKind.RewardAndStep: _eligibility.RewardAndStep(call.Number, call.Pre, call.Post); break;
            case OperationKind.RewardSamplesAndStep: _eligibility.RewardSamplesAndStep(call.Numbers, call.Pre, call.Post); break;
            case OperationKind.OwnTraces: LearnFromOwn(call); break;
            case OperationKind.ScaleEach: _layer.ScaleWeights(call.Numbers, call.Flag ? StdpFan.Out : StdpFan.In); break;
            case OperationKind.Mask: _layer.MaskWeights([.. call.Numbers.Select(number => number != T.Zero)]); break;
            default: _layer.StepWindow(LearningCase<T>.WindowSteps, call.Pre, call.Post); break;
        }
    }

    private void LearnFromOwn(Operation<T> call)
    {
        StdpTrace<T> pre = _layer.State.Traces.Single(trace => trace.Name == LearningCase<T>.OwnPre);
        StdpTrace<T> post = _layer.State.Traces.Single(trace => trace.Name == LearningCase<T>.OwnPost);
        (double amplitude, double tauInv, double floor) =
            (double.CreateChecked(call.Number), LearningCase<T>.OwnTauInv, LearningCase<T>.OwnFloor);
        pre.Update(call.Pre, amplitude, tauInv, _layer.TimeStep);
        post.Update(
            call.Post, 1, tauInv, _layer.TimeStep, floor, new() { Decay = StdpTraceDecay.Exponential, Spike = StdpTraceSpike.Jump });
        _layer.Learn(call.Pre, call.Post, pre.Values, post.Values);
    }
}
