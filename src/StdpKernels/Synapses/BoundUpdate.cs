using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Coefficients;
using StdpKernels.Kernels.Dense;
using StdpKernels.Threading;

namespace StdpKernels.Synapses;

/// <summary>The weight update of one kind of synapses, closed over rule, bound and parameters.</summary>
internal abstract unsafe class BoundUpdate<T>(Synapses<T> synapses, WeightCoefficients<T> coefficients) : IParallelWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private SharedOperands<T> _shared;
    private WindowOperands<T>? _window;
    private Pinned<T> _windowWeights;
    private bool? _keepsSteady;
    private bool? _keepsNegativeZero;

    /// <summary>The parameters, laid out for the kernels.</summary>
    public WeightCoefficients<T> Coefficients { get; } = coefficients;

    /// <summary>Whether steady weights stay so in any step under this rule.</summary>
    public bool KeepsSteady => _keepsSteady ??= FindKeepsSteady();

    /// <summary>Whether an update without spikes leaves some weight of −0 unchanged. Most rules turn it into +0.</summary>
    public bool KeepsNegativeZero => _keepsNegativeZero ??= FindKeepsNegativeZero();

    /// <summary>Changes the weights.</summary>
    /// <param name="operands">Activity and traces.</param>
    /// <param name="w">The weights, which overlap nothing that is read.</param>
    /// <param name="steady">What is known of the weights, and afterwards what is known then.</param>
    public abstract void Run(in LearningOperands<T> operands, Span<T> w, ref SteadyWeights<T> steady);

    /// <summary>Changes those weights whose neurons are active, and no others, whatever they are. Only where the synapses tell them apart.</summary>
    /// <remarks>What is steady is within the bounds, and untouched weights stay so either way: the ordinary kernels do for them.</remarks>
    /// <param name="operands">Activity and traces of one sample, with one side silent.</param>
    /// <param name="w">The weights, which overlap nothing that is read.</param>
    /// <param name="steady">What is known of the weights, and afterwards what is known then.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void RunTouched(in LearningOperands<T> operands, Span<T> w, ref SteadyWeights<T> steady)
    {
        if (operands.IsFinite && (steady.AreKnown(this) || AreSteady(w)))
        {
            Run(operands, w, ref steady);
            return;
        }

        ChangeTouched(operands, w);
        steady.Forget();
    }

    /// <summary>Adds what the rule makes of both sums to an array beside the weights: <c>A_plus(w) · P − A_minus(w) · M</c>.</summary>
    /// <param name="w">The weights, which are only read.</param>
    /// <param name="p">P of each weight.</param>
    /// <param name="m">M of each weight.</param>
    /// <param name="changes">The array, which overlaps nothing that is read.</param>
    public abstract void AddChanges(ReadOnlySpan<T> w, ReadOnlySpan<T> p, ReadOnlySpan<T> m, Span<T> changes);

    /// <summary>Whether a window of steps is worth more than its steps one by one.</summary>
    /// <param name="steps">The number of steps.</param>
    /// <param name="fromLists">Whether the activity of a side comes as lists.</param>
    /// <param name="w">The weights.</param>
    public virtual bool TakesWindow(int steps, bool fromLists, ReadOnlySpan<T> w) => false;

    /// <summary>Makes what a window needs besides its operands, before anything is written. Only where <see cref="TakesWindow"/>.</summary>
    public virtual void ReserveWindow(WindowOperands<T> window) => throw new NotSupportedException();

    /// <summary>Changes the weights by a window of steps, with the bits of one step after the other. Only where <see cref="TakesWindow"/>.</summary>
    /// <param name="window">Activity and traces of every step.</param>
    /// <param name="w">The weights, which overlap nothing that is read.</param>
    /// <param name="steady">What is known of the weights, and afterwards what is known then.</param>
    public virtual void RunWindow(WindowOperands<T> window, Span<T> w, ref SteadyWeights<T> steady) => throw new NotSupportedException();

    /// <summary>Checks whether all weights are steady.</summary>
    public abstract bool AreSteady(ReadOnlySpan<T> w);

    /// <summary>Makes the scratch memory of the synapses, before anything is written.</summary>
    public void Reserve() => synapses.Reserve();

    void IParallelWork.Run(int part, int parts)
    {
        RowRange rows = RowRange.Part(synapses.Rows, PartStep, part, parts);
        if (_window is { } window)
        {
            RunWindowRows(window, _windowWeights.Span, rows, part);
        }
        else
        {
            RunRows(_shared.Operands, _shared.W.Span, rows, part);
        }
    }

    /// <summary>Rows that stay together when a step is shared by threads.</summary>
    protected virtual int PartStep => Tile.Rows;

    /// <summary>Whether steady weights stay so, as the rule says for each parameter.</summary>
    protected abstract bool FindKeepsSteady();

    /// <summary>Whether a weight of −0 is steady, as the rule says for some parameter.</summary>
    protected abstract bool FindKeepsNegativeZero();

    /// <summary>Updates some rows, with the scratch memory of a part.</summary>
    protected abstract void RunRows(in LearningOperands<T> operands, Span<T> w, RowRange rows, int part);

    /// <summary>Changes those weights whose neurons are active, one by one. Only where the synapses tell them apart.</summary>
    protected virtual void ChangeTouched(in LearningOperands<T> operands, Span<T> w) => throw new NotSupportedException();

    /// <summary>Updates some rows by all steps of a window, with the scratch memory of a part. Only where <see cref="TakesWindow"/>.</summary>
    protected virtual void RunWindowRows(WindowOperands<T> window, Span<T> w, RowRange rows, int part) => throw new NotSupportedException();

    /// <summary>Updates all rows by a window of steps, in parts on threads of their own where there are more than one.</summary>
    protected void RunWindowParts(WindowOperands<T> window, Span<T> w, int parts)
    {
        if (parts == 1)
        {
            RunWindowRows(window, w, new RowRange(0, synapses.Rows), part: 0);
            return;
        }

        fixed (T* weights = w)
        {
            (_window, _windowWeights) = (window, new(weights, w.Length));
            try
            {
                synapses.Team.Run(this, parts);
            }
            finally
            {
                (_window, _windowWeights) = (null, default);
            }
        }
    }

    /// <summary>Updates all rows, in parts on threads of their own where there are more than one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected void RunParts(in LearningOperands<T> operands, Span<T> w, int parts)
    {
        if (parts == 1)
        {
            RunRows(operands, w, new RowRange(0, synapses.Rows), part: 0);
        }
        else
        {
            Share(operands, w, parts);
        }
    }

    private void Share(in LearningOperands<T> operands, Span<T> w, int parts)
    {
        SpikeEvents pre = operands.EventsPre.Lists, post = operands.EventsPost.Lists;
        fixed (T* weights = w, zPre = operands.ActivityPre, zPost = operands.ActivityPost)
        fixed (T* tracePre = operands.TracePre, tracePost = operands.TracePost)
        fixed (T* valuesPre = operands.EventsPre.Values, valuesPost = operands.EventsPost.Values)
        fixed (int* preIndices = pre.Indices, preStarts = pre.Starts, postIndices = post.Indices, postStarts = post.Starts)
        {
            _shared = new SharedOperands<T>
            {
                W = new(weights, w.Length),
                ActivityPre = new(zPre, operands.ActivityPre.Length),
                ActivityPost = new(zPost, operands.ActivityPost.Length),
                TracePre = new(tracePre, operands.TracePre.Length),
                TracePost = new(tracePost, operands.TracePost.Length),
                EventsPre = new(operands.EventsPre, preIndices, preStarts, valuesPre),
                EventsPost = new(operands.EventsPost, postIndices, postStarts, valuesPost),
                IsPreListed = operands.IsPreListed,
                IsPostListed = operands.IsPostListed,
                IsFinite = operands.IsFinite,
            };
            try
            {
                synapses.Team.Run(this, parts);
            }
            finally
            {
                _shared = default;
            }
        }
    }
}
