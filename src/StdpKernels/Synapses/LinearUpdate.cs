using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Coefficients;
using StdpKernels.Kernels;
using StdpKernels.Kernels.Dense;
using StdpKernels.Kernels.Events;
using StdpKernels.Lanes;
using StdpKernels.Rules;
using StdpKernels.Threading;

namespace StdpKernels.Synapses;

/// <summary>The weights of a linear layer: event-driven where that is cheaper and gives the same bits, else dense.</summary>
internal sealed partial class LinearUpdate<T, TRule, TSource>(LinearSynapses<T> synapses, WeightCoefficients<T> coefficients)
    : SteadyUpdate<T, TRule, TSource>(synapses, coefficients)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TRule : struct, IUpdateRule
    where TSource : struct, ICoefficientSource<T>, allows ref struct
{
    [MethodImpl(Hot.Way)]
    protected override void ChangeTouched(in LearningOperands<T> operands, Span<T> w)
    {
        Coefficients.Bind(out TSource source);
        TouchedUpdate.Run<T, TRule, TSource>(Operands(operands), w, source);
    }

    [MethodImpl(Hot.Way)]
    protected override void RunRows(in LearningOperands<T> operands, Span<T> w, RowRange rows, int part) =>
        Note(part, Update(operands, w, rows, part, IsEventDriven, AreKnownSteady));

    [MethodImpl(Hot.Way)]
    protected override (double Events, double Dense) Costs(in LearningOperands<T> operands, bool checksAll) => PathCost.OfMatrix<T>(
        OfColumns(operands.CountPre, operands.CountPost),
        OfRows(operands.CountPre, operands.CountPost),
        synapses.Batch,
        synapses.Rows,
        synapses.Columns,
        checksAll);

    /// <summary>Updates some rows by one step.</summary>
    /// <returns>Whether they were known, or found, to be steady before it.</returns>
    [MethodImpl(Hot.Way)]
    private bool Update(in LearningOperands<T> operands, Span<T> w, RowRange rows, int part, bool isEventDriven, bool areKnownSteady)
    {
        Coefficients.Bind(out TSource source);

        LinearOperands<T> linear = Operands(operands);
        bool isSteady = areKnownSteady
            || (isEventDriven && SteadyCheck.AreSteady<T, TRule, TSource>(w, rows, synapses.Columns, source));
        ref readonly EventSide<T> columnEvents = ref OfColumns(in operands.EventsPre, in operands.EventsPost);
        ref readonly EventSide<T> rowEvents = ref OfRows(in operands.EventsPre, in operands.EventsPost);
        switch (isEventDriven && isSteady, synapses.Batch)
        {
            case (true, 1):
                SampleEventUpdate.Run<T, TRule, TSource>(columnEvents, rowEvents, linear, w, rows, source);
                break;
            case (true, _):
                EventUpdate.Run<T, TRule, TSource>(
                    columnEvents, rowEvents, linear, w, rows, source, synapses.Events[part]);
                break;
            case (false, 1):
                SampleUpdate.Run<T, TRule, TSource>(linear, w, rows, source);
                break;
            default:
                DenseUpdate.Run<T, LinearOperands<T>, TRule, TSource>(
                    linear, w, rows, synapses.Columns, source, synapses.Panels[part], BlockSizes.For<T>(synapses.Batch));
                break;
        }

        return isSteady;
    }

    /// <summary>What belongs to the neurons of the columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref readonly TSide OfColumns<TSide>(in TSide pre, in TSide post)
        where TSide : allows ref struct => ref TRule.IsMirrored ? ref post : ref pre;

    /// <summary>What belongs to the neurons of the rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref readonly TSide OfRows<TSide>(in TSide pre, in TSide post)
        where TSide : allows ref struct => ref TRule.IsMirrored ? ref pre : ref post;

    /// <summary>The operands by columns and rows: kernels call the columns' side presynaptic.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private LinearOperands<T> Operands(in LearningOperands<T> operands) => new(
        OfColumns(operands.ActivityPre, operands.ActivityPost),
        OfColumns(operands.TracePre, operands.TracePost),
        OfRows(operands.ActivityPre, operands.ActivityPost),
        OfRows(operands.TracePre, operands.TracePost),
        synapses.Batch,
        synapses.Columns,
        synapses.Rows,
        everyTerm: !operands.IsFinite);
}
