using System.Numerics;
using StdpKernels.Coefficients;
using StdpKernels.Kernels.Events;
using StdpKernels.Kernels.Processor;
using StdpKernels.Kernels.Sparse;
using StdpKernels.Rules;
using StdpKernels.Threading;

namespace StdpKernels.Synapses;

/// <summary>Weights <c>[N]</c> of given synapses, in compressed rows of presynaptic neurons.</summary>
/// <param name="batch">Samples of a step.</param>
/// <param name="index">Which neurons the synapses connect.</param>
/// <param name="threads">How many threads share a step of enough work.</param>
internal sealed class SparseRows<T>(int batch, SparseIndex index, int threads)
    : Synapses<T>(new TensorShape(index.Count), index.Inputs, threads)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly SparseScratch<T>[] _scratch = Make(threads, () => new SparseScratch<T>());
    private readonly SparseParameters<T> _parameters = new(index);

    /// <summary>Samples of a step.</summary>
    public int Batch { get; } = batch;

    /// <summary>Which neurons the synapses connect.</summary>
    public SparseIndex Index { get; } = index;

    /// <summary>The memory of the event-driven kernels, for each thread.</summary>
    public ReadOnlySpan<SparseScratch<T>> Scratch => _scratch;

    // One row: parameters are laid out synapse by synapse.
    public override int ParameterRows => 1;

    public override bool TellsTouched => Batch == 1;

    public override Synapses<T> OfOneSample() => new SparseRows<T>(batch: 1, Index, Threads);

    public override WeightCoefficients<T> Fold(StdpParameters<T> parameters) =>
        RuleCatalogue.Fold(_parameters.BySynapse(parameters), new TensorShape(1, Index.Count));

    public override int Targets(bool back) => back ? Index.Inputs : Index.Outputs;

    public override double PropagationCost(int events, bool back) =>
        events * (double)Index.Count / Math.Max(1, back ? Index.Outputs : Index.Inputs)
        * (back ? StepCosts.SparseFanIn : StepCosts.SparseFanOut);

    public override void Propagate<TKind>(
        in EventSide<T> events, ReadOnlySpan<T> w, RowRange targets, Span<T> currents, bool back, int part)
    {
        if (back)
        {
            SparsePropagation.Back<T, TKind>(events, w, Index, targets, currents);
        }
        else
        {
            SparsePropagation.Forward<T, TKind>(events, w, Index, targets, currents);
        }
    }

    public override void Scale(Span<T> w, WeightCoefficients<T> coefficients, ReadOnlySpan<T> factors, StdpFan fan)
    {
        if (fan == StdpFan.In)
        {
            SparseEdits.ScaleColumns(w, Index, coefficients, factors);
        }
        else
        {
            SparseEdits.ScaleRows(w, Index, coefficients, factors);
        }
    }

    public override void AddScaled(Span<T> w, ReadOnlySpan<T> added, WeightCoefficients<T> coefficients, ReadOnlySpan<T> factors) =>
        SparseEdits.AddToColumns(w, added, Index, coefficients, factors);

    public override void Sum<TMeasure>(ReadOnlySpan<T> w, Span<T> sums, StdpFan fan)
    {
        if (fan == StdpFan.In)
        {
            SparseEdits.SumColumns<T, TMeasure>(w, Index, sums);
        }
        else
        {
            SparseEdits.SumRows<T, TMeasure>(w, Index, sums);
        }
    }

    protected override BoundUpdate<T> Close<TRule, TSource>(WeightCoefficients<T> coefficients) =>
        new SparseUpdate<T, TRule, TSource>(this, coefficients);

    protected override void ReserveScratch()
    {
        foreach (SparseScratch<T> scratch in _scratch)
        {
            if (Batch == 1)
            {
                SparseSampleUpdate.Reserve(Index, scratch);
            }
            else
            {
                SparseBatchUpdate.Reserve(Batch, Index, scratch);
            }
        }
    }

    protected override int MaxParts() => PathCost.Parts(DenseCost(), Threads, Rows);

    /// <summary>What a step costs that takes every synapse, in cycles.</summary>
    public double DenseCost() => Index.Count * (StepCosts.SparseUpdate + (2.0 * Batch * StepCosts.SparseTerm));

    /// <summary>What a step costs that follows the spikes, in cycles.</summary>
    public double EventCost(int spikesPre, int spikesPost, bool checksAll)
    {
        double fanOut = (double)Index.Count / Math.Max(1, Index.Inputs), fanIn = (double)Index.Count / Math.Max(1, Index.Outputs);
        return (spikesPre * fanOut * StepCosts.SparseFanOut) + (spikesPost * fanIn * StepCosts.SparseFanIn)
            + (checksAll ? (double)Index.Count / Vector<T>.Count * StepCosts.SteadyCheck : 0);
    }
}
