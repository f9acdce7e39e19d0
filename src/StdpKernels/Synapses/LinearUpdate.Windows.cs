using System.Runtime.CompilerServices;
using StdpKernels.Kernels;
using StdpKernels.Kernels.Dense;
using StdpKernels.Kernels.Events;
using StdpKernels.Kernels.Processor;
using StdpKernels.Lanes;
using StdpKernels.Threading;

namespace StdpKernels.Synapses;

/// <content>Windows of steps.</content>
internal sealed partial class LinearUpdate<T, TRule, TSource>
{
    // What the parts of a window have in common.
    private bool _goStepByStep;
    private int _windowRows;
    private bool _isFar;

    /// <inheritdoc/>
    /// <remarks>
    /// Not of batches: they have as much to read of the operands of each step as of the weights. Nor of two or three steps from lists, where weights
    /// stay in a cache: laying out traces and dense activity for each step costs more than it saves.
    /// </remarks>
    public override bool TakesWindow(int steps, bool fromLists, ReadOnlySpan<T> w) =>
        synapses.Batch == 1 && (!fromLists || steps >= KernelShapes.ShortestWindow || synapses.Forced is not null || Prefetch.IsFar(w));

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
        AreKnownSteady = steady.AreKnown(this);
        double cost = 0, rows = 0, firedRows = 0, firedColumns = 0;
        for (int step = 0; step < window.Steps; step++)
        {
            LearningOperands<T> operands = window[step];
            bool isEventDriven = PrefersEvents(operands, checksAll: !KeepsSteady, out double costOfStep);
            window.Choose(step, isEventDriven ? WindowStepPath.Events : AreSpikes(operands) ? WindowStepPath.DenseSpikes : WindowStepPath.Dense);
            cost += costOfStep;
            if (isEventDriven)
            {
                rows += synapses.Rows;
                firedRows += OfRows(operands.CountPre, operands.CountPost);
                firedColumns += OfColumns(operands.CountPre, operands.CountPost);
            }
        }

        // Any dense step reads whole rows.
        bool touchFewLines = rows == (double)window.Steps * synapses.Rows && WindowBlocks.TouchFewLines<T>(w, firedColumns, synapses.Columns);
        _goStepByStep = synapses.Forced?.WindowRows is null && (touchFewLines || WindowBlocks.GoStepByStep<T>(w, firedRows, rows));

        // Dense steps that run together read the weights once: in blocks of rows they would only pack panels more often.
        bool isOneRun = rows == 0 && window.Steps is > 0 and <= SampleWindowUpdate.MostSteps && window.EndOfPath(0) == window.Steps;
        _windowRows = synapses.Forced?.WindowRows ?? (isOneRun || _goStepByStep ? synapses.Rows : WindowBlocks.Rows<T>(synapses.Columns));
        _isFar = synapses.Forced?.IsFar ?? Prefetch.IsFar<T>(w);
        int parts = synapses.Parts(cost, synapses.Rows);
        RunWindowParts(window, w, parts);
        NoteSteady(ref steady, parts);
    }

    [MethodImpl(Hot.Way)]
    protected override void RunWindowRows(WindowOperands<T> window, Span<T> w, RowRange rows, int part)
    {
        bool wereSteady = true;
        for (int first = rows.First, end; first < rows.End; first = end)
        {
            end = first + Math.Min(_windowRows, rows.End - first);
            wereSteady &= Update(window, w, new RowRange(first, end), part);
        }

        Note(part, wereSteady);
    }

    /// <summary>Updates some rows by all steps of a window.</summary>
    /// <returns>Whether they are steady, as far as that is known.</returns>
    [MethodImpl(Hot.Way)]
    private bool Update(WindowOperands<T> window, Span<T> w, RowRange rows, int part)
    {
        Coefficients.Bind(out TSource source);
        bool areSteady = AreKnownSteady;
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
            ref readonly WindowSteps<T> columnSteps = ref OfColumns(in pre, in post);
            ref readonly WindowSteps<T> rowSteps = ref OfRows(in pre, in post);
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
}
