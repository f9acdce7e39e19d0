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
    : SteadyUpdate<T, TRule, TSource>(synapses, coefficients)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TRule : struct, IUpdateRule
    where TSource : struct, ICoefficientSource<T>, allows ref struct
{
    [MethodImpl(Hot.Way)]
    protected override void ChangeTouched(in LearningOperands<T> operands, Span<T> w)
    {
        Coefficients.Bind(out TSource source);
        SparseTouchedUpdate.Run<T, TRule, TSource>(Operands(operands), w, synapses.Index, source);
    }

    [MethodImpl(Hot.Way)]
    protected override void RunRows(in LearningOperands<T> operands, Span<T> w, RowRange rows, int part)
    {
        Coefficients.Bind(out TSource source);
        SparseIndex index = synapses.Index;
        SparseOperands<T> sparse = Operands(operands);
        int first = (int)index.RowStarts[rows.First], end = (int)index.RowStarts[rows.End];
        bool isSteady = AreKnownSteady
            || (IsEventDriven && SteadyCheck.AreSteady<T, TRule, TSource>(w[first..end], first, source));
        Note(part, isSteady);
        switch (IsEventDriven && isSteady, synapses.Batch)
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

    [MethodImpl(Hot.Way)]
    protected override (double Events, double Dense) Costs(in LearningOperands<T> operands, bool checksAll) =>
        (synapses.EventCost(operands.CountPre, operands.CountPost, checksAll), synapses.DenseCost());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static SparseOperands<T> Operands(in LearningOperands<T> operands) =>
        new(operands.ActivityPre, operands.ActivityPost, operands.TracePre, operands.TracePost);
}
