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
    private bool _goStepByStep;
    private int _windowRows;
    private bool _isFar;

    [MethodImpl(Hot.Way)]
    public override void Run(in LearningOperands<T> operands, Span<T> w, ref SteadyWeights<T> steady)
    {
        _areKnownSteady = steady.AreKnown(this);
        _isEventDriven = IsEventDriven(operands, checksAll: !steady.IsRemembered || !KeepsSteady, out double cost);
        int parts = synapses.Forced?.Parts ?? PathCost.Parts(cost, synapses.Threads, synapses.Rows);
        RunParts(operands, w, parts);
        NoteSteady(ref steady, parts);
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
        TouchedUpdate.Run<T, TRule, TSource>(Operands(operands), w, source);
        steady.Forget();
    }

    /// <inheritdoc/>
    /// <remarks>Not of batches: they have as much to read of the operands of each step as of the weights.</remarks>
    public override bool TakesWindows => synapses.Batch == 1;

    public override void ReserveWindow(WindowOperands<T> window) =>
        window.Share(synapses.Threads, WindowBlocks.PanelLength<T>(Math.Min(window.Steps, SampleWindowUpdate.MostSteps), synapses.Columns));

    /// <inheritdoc/>
    /// <remarks>
    /// Some rows at a time take all steps, so that their weights are read from memory once; all rows at a time, where they stay in a cache or are read
    /// once in any case. A row sees the same steps in the same order as it would one by one, along paths that give the same bits.
    /// </remarks>
    [MethodImpl(Hot.Way)]
    public override void RunWindow(WindowOperands<T> window, Span<T> w, ref SteadyWeights<T> steady)
    {
        _areKnownSteady = steady.AreKnown(this);
        double cost = 0, rows = 0, fired = 0;
        for (int step = 0; step < window.Steps; step++)
        {
            LearningOperands<T> operands = window[step];
            bool isEventDriven = IsEventDriven(operands, checksAll: !KeepsSteady, out double costOfStep);
            window.Choose(step, isEventDriven ? WindowStepPath.Events : AreSpikes(operands) ? WindowStepPath.DenseSpikes : WindowStepPath.Dense);
            cost += costOfStep;
            if (isEventDriven)
            {
                rows += synapses.Rows;
                fired += TRule.IsMirrored ? operands.CountPre : operands.CountPost;
            }
        }

        _goStepByStep = synapses.Forced?.WindowRows is null && WindowBlocks.GoStepByStep<T>(w, fired, rows);

        // Dense steps that run together read the weights once: in blocks of rows they would only pack panels more often.
        bool isOneRun = rows == 0 && window.Steps is > 0 and <= SampleWindowUpdate.MostSteps && window.EndOfPath(0) == window.Steps;
        _windowRows = synapses.Forced?.WindowRows ?? (isOneRun || _goStepByStep ? synapses.Rows : WindowBlocks.Rows<T>(synapses.Columns));
        _isFar = synapses.Forced?.IsFar ?? Prefetch.IsFar<T>(w);
        int parts = synapses.Forced?.Parts ?? PathCost.Parts(cost, synapses.Threads, synapses.Rows);
        RunWindowParts(window, w, parts);
        NoteSteady(ref steady, parts);
    }

    public override void AddChanges(ReadOnlySpan<T> w, ReadOnlySpan<T> p, ReadOnlySpan<T> m, Span<T> changes)
    {
        Coefficients.Bind(out TSource source);
        ChangeRows.Add<T, TRule, TSource>(w, p, m, changes, synapses.Rows, synapses.Columns, source);
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
    protected override void RunRows(in LearningOperands<T> operands, Span<T> w, RowRange rows, int part) =>
        _wereSteady[part] = Update(operands, w, rows, part, _isEventDriven, _areKnownSteady);

    [MethodImpl(Hot.Way)]
    protected override void RunWindowRows(WindowOperands<T> window, Span<T> w, RowRange rows, int part)
    {
        bool wereSteady = true;
        for (int first = rows.First, end; first < rows.End; first = end)
        {
            end = first + Math.Min(_windowRows, rows.End - first);
            wereSteady &= Update(window, w, new RowRange(first, end), part);
        }

        _wereSteady[part] = wereSteady;
    }

    /// <summary>Updates some rows by all steps of a window.</summary>
    /// <returns>Whether they are steady, as far as that is known.</returns>
    [MethodImpl(Hot.Way)]
    private bool Update(WindowOperands<T> window, Span<T> w, RowRange rows, int part)
    {
        Coefficients.Bind(out TSource source);
        bool areSteady = _areKnownSteady;
        for (int step = 0, end; step < window.Steps; step = end)
        {
            WindowStepPath path = window.Path(step);
            bool isEventDriven = path == WindowStepPath.Events;
            if (isEventDriven && (_goStepByStep || !areSteady))
            {
                // Event-driven steps run together only from where steadiness is known.
                end = step + 1;
                areSteady = Update(window[step], w, rows, part, isEventDriven, areSteady) && KeepsSteady;
                continue;
            }

            end = window.EndOfPath(step);
            WindowSteps<T> pre = window.Pre.All(window.Steps), post = window.Post.All(window.Steps);
            ref readonly WindowSteps<T> columnSteps = ref TRule.IsMirrored ? ref post : ref pre;
            ref readonly WindowSteps<T> rowSteps = ref TRule.IsMirrored ? ref pre : ref post;
            if (isEventDriven)
            {
                WindowEventUpdate.Run<T, TRule, TSource>(
                    columnSteps, rowSteps, step, end, w, synapses.Columns, rows, source, _isFar, window.Next(part));
            }
            else
            {
                bool areSpikes = path == WindowStepPath.DenseSpikes;
                SampleWindowUpdate.Run<T, TRule, TSource>(
                    columnSteps, rowSteps, step, end, w, rows, areSpikes, source, WindowColumns(end - step), window.Panel(part));
            }
        }

        return areSteady;
    }

    private int WindowColumns(int steps) => synapses.Forced?.WindowColumns ?? WindowBlocks.Columns<T>(Math.Min(steps, SampleWindowUpdate.MostSteps));

    /// <summary>Whether a dense step has the form for spikes.</summary>
    [MethodImpl(Hot.Way)]
    private bool AreSpikes(in LearningOperands<T> operands)
    {
        Coefficients.Bind(out TSource source);
        LinearOperands<T> linear = Operands(operands);
        return SpikesOnly.PaysALook(synapses.Rows)
            && SpikesOnly.Serves<T, TRule, TSource>(linear.ActivityPre, linear.TracePre, linear.ActivityPost, linear.TracePost, source);
    }

    /// <summary>Whether the event-driven kernels may run, and are cheaper.</summary>
    [MethodImpl(Hot.Way)]
    private bool IsEventDriven(in LearningOperands<T> operands, bool checksAll, out double cost)
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

    private void NoteSteady(ref SteadyWeights<T> steady, int parts) =>
        steady.Note(this, parts == 1 ? _wereSteady[0] : !_wereSteady.AsSpan(0, parts).Contains(false));

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
