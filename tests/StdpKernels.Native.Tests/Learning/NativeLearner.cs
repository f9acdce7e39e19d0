using System.Numerics;
using StdpKernels.Native.Tests.Api;

namespace StdpKernels.Native.Tests.Learning;

/// <summary>A layer of the library that does what a case asks for.</summary>
internal sealed class NativeLearner<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NativeLayer<T> _layer;
    private readonly LearningCase<T> _case;
    private readonly T[] _changes;

    public NativeLearner(LearningCase<T> random)
    {
        _case = random;
        _changes = new T[random.WeightCount];
        _layer = random.Kind switch
        {
            LayerKind.Sparse => new NativeLayer<T>(
                random.Shape.Batch, random.Synapses!, SparseForm.Pairs, random.Parameters, random.Threads, random.TimeStep),
            LayerKind.Conv1d => new NativeLayer<T>(random.Shape, random.Geometry1d, random.Parameters, random.Threads, random.TimeStep),
            _ => new NativeLayer<T>(random.Shape, random.Parameters, random.Threads, random.Layout, random.TimeStep),
        };
        random.W.CopyTo(_layer.Weights);
        random.TPre.CopyTo(_layer.TPre);
        random.TPost.CopyTo(_layer.TPost);
        _layer.AddTrace(LearningCase<T>.OwnPre, random.Traces.Pre);
        _layer.AddTrace(LearningCase<T>.OwnPost, random.Traces.Post);
        _layer.AddEligibility(random.EligibilityTauInv, random.EligibilityDecay, random.OfSamples);
    }

    /// <summary>All arrays by their names.</summary>
    public Dictionary<string, T[]> Arrays
    {
        get
        {
            var eligibility = new T[_case.OfSamples ? _case.Shape.Batch * _changes.Length : _changes.Length];
            _layer.CopyEligibility(eligibility);
            Dictionary<string, T[]> arrays = new() { ["w"] = [.. _layer.Weights], ["eligibility"] = eligibility, ["changes"] = [.. _changes] };
            foreach (string name in _layer.TraceNames)
            {
                arrays.Add(name, [.. _layer.Trace(name, out _)]);
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
        catch (NativeRefusal e)
        {
            Assert.That(e.Message, Does.StartWith("status 4").Or.StartWith("status 5"));
            return false;
        }
    }

    public void Dispose() => _layer.Dispose();

    private void Run(Operation<T> call)
    {
        int samples = _case.Shape.Batch * (call.Kind == OperationKind.Window ? LearningCase<T>.WindowSteps : 1);
        NativeActivity<T> pre = Activity(call.Pre), post = Activity(call.Post);
        NativeActivity<T> Activity(T[] z) => call.Lists ? NativeActivity<T>.Lists(z, samples) : NativeActivity<T>.Dense(z);
        switch (call.Kind)
        {
            case OperationKind.Step: _layer.Step(pre, post); break;
            case OperationKind.GatedStep: _layer.StepGated(pre, post, double.CreateChecked(call.Number)); break;
            case OperationKind.UpdateTraces: _layer.UpdateTraces(pre, post); break;
            case OperationKind.Learn: _layer.Learn(pre, post); break;
            case OperationKind.StepChanges: _layer.Changes(pre, post, _changes, call.Flag, step: true); break;
            case OperationKind.LearnChanges: _layer.Changes(pre, post, _changes, call.Flag, step: false); break;
            case OperationKind.StepEligibility: _layer.StepEligibility(pre, post); break;
            case OperationKind.Reward: _layer.Reward(RewardOf.All, [call.Number]); break;
            case OperationKind.RewardNeurons: _layer.Reward(RewardOf.Neurons, call.Numbers); break;
            case OperationKind.RewardSamples: _layer.Reward(RewardOf.Samples, call.Numbers); break;
            case OperationKind.RewardAndStep: _layer.RewardAndStep(RewardOf.All, [call.Number], pre, post); break;
            case OperationKind.RewardSamplesAndStep: _layer.RewardAndStep(RewardOf.Samples, call.Numbers, pre, post); break;
            case OperationKind.OwnTraces: LearnFromOwn(call, pre, post); break;
            case OperationKind.ScaleEach: _layer.ScaleWeights(call.Numbers, call.Flag ? StdpFan.Out : StdpFan.In); break;
            case OperationKind.Mask: _layer.MaskWeights([.. call.Numbers.Select(number => number != T.Zero)]); break;
            default: _layer.StepWindow(LearningCase<T>.WindowSteps, pre, post); break;
        }
    }

    private void LearnFromOwn(Operation<T> call, NativeActivity<T> pre, NativeActivity<T> post)
    {
        (string ownPre, string ownPost) = (LearningCase<T>.OwnPre, LearningCase<T>.OwnPost);
        _layer.UpdateTrace(ownPre, pre, double.CreateChecked(call.Number), LearningCase<T>.OwnTauInv, 0, default);
        _layer.UpdateTrace(
            ownPost, post, 1, LearningCase<T>.OwnTauInv, LearningCase<T>.OwnFloor,
            new() { Decay = StdpTraceDecay.Exponential, Spike = StdpTraceSpike.Jump });
        _layer.LearnFrom(pre, post, ownPre, ownPost);
    }
}
