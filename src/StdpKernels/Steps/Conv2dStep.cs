using System.Numerics;
using StdpKernels.Kernels;
using StdpKernels.Kernels.Dense;
using StdpKernels.Kernels.Events;
using StdpKernels.Validation;
using StdpKernels.Workspaces;

namespace StdpKernels.Steps;

/// <summary>A convolutional step, after its call has been validated: traces, then weights on the cheaper of two paths.</summary>
internal static class Conv2dStep
{
    public static void Run<T>(
        in StdpActivity<T> zPre, in StdpActivity<T> zPost, TensorView<T> w, StdpState<T> state, Conv2dGeometry geometry)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Without weights there is nothing to learn, and the sizes beside the zero may be larger than any array.
        bool learns = w.Shape.Length > 0;
        Conv2dShape shape = learns ? Prepare(w, state, geometry) : default;
        StepWorkspace<T> workspace = state.Workspace;
        ReadOnlySpan<T> densePre = DenseActivity.Of(zPre, state.TracePre.Shape.Length, workspace.ActivityPre);
        ReadOnlySpan<T> densePost = DenseActivity.Of(zPost, state.TracePost.Shape.Length, workspace.ActivityPost);
        bool finite = state.Decay(densePre, densePost);
        if (learns)
        {
            EventScratch<T> scratch = workspace.Workers[0].Events;
            bool listed = ListedActivity.TryOf(zPre, state.TracePre.Shape, scratch.Pre, out SpikeEvents pre)
                & ListedActivity.TryOf(zPost, state.TracePost.Shape, scratch.Post, out SpikeEvents post);
            Update(listed, finite, pre, post, densePre, densePost, w, state, shape);
        }
    }

    private static unsafe void Update<T>(
        bool listed,
        bool finite,
        SpikeEvents pre,
        SpikeEvents post,
        ReadOnlySpan<T> zPre,
        ReadOnlySpan<T> zPost,
        TensorView<T> w,
        StdpState<T> state,
        in Conv2dShape shape)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        StepWorkspace<T> workspace = state.Workspace;
        bool cheaper = PathCost.PrefersEvents<T>(
            listed ? pre.Indices.Length : zPre.Length, listed ? post.Indices.Length : zPost.Length, shape, out double cost);
        bool sparse = listed && finite && (workspace.Forced?.IsSparse ?? cheaper);
        ReadOnlySpan<T> patchActivity = sparse ? [] : PatchImages.Copy(zPre, shape, workspace.PatchActivity);
        ReadOnlySpan<T> patchTrace = sparse ? [] : PatchImages.Copy(state.TracePre.Span, shape, workspace.PatchTrace);
        var work = (Conv2dWork<T>)workspace.Work!;
        fixed (T* wStart = w.Span, activityStart = patchActivity, traceStart = patchTrace, zPostStart = zPost)
        fixed (T* tracePre = state.TracePre.Span, tracePost = state.TracePost.Span)
        fixed (int* preIndices = pre.Indices, preStarts = pre.Starts, postIndices = post.Indices, postStarts = post.Starts)
        {
            var call = new Conv2dCall<T>
            {
                W = new(wStart, w.Span.Length),
                PatchActivity = new(activityStart, patchActivity.Length),
                PatchTrace = new(traceStart, patchTrace.Length),
                ActivityPost = new(zPostStart, zPost.Length),
                TracePre = new(tracePre, zPre.Length),
                TracePost = new(tracePost, zPost.Length),
                Pre = new(new(preIndices, pre.Indices.Length), new(preStarts, pre.Starts.Length), pre.BatchSize),
                Post = new(new(postIndices, post.Indices.Length), new(postStarts, post.Starts.Length), post.BatchSize),
                Shape = shape,
                IsFinite = finite,
                IsSparse = sparse,
            };
            work.Run(call, workspace.Forced?.Parts ?? PathCost.Parts(cost, workspace.Workers.Length, shape.Outputs));
        }
    }

    // Before the first write, because memory or threads may run out; and for every path and thread, because any step may take any.
    private static Conv2dShape Prepare<T>(TensorView<T> w, StdpState<T> state, Conv2dGeometry geometry)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var shape = new Conv2dShape(state.TracePre.Shape, state.TracePost.Shape, w.Shape, geometry);
        StepWorkspace<T> workspace = state.Workspace;
        if (!workspace.IsReserved || workspace.Geometry != geometry)
        {
            PatchImages.Reserve(shape, workspace.PatchActivity);
            PatchImages.Reserve(shape, workspace.PatchTrace);
            foreach (WorkerScratch<T> scratch in workspace.Workers)
            {
                Conv2dEventUpdate.Reserve(shape, scratch.Conv2dEvents);
                DenseUpdate.Reserve(
                    shape.Outputs, shape.PatchLength, shape.Depth, scratch.Panels, BlockSizes.For<T>(shape.Depth));
            }

            SpikeScan.Reserve<T>(shape.Pre, workspace.Workers[0].Events.Pre);
            SpikeScan.Reserve<T>(shape.Post, workspace.Workers[0].Events.Post);
            EventContract.Reserve(shape.Pre, workspace.EventsPre);
            EventContract.Reserve(shape.Post, workspace.EventsPost);
            workspace.ActivityPre.Take(shape.Pre.Length);
            workspace.ActivityPost.Take(shape.Post.Length);
            workspace.Work = new Conv2dWork<T>(workspace);
            workspace.Team.Reserve(workspace.Forced?.Parts ?? PathCost.MaxParts<T>(shape, workspace.Workers.Length));
            workspace.Geometry = geometry;
            workspace.IsReserved = true;
        }

        return shape;
    }
}
