using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Coefficients;
using StdpKernels.Kernels;
using StdpKernels.Kernels.Sparse;
using StdpKernels.Lanes;
using StdpKernels.Rules;
using StdpKernels.Threading;

namespace StdpKernels.Synapses;

/// <summary>The weights of sparse synapses: event-driven where that is cheaper and gives the same bits, else synapse by synapse.</summary>
internal sealed class SparseUpdate<T, TRule, TSource>(SparseRows<T> synapses, WeightCoefficients<T> coefficients)
    : BoundUpdate<T>(synapses, coefficients)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TRule : struct, IUpdateRule
    where TSource : struct, ICoefficientSource<T>, allows ref struct
{
    // The weights whose parameters may differ: one stands for all where each parameter is a number.
    private int Different => Coefficients.IsUniform ? 1 : synapses.Index.Count;

    // What the parts of a step have in common, and what each has found.
    private readonly bool[] _wereSteady = new bool[synapses.Threads];
    private bool _areKnownSteady;
    private bool _isEventDriven;

    [MethodImpl(Hot.Way)]
    public override void Run(in LearningOperands<T> operands, Span<T> w, ref SteadyWeights<T> steady)
    {
        _areKnownSteady = steady.AreKnown(this);
        double events = synapses.EventCost(
            operands.CountPre, operands.CountPost, checksAll: !steady.IsRemembered || !KeepsSteady);
        double dense = synapses.DenseCost();
        _isEventDriven = operands.IsFinite && operands.IsListed && (synapses.Forced?.IsSparse ?? events < dense);
        int parts = synapses.Parts(_isEventDriven ? events : dense, synapses.Rows);
        RunParts(operands, w, parts);
        steady.Note(this, !_wereSteady.AsSpan(0, parts).Contains(false));
    }

    /// <inheritdoc/>
    /// <remarks>What is steady is within the bounds, and untouched weights stay so either way: the ordinary kernels do for them.</remarks>
    public override void RunTouched(in LearningOperands<T> operands, Span<T> w, ref SteadyWeights<T> steady)
    {
        if (operands.IsFinite && (steady.AreKnown(this) || AreSteady(w)))
        {
            Run(operands, w, ref steady);
            return;
        }

        Coefficients.Bind(out TSource source);
        var sparse = new SparseOperands<T>(operands.ActivityPre, operands.ActivityPost, operands.TracePre, operands.TracePost);
        SparseTouchedUpdate.Run<T, TRule, TSource>(sparse, w, synapses.Index, source);
        steady.Forget();
    }

    public override void AddChanges(ReadOnlySpan<T> w, ReadOnlySpan<T> p, ReadOnlySpan<T> m, Span<T> changes)
    {
        Coefficients.Bind(out TSource source);
        ChangeRows.Add<T, TRule, TSource>(w, p, m, changes, 1, synapses.Index.Count, source);
    }

    public override bool AreSteady(ReadOnlySpan<T> w)
    {
        Coefficients.Bind(out TSource source);
        return SteadyCheck.AreSteady<T, TRule, TSource>(w, 0, source);
    }

    protected override bool FindKeepsSteady()
    {
        Coefficients.Bind(out TSource source);
        return SteadyCheck.StaySteady<T, TRule, TSource>(1, Different, source);
    }

    protected override bool FindKeepsNegativeZero()
    {
        Coefficients.Bind(out TSource source);
        return SteadyCheck.IsAnySteady<T, TRule, TSource>(T.NegativeZero, 1, Different, source);
    }

    [MethodImpl(Hot.Way)]
    protected override void RunRows(in LearningOperands<T> operands, Span<T> w, RowRange rows, int part)
    {
        Coefficients.Bind(out TSource source);
        SparseIndex index = synapses.Index;
        var sparse = new SparseOperands<T>(operands.ActivityPre, operands.ActivityPost, operands.TracePre, operands.TracePost);
        int first = (int)index.RowStarts[rows.First], end = (int)index.RowStarts[rows.End];
        bool isSteady = _areKnownSteady
            || (_isEventDriven && SteadyCheck.AreSteady<T, TRule, TSource>(w[first..end], first, source));
        _wereSteady[part] = isSteady;
        switch (_isEventDriven && isSteady, synapses.Batch)
        {
            case (true, 1):
                SparseSampleUpdate.Run<T, TRule, TSource>(
                    operands.EventsPre, operands.EventsPost, sparse, w, index, rows, source, synapses.Scratch[part]);
                break;
            case (true, _):
                SparseBatchUpdate.Run<T, TRule, TSource>(
                    operands.EventsPre, operands.EventsPost, sparse, w, index, rows, source, synapses.Scratch[part]);
                break;
            default:
                SparseDenseUpdate.Run<T, TRule, TSource>(sparse, w, index, rows, synapses.Batch, source);
                break;
        }
    }
}
