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
internal sealed class LinearUpdate<T, TRule, TSource>(LinearSynapses<T> synapses, WeightCoefficients<T> coefficients)
    : BoundUpdate<T>(synapses, coefficients)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TRule : struct, IUpdateRule
    where TSource : struct, ICoefficientSource<T>, allows ref struct
{
    // The weights whose parameters may differ: one stands for all where each parameter is a number.
    private (int Rows, int Columns) Different => Coefficients.IsUniform ? (1, 1) : (synapses.Rows, synapses.Columns);

    // What the parts of a step have in common, and what each has found.
    private readonly bool[] _wereSteady = new bool[synapses.Threads];
    private bool _areKnownSteady;
    private bool _isEventDriven;

    [MethodImpl(Hot.Way)]
    public override void Run(in LearningOperands<T> operands, Span<T> w, ref SteadyWeights<T> steady)
    {
        _areKnownSteady = steady.AreKnown(this);
        bool isCheaper = PathCost.PrefersEvents<T>(
            TRule.IsMirrored ? operands.CountPost : operands.CountPre,
            TRule.IsMirrored ? operands.CountPre : operands.CountPost,
            synapses.Batch,
            synapses.Rows,
            synapses.Columns,
            checksAll: !steady.IsRemembered || !KeepsSteady,
            out double cost);
        bool isPossible = operands.IsFinite && (synapses.Batch == 1 ? operands.IsListed : operands.IsSpikes);
        _isEventDriven = isPossible && (synapses.Forced?.IsSparse ?? isCheaper);
        int parts = synapses.Forced?.Parts ?? PathCost.Parts(cost, synapses.Threads, synapses.Rows);
        RunParts(operands, w, parts);
        steady.Note(this, parts == 1 ? _wereSteady[0] : !_wereSteady.AsSpan(0, parts).Contains(false));
    }

    public override bool AreSteady(ReadOnlySpan<T> w)
    {
        Coefficients.Bind(out TSource source);
        return SteadyCheck.AreSteady<T, TRule, TSource>(w, new RowRange(0, synapses.Rows), synapses.Columns, source);
    }

    protected override bool FindKeepsSteady()
    {
        Coefficients.Bind(out TSource source);
        (int rows, int columns) = Different;
        return SteadyCheck.StaySteady<T, TRule, TSource>(rows, columns, source);
    }

    protected override bool FindKeepsNegativeZero()
    {
        Coefficients.Bind(out TSource source);
        (int rows, int columns) = Different;
        return SteadyCheck.IsAnySteady<T, TRule, TSource>(T.NegativeZero, rows, columns, source);
    }

    [MethodImpl(Hot.Way)]
    protected override void RunRows(in LearningOperands<T> operands, Span<T> w, RowRange rows, int part)
    {
        Coefficients.Bind(out TSource source);

        // By columns and rows: kernels call the columns' side presynaptic.
        var linear = new LinearOperands<T>(
            TRule.IsMirrored ? operands.ActivityPost : operands.ActivityPre,
            TRule.IsMirrored ? operands.TracePost : operands.TracePre,
            TRule.IsMirrored ? operands.ActivityPre : operands.ActivityPost,
            TRule.IsMirrored ? operands.TracePre : operands.TracePost,
            synapses.Batch,
            synapses.Columns,
            synapses.Rows,
            everyTerm: !operands.IsFinite);
        bool isSteady = _areKnownSteady
            || (_isEventDriven && SteadyCheck.AreSteady<T, TRule, TSource>(w, rows, synapses.Columns, source));
        _wereSteady[part] = isSteady;
        ref readonly EventSide<T> columnEvents = ref TRule.IsMirrored ? ref operands.EventsPost : ref operands.EventsPre;
        ref readonly EventSide<T> rowEvents = ref TRule.IsMirrored ? ref operands.EventsPre : ref operands.EventsPost;
        switch (_isEventDriven && isSteady, synapses.Batch)
        {
            case (true, 1):
                SampleEventUpdate.Run<T, TRule, TSource>(columnEvents, rowEvents, linear, w, rows, source);
                break;
            case (true, _):
                EventUpdate.Run<T, TRule, TSource>(
                    columnEvents.Lists, rowEvents.Lists, linear, w, rows, source, synapses.Events[part]);
                break;
            case (false, 1):
                SampleUpdate.Run<T, TRule, TSource>(linear, w, rows, source);
                break;
            default:
                DenseUpdate.Run<T, LinearOperands<T>, TRule, TSource>(
                    linear, w, rows, synapses.Columns, source, synapses.Panels[part], BlockSizes.For<T>(synapses.Batch));
                break;
        }
    }
}
