using System.Numerics;
using StdpKernels.Coefficients;
using StdpKernels.Kernels;
using StdpKernels.Kernels.Dense;
using StdpKernels.Kernels.Events;
using StdpKernels.Rules;
using StdpKernels.Workspaces;

namespace StdpKernels.Steps;

/// <summary>A convolutional step, after its call has been validated: traces, then weights on the cheaper of two paths.</summary>
internal static class Conv2dStep
{
    public static void Dense<T>(
        ReadOnlySpan<T> zPre, ReadOnlySpan<T> zPost, TensorView<T> w, StdpState<T> state, Conv2dGeometry geometry)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Conv2dShape shape = Prepare(w, state, geometry);
        bool finite = state.Decay(zPre, zPost);
        EventScratch<T> scratch = state.Workspace.Events;
        bool listed = SpikeScan.TryList(zPre, state.TracePre.Shape, scratch.Pre, out SpikeEvents pre)
            & SpikeScan.TryList(zPost, state.TracePost.Shape, scratch.Post, out SpikeEvents post);
        Update(listed, finite, pre, post, zPre, zPost, w, state, shape);
    }

    public static void Events<T>(
        SpikeEvents zPre, SpikeEvents zPost, TensorView<T> w, StdpState<T> state, Conv2dGeometry geometry)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Conv2dShape shape = Prepare(w, state, geometry);
        StepWorkspace<T> workspace = state.Workspace;
        int lengthPre = state.TracePre.Shape.Length;
        int lengthPost = state.TracePost.Shape.Length;
        ReadOnlySpan<T> densePre = DenseActivity.Set(workspace.ActivityPre, zPre, lengthPre);
        ReadOnlySpan<T> densePost = DenseActivity.Set(workspace.ActivityPost, zPost, lengthPost);
        bool finite = state.Decay(densePre, densePost);
        Update(true, finite, zPre, zPost, densePre, densePost, w, state, shape);
        DenseActivity.Clear(workspace.ActivityPre, zPre, lengthPre);
        DenseActivity.Clear(workspace.ActivityPost, zPost, lengthPost);
    }

    private static void Update<T>(
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
        ReadOnlySpan<T> tracePre = state.TracePre.Span;
        ReadOnlySpan<T> tracePost = state.TracePost.Span;
        StepWorkspace<T> workspace = state.Workspace;
        if (listed && finite && PathCost.PrefersEvents<T>(pre.Indices.Length, post.Indices.Length, shape))
        {
            var events = new EventAction<T>(pre, post, tracePre, tracePost, w.Span, shape, workspace.Conv2dEvents);
            RuleDispatch.Run(workspace.Weights, ref events);
            return;
        }

        var operands = new Conv2dOperands<T>
        {
            EveryTerm = !finite,
            ActivityPre = PatchImages.Copy(zPre, shape, workspace.PatchActivity),
            TracePre = PatchImages.Copy(tracePre, shape, workspace.PatchTrace),
            ActivityPost = zPost,
            TracePost = tracePost,
            Shape = shape,
        };
        var dense = new DenseAction<T>(operands, w.Span, shape, workspace.Panels);
        RuleDispatch.Run(workspace.Weights, ref dense);
    }

    // Before the first write, because memory may run out; and for either path, because every step may take either.
    private static Conv2dShape Prepare<T>(TensorView<T> w, StdpState<T> state, Conv2dGeometry geometry)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var shape = new Conv2dShape(state.TracePre.Shape, state.TracePost.Shape, w.Shape, geometry);
        StepWorkspace<T> workspace = state.Workspace;
        if (!workspace.IsReserved)
        {
            Conv2dEventUpdate.Reserve(shape, workspace.Conv2dEvents);
            PatchImages.Reserve(shape, workspace.PatchActivity);
            PatchImages.Reserve(shape, workspace.PatchTrace);
            DenseUpdate.Reserve(
                shape.Outputs, shape.PatchLength, shape.Depth, workspace.Panels, BlockSizes.For<T>(shape.Depth));
            workspace.IsReserved = true;
        }

        return shape;
    }

    private readonly ref struct DenseAction<T>(
        Conv2dOperands<T> operands, Span<T> w, Conv2dShape shape, PanelScratch<T> scratch) : IRuleAction<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly Conv2dOperands<T> _operands = operands;
        private readonly Span<T> _w = w;

        public void Invoke<TRule, TSource>(TSource coefficients)
            where TRule : struct, IUpdateRule
            where TSource : struct, ICoefficientSource<T> =>
            DenseUpdate.Run<T, Conv2dOperands<T>, TRule, TSource>(
                _operands, _w, shape.Outputs, shape.PatchLength, coefficients, scratch, BlockSizes.For<T>(_operands.Depth));
    }

    private readonly ref struct EventAction<T>(
        SpikeEvents pre,
        SpikeEvents post,
        ReadOnlySpan<T> tracePre,
        ReadOnlySpan<T> tracePost,
        Span<T> w,
        Conv2dShape shape,
        Conv2dEventScratch<T> scratch) : IRuleAction<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly SpikeEvents _pre = pre;
        private readonly SpikeEvents _post = post;
        private readonly ReadOnlySpan<T> _tracePre = tracePre;
        private readonly ReadOnlySpan<T> _tracePost = tracePost;
        private readonly Span<T> _w = w;

        public void Invoke<TRule, TSource>(TSource coefficients)
            where TRule : struct, IUpdateRule
            where TSource : struct, ICoefficientSource<T> =>
            Conv2dEventUpdate.Run<T, TRule, TSource>(
                _pre, _post, _tracePre, _tracePost, _w, shape, coefficients, scratch);
    }
}
