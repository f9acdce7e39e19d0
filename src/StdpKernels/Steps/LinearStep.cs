using System.Numerics;
using System.Numerics.Tensors;
using StdpKernels.Coefficients;
using StdpKernels.Kernels;
using StdpKernels.Rules;
using StdpKernels.Workspaces;

namespace StdpKernels.Steps;

/// <summary>A linear step, after its call has been validated: traces, then weights.</summary>
internal static class LinearStep
{
    public static void Dense<T>(ReadOnlySpan<T> zPre, ReadOnlySpan<T> zPost, TensorView<T> w, StdpState<T> state)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        state.Decay(zPre, zPost);
        var update = new DenseAction<T>(Operands(zPre, zPost, state), w, state.Workspace.Panels);
        RuleDispatch.Run(state.Workspace.Weights, ref update);
    }

    public static void Events<T>(SpikeEvents zPre, SpikeEvents zPost, TensorView<T> w, StdpState<T> state)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        StepWorkspace<T> workspace = state.Workspace;
        Span<T> tracePre = state.TracePre.Span;
        Span<T> tracePost = state.TracePost.Span;
        ReadOnlySpan<T> densePre = DenseActivity.Set(workspace.ActivityPre, zPre, tracePre.Length);
        ReadOnlySpan<T> densePost = DenseActivity.Set(workspace.ActivityPost, zPost, tracePost.Length);
        state.Decay(densePre, densePost);

        var dense = new DenseAction<T>(Operands(densePre, densePost, state), w, workspace.Panels);
        if (TensorPrimitives.IsFiniteAll<T>(tracePre) && TensorPrimitives.IsFiniteAll<T>(tracePost))
        {
            var events = new EventAction<T>(zPre, zPost, dense, workspace.Events);
            RuleDispatch.Run(workspace.Weights, ref events);
        }
        else
        {
            RuleDispatch.Run(workspace.Weights, ref dense);
        }

        DenseActivity.Clear(workspace.ActivityPre, zPre, tracePre.Length);
        DenseActivity.Clear(workspace.ActivityPost, zPost, tracePost.Length);
    }

    private static LinearPanels<T> Operands<T>(ReadOnlySpan<T> zPre, ReadOnlySpan<T> zPost, StdpState<T> state)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new()
        {
            ActivityPre = zPre,
            TracePre = state.TracePre.Span,
            ActivityPost = zPost,
            TracePost = state.TracePost.Span,
            Depth = state.TracePre.Shape[0],
            Inputs = state.TracePre.Shape[1],
            Outputs = state.TracePost.Shape[1],
        };

    private readonly ref struct DenseAction<T>(LinearPanels<T> operands, TensorView<T> w, PanelScratch<T> scratch)
        : IRuleAction<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public LinearPanels<T> Operands { get; } = operands;

        public TensorView<T> W { get; } = w;

        public void Invoke<TRule, TSource>(TSource coefficients)
            where TRule : struct, IUpdateRule
            where TSource : struct, ICoefficientSource<T> =>
            DenseUpdate.Run<T, LinearPanels<T>, TRule, TSource>(
                Operands, W.Span, W.Shape[0], W.Shape[1], coefficients, scratch, BlockSizes.For<T>(Operands.Depth));
    }

    /// <summary>Only what fired, where silence leaves the rest as it is; otherwise everything.</summary>
    private readonly ref struct EventAction<T>(
        SpikeEvents zPre, SpikeEvents zPost, DenseAction<T> dense, EventScratch<T> scratch) : IRuleAction<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly SpikeEvents _zPre = zPre;
        private readonly SpikeEvents _zPost = zPost;
        private readonly DenseAction<T> _dense = dense;

        public void Invoke<TRule, TSource>(TSource coefficients)
            where TRule : struct, IUpdateRule
            where TSource : struct, ICoefficientSource<T>
        {
            TensorView<T> w = _dense.W;
            if (!Silence.KeepsAll<T, TRule, TSource>(w.Span, w.Shape[1], coefficients))
            {
                _dense.Invoke<TRule, TSource>(coefficients);
                return;
            }

            EventUpdate.Run<T, TRule, TSource>(
                _zPre,
                _zPost,
                _dense.Operands.TracePre,
                _dense.Operands.TracePost,
                w.Span,
                w.Shape[0],
                w.Shape[1],
                coefficients,
                scratch);
        }
    }
}
