using System.Numerics;
using StdpKernels.Kernels;
using StdpKernels.Kernels.Dense;
using StdpKernels.Kernels.Events;
using StdpKernels.Workspaces;

namespace StdpKernels.Steps;

/// <summary>The weights of a convolutional step, on the cheaper of two paths.</summary>
/// <param name="w">The weights.</param>
/// <param name="state">The traces.</param>
/// <param name="geometry">Stride, padding and dilation.</param>
internal readonly ref struct Conv2dStep<T>(TensorView<T> w, StdpState<T> state, Conv2dGeometry geometry) : ILayerStep<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TensorView<T> _w = w;
    private readonly StepWorkspace<T> _workspace = state.Workspace;

    public TensorShape Weights => _w.Shape;

    private Conv2dShape Shape => new(state.TracePreShape, state.TracePostShape, _w.Shape, geometry);

    public bool TryReserve()
    {
        if (_workspace.IsReserved && _workspace.Geometry == geometry)
        {
            return false;
        }

        Conv2dShape shape = Shape;
        PatchImages.Reserve(shape, _workspace.PatchActivity);
        PatchImages.Reserve(shape, _workspace.PatchTrace);
        foreach (WorkerScratch<T> scratch in _workspace.Workers)
        {
            Conv2dEventUpdate.Reserve(shape, scratch.Conv2dEvents);
            DenseUpdate.Reserve(shape.Outputs, shape.PatchLength, shape.Depth, scratch.Panels, BlockSizes.For<T>(shape.Depth));
        }

        _workspace.Work = new Conv2dWork<T>(_workspace);
        _workspace.Team.Reserve(_workspace.Forced?.Parts ?? PathCost.MaxParts<T>(shape, _workspace.Workers.Length));
        _workspace.Geometry = geometry;
        return true;
    }

    public unsafe void Update(scoped in StepActivity<T> activity)
    {
        Conv2dShape shape = Shape;
        bool cheaper = PathCost.PrefersEvents<T>(activity.CountPre, activity.CountPost, shape, out double cost);
        bool sparse = activity.IsListed && activity.IsFinite && (_workspace.Forced?.IsSparse ?? cheaper);
        ReadOnlySpan<T> patchActivity = sparse ? [] : PatchImages.Copy(activity.Pre, shape, _workspace.PatchActivity);
        ReadOnlySpan<T> patchTrace = sparse ? [] : PatchImages.Copy(state.TracePreSpan, shape, _workspace.PatchTrace);
        SpikeEvents pre = activity.EventsPre;
        SpikeEvents post = activity.EventsPost;
        var work = (Conv2dWork<T>)_workspace.Work!;
        fixed (T* wStart = _w.Span, activityStart = patchActivity, traceStart = patchTrace, zPost = activity.Post)
        fixed (T* tracePre = state.TracePreSpan, tracePost = state.TracePostSpan)
        fixed (int* preIndices = pre.Indices, preStarts = pre.Starts, postIndices = post.Indices, postStarts = post.Starts)
        {
            var call = new Conv2dCall<T>
            {
                W = new(wStart, _w.Span.Length),
                PatchActivity = new(activityStart, patchActivity.Length),
                PatchTrace = new(traceStart, patchTrace.Length),
                ActivityPost = new(zPost, activity.Post.Length),
                TracePre = new(tracePre, state.TracePreSpan.Length),
                TracePost = new(tracePost, state.TracePostSpan.Length),
                Pre = new(new(preIndices, pre.Indices.Length), new(preStarts, pre.Starts.Length), pre.BatchSize),
                Post = new(new(postIndices, post.Indices.Length), new(postStarts, post.Starts.Length), post.BatchSize),
                Shape = shape,
                IsFinite = activity.IsFinite,
                IsSparse = sparse,
            };
            work.Run(call, _workspace.Forced?.Parts ?? PathCost.Parts(cost, _workspace.Workers.Length, shape.Outputs));
        }
    }
}
