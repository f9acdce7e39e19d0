using System.Numerics;
using System.Numerics.Tensors;
using StdpKernels.Coefficients;
using StdpKernels.Kernels.Dense;
using StdpKernels.Rules;
using StdpKernels.Workspaces;

namespace StdpKernels.Steps;

/// <summary>A convolutional step, after its call has been validated: traces, then weights.</summary>
internal static class Conv2dStep
{
    public static void Dense<T>(
        ReadOnlySpan<T> zPre, ReadOnlySpan<T> zPost, TensorView<T> w, StdpState<T> state, Conv2dGeometry geometry)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        state.Decay(zPre, zPost);
        TensorShape shapePre = state.TracePre.Shape;
        bool finite = TensorPrimitives.IsFiniteAll<T>(state.TracePre.Span) && TensorPrimitives.IsFiniteAll<T>(state.TracePost.Span);
        var operands = new Conv2dOperands<T>
        {
            EveryTerm = !finite,
            ActivityPre = PaddedImages<T>.Copy(zPre, shapePre, geometry.Padding, state.Workspace.PaddedActivity),
            TracePre = PaddedImages<T>.Copy(
                state.TracePre.Span, shapePre, geometry.Padding, state.Workspace.PaddedTrace),
            ActivityPost = zPost,
            TracePost = state.TracePost.Span,
            Post = state.TracePost.Shape,
            Kernel = (w.Shape[2], w.Shape[3]),
            Geometry = geometry,
        };
        var update = new DenseAction<T>(operands, w, state.Workspace.Panels);
        RuleDispatch.Run(state.Workspace.Weights, ref update);
    }

    public static void Events<T>(
        SpikeEvents zPre, SpikeEvents zPost, TensorView<T> w, StdpState<T> state, Conv2dGeometry geometry)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        StepWorkspace<T> workspace = state.Workspace;
        int lengthPre = state.TracePre.Shape.Length;
        int lengthPost = state.TracePost.Shape.Length;
        Dense(
            DenseActivity.Set(workspace.ActivityPre, zPre, lengthPre),
            DenseActivity.Set(workspace.ActivityPost, zPost, lengthPost),
            w,
            state,
            geometry);
        DenseActivity.Clear(workspace.ActivityPre, zPre, lengthPre);
        DenseActivity.Clear(workspace.ActivityPost, zPost, lengthPost);
    }

    private readonly ref struct DenseAction<T>(Conv2dOperands<T> operands, TensorView<T> w, PanelScratch<T> scratch)
        : IRuleAction<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly Conv2dOperands<T> _operands = operands;
        private readonly TensorView<T> _w = w;

        public void Invoke<TRule, TSource>(TSource coefficients)
            where TRule : struct, IUpdateRule
            where TSource : struct, ICoefficientSource<T>
        {
            // The weights as a matrix: output by (c, kh, kw). Its columns are counted from the dimensions: there may be no rows.
            int columns = _w.Shape[1] * _w.Shape[2] * _w.Shape[3];
            DenseUpdate.Run<T, Conv2dOperands<T>, TRule, TSource>(
                _operands, _w.Span, _w.Shape[0], columns, coefficients, scratch, BlockSizes.For<T>(_operands.Depth));
        }
    }
}
