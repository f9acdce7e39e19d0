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
    public override void Run(in LearningOperands<T> operands, Span<T> w, ref SteadyWeights<T> steady)
    {
        AreKnownSteady = steady.AreKnown(this);
        IsEventDriven = PrefersEvents(operands, checksAll: !steady.IsRemembered || !KeepsSteady, out double cost);
        int parts = synapses.Parts(cost, synapses.Rows);
        RunParts(operands, w, parts);
        NoteSteady(ref steady, parts);
    }

    [MethodImpl(Hot.Way)]
    protected override void ChangeTouched(in LearningOperands<T> operands, Span<T> w)
    {
        Coefficients.Bind(out TSource source);
        TouchedUpdate.Run<T, TRule, TSource>(Operands(operands), w, source);
    }

    [MethodImpl(Hot.Way)]
    protected override void RunRows(in LearningOperands<T> operands, Span<T> w, RowRange rows, int part) =>
        Note(part, Update(operands, w, rows, part, IsEventDriven, AreKnownSteady));

    /// <summary>Whether the event-driven kernels may run, and are cheaper.</summary>
    [MethodImpl(Hot.Way)]
    private bool PrefersEvents(in LearningOperands<T> operands, bool checksAll, out double cost)
    {
        bool isCheaper = PathCost.PrefersEvents<T>(
            TRule.IsMirrored ? operands.CountPost : operands.CountPre,
            TRule.IsMirrored ? operands.CountPre : operands.CountPost,
            synapses.Batch,
            synapses.Rows,
            synapses.Columns,
            checksAll,
            out cost);
        return operands.IsFinite && operands.IsListed && (synapses.Forced?.IsSparse ?? isCheaper);
    }

    /// <summary>Updates some rows by one step.</summary>
    /// <returns>Whether they were known, or found, to be steady before it.</returns>
    [MethodImpl(Hot.Way)]
    private bool Update(in LearningOperands<T> operands, Span<T> w, RowRange rows, int part, bool isEventDriven, bool areKnownSteady)
    {
        Coefficients.Bind(out TSource source);

        LinearOperands<T> linear = Operands(operands);
        bool isSteady = areKnownSteady
            || (isEventDriven && SteadyCheck.AreSteady<T, TRule, TSource>(w, rows, synapses.Columns, source));
        ref readonly EventSide<T> columnEvents = ref TRule.IsMirrored ? ref operands.EventsPost : ref operands.EventsPre;
        ref readonly EventSide<T> rowEvents = ref TRule.IsMirrored ? ref operands.EventsPre : ref operands.EventsPost;
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

    /// <summary>The operands by columns and rows: kernels call the columns' side presynaptic.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private LinearOperands<T> Operands(in LearningOperands<T> operands) => new(
        TRule.IsMirrored ? operands.ActivityPost : operands.ActivityPre,
        TRule.IsMirrored ? operands.TracePost : operands.TracePre,
        TRule.IsMirrored ? operands.ActivityPre : operands.ActivityPost,
        TRule.IsMirrored ? operands.TracePre : operands.TracePost,
        synapses.Batch,
        synapses.Columns,
        synapses.Rows,
        everyTerm: !operands.IsFinite);
}
