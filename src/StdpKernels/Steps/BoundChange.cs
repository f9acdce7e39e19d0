using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Lanes;
using StdpKernels.Memory;
using StdpKernels.Synapses;

namespace StdpKernels.Steps;

/// <summary>What a step would change the weights by, without bounds, added to another array: <c>A_plus(w) · P − A_minus(w) · M</c>.</summary>
/// <remarks>
/// An additive rule that has that array for its weights does it, in proportion to the spikes. Where factors depend on the weight, the same
/// makes the two sums, one after the other, and one pass over all weights puts rule and sums together.
/// </remarks>
internal sealed class BoundChange<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly BoundUpdate<T> _sums;

    // Null where factors do not depend on the weight.
    private readonly BoundUpdate<T>? _rule;
    private readonly Silence<T> _silence;
    private readonly Scratch<T> _potentiation = new();
    private readonly Scratch<T> _depression = new();

    /// <param name="synapses">The synapses.</param>
    /// <param name="update">The update of their weights.</param>
    /// <param name="parameters">What it was made of.</param>
    /// <param name="pre">The shape of the presynaptic side.</param>
    /// <param name="post">The shape of the postsynaptic side.</param>
    public BoundChange(
        Synapses<T> synapses, BoundUpdate<T> update, StdpParameters<T> parameters, TensorShape pre, TensorShape post)
    {
        StdpParameters<T> additive = parameters with { Algorithm = StdpAlgorithm.Additive, HardBound = false };
        _rule = parameters.Algorithm == StdpAlgorithm.Additive ? null : update;

        // Each sum as it is: 0 + (1 · P − (−1) · 0), and 0 + (1 · 0 − (−1) · M).
        _sums = synapses.Bind(synapses.Fold(_rule is null ? additive : additive with { EtaPlus = 1, EtaMinus = -1 }));
        _silence = new Silence<T>(pre, post);
    }

    /// <summary>Makes the memory, before anything is written.</summary>
    public void Reserve(int weights)
    {
        _sums.Reserve();
        if (_rule is not null)
        {
            _silence.Reserve();
            _potentiation.Take(weights);
            _depression.Take(weights);
        }
    }

    /// <summary>Adds to the changes.</summary>
    /// <param name="operands">Activity and traces.</param>
    /// <param name="w">The weights, which are only read.</param>
    /// <param name="changes">As many numbers, which overlap nothing that is read.</param>
    /// <param name="steady">What is known of the changes, and afterwards what is known then.</param>
    [MethodImpl(Hot.Way)]
    public void Add(in LearningOperands<T> operands, ReadOnlySpan<T> w, Span<T> changes, ref SteadyWeights<T> steady)
    {
        if (_rule is null)
        {
            _sums.Run(operands, changes, ref steady);
            return;
        }

        Span<T> p = _potentiation.Take(w.Length), m = _depression.Take(w.Length);
        SteadyWeights<T> unknown = default;
        p.Clear();
        _sums.Run(_silence.Potentiation(operands), p, ref unknown);
        m.Clear();
        _sums.Run(_silence.Depression(operands), m, ref unknown);
        _rule.AddChanges(w, p, m, changes);
    }
}
