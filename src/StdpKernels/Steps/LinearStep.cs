using System.Numerics;
using StdpKernels.Kernels.Dense;
using StdpKernels.Kernels.Events;
using StdpKernels.Workspaces;

namespace StdpKernels.Steps;

/// <summary>The weights of a linear step, on the cheaper of two paths.</summary>
/// <param name="w">The weights.</param>
/// <param name="state">The traces.</param>
/// <param name="quiet">
/// What the caller knows of the weights: whether an update without any spike would leave each of them alone, so that the event-driven
/// path need not look at all of them first; null if the caller does not keep what it learns.
/// </param>
internal ref struct LinearStep<T>(TensorView<T> w, StdpState<T> state, bool? quiet) : ILayerStep<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TensorView<T> _w = w;
    private readonly StepWorkspace<T> _workspace = state.Workspace;

    /// <summary>What is known of the weights after the step.</summary>
    public bool? Quiet { get; private set; } = quiet;

    public readonly TensorShape Weights => _w.Shape;

    public readonly bool TryReserve()
    {
        if (_workspace.IsReserved)
        {
            return false;
        }

        int batch = state.TracePreShape[0];
        int rows = _w.Shape[0];
        int columns = _w.Shape[1];
        foreach (WorkerScratch<T> scratch in _workspace.Workers)
        {
            EventUpdate.Reserve(batch, rows, columns, scratch.Events);
            DenseUpdate.Reserve(rows, columns, batch, scratch.Panels, BlockSizes.For<T>(batch));
        }

        _workspace.Work = new LinearWork<T>(_workspace);
        _workspace.Team.Reserve(_workspace.Forced?.Parts ?? PathCost.MaxParts<T>(batch, rows, columns, _workspace.Workers.Length));
        return true;
    }

    public unsafe void Update(scoped in StepActivity<T> activity)
    {
        int batch = state.TracePreShape[0];
        int rows = _w.Shape[0];
        int columns = _w.Shape[1];
        bool sparse = PathCost.PrefersEvents<T>(
            activity.CountPre,
            activity.CountPost,
            batch,
            rows,
            columns,
            checksAll: Quiet is null || _workspace.Weights.QuietPersists == false,
            out double cost);
        SpikeEvents pre = activity.EventsPre;
        SpikeEvents post = activity.EventsPost;
        var work = (LinearWork<T>)_workspace.Work!;
        bool wasQuiet;
        fixed (T* wStart = _w.Span, zPre = activity.Pre, zPost = activity.Post)
        fixed (T* tracePre = state.TracePreSpan, tracePost = state.TracePostSpan)
        fixed (int* preIndices = pre.Indices, preStarts = pre.Starts, postIndices = post.Indices, postStarts = post.Starts)
        {
            var call = new LinearCall<T>
            {
                W = new(wStart, _w.Span.Length),
                ActivityPre = new(zPre, activity.Pre.Length),
                ActivityPost = new(zPost, activity.Post.Length),
                TracePre = new(tracePre, state.TracePreSpan.Length),
                TracePost = new(tracePost, state.TracePostSpan.Length),
                Pre = new(new(preIndices, pre.Indices.Length), new(preStarts, pre.Starts.Length), pre.BatchSize),
                Post = new(new(postIndices, post.Indices.Length), new(postStarts, post.Starts.Length), post.BatchSize),
                Batch = batch,
                Rows = rows,
                Columns = columns,
                IsFinite = activity.IsFinite,
                IsSparse = activity.IsListed && activity.IsFinite && (_workspace.Forced?.IsSparse ?? sparse),
                Quiet = Quiet == true,
            };
            wasQuiet = work.Run(call, _workspace.Forced?.Parts ?? PathCost.Parts(cost, _workspace.Workers.Length, rows));
        }

        Quiet = Quiet is null ? null : wasQuiet && QuietWeights.Persists(_workspace.Weights, _w.Shape);
    }
}
