using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Lanes;
using StdpKernels.Synapses;

namespace StdpKernels.Steps;

/// <summary>What each sample of a step would change the weights by, added to an array of its own: the changes of a batch of one, for each.</summary>
internal sealed class SampleChange<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly BoundChange<T> _change;
    private readonly int _batch;

    /// <param name="synapses">The synapses of the whole batch.</param>
    /// <param name="parameters">The parameters of the rule.</param>
    /// <param name="pre">The shape of the presynaptic side.</param>
    /// <param name="post">The shape of the postsynaptic side.</param>
    public SampleChange(Synapses<T> synapses, StdpParameters<T> parameters, TensorShape pre, TensorShape post)
    {
        Synapses<T> one = synapses.OfOneSample();
        (one.Team, one.Forced) = (synapses.Team, synapses.Forced);
        _change = new BoundChange<T>(one, one.Bind(one.Fold(parameters)), parameters, pre.OfOneSample(), post.OfOneSample());
        _batch = pre[0];
    }

    /// <summary>Makes the memory, before anything is written.</summary>
    public void Reserve(int weights) => _change.Reserve(weights);

    /// <summary>Adds to the changes.</summary>
    /// <param name="operands">Activity and traces of all samples.</param>
    /// <param name="w">The weights, which are only read.</param>
    /// <param name="changes">As many numbers for each sample, one sample after the other, which overlap nothing that is read.</param>
    /// <param name="steady">What is known of the changes of each sample, and afterwards what is known then.</param>
    [MethodImpl(Hot.Way)]
    public void Add(in LearningOperands<T> operands, ReadOnlySpan<T> w, Span<T> changes, Span<SteadyWeights<T>> steady)
    {
        for (int sample = 0; sample < _batch; sample++)
        {
            _change.Add(operands.OfSample(sample, _batch), w, changes.Slice(sample * w.Length, w.Length), ref steady[sample]);
        }
    }
}
