using System.Numerics;
using StdpKernels.Coefficients;
using StdpKernels.Kernels.Dense;
using StdpKernels.Kernels.Events;
using StdpKernels.Rules;
using StdpKernels.Workspaces;

namespace StdpKernels.Steps;

/// <summary>A linear step, after its call has been validated: traces, then weights on the cheaper of two paths.</summary>
/// <remarks>
/// <c>quiet</c> is what the caller knows of the weights: whether an update without any spike would leave each of them alone, so that
/// the event-driven path need not look at all of them first; null if the caller does not keep what it learns. Each step answers
/// what is known after it.
/// </remarks>
internal static class LinearStep
{
    public static bool? Dense<T>(
        ReadOnlySpan<T> zPre, ReadOnlySpan<T> zPost, TensorView<T> w, StdpState<T> state, bool? quiet)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Reserve(w.Shape, state);
        bool finite = state.Decay(zPre, zPost);
        EventScratch<T> scratch = state.Workspace.Events;
        bool listed = SpikeScan.TryList(zPre, state.TracePre.Shape, scratch.Pre, out SpikeEvents pre)
            & SpikeScan.TryList(zPost, state.TracePost.Shape, scratch.Post, out SpikeEvents post);
        return Update(listed, finite, pre, post, zPre, zPost, w, state, quiet);
    }

    public static bool? Events<T>(SpikeEvents zPre, SpikeEvents zPost, TensorView<T> w, StdpState<T> state, bool? quiet)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Reserve(w.Shape, state);
        StepWorkspace<T> workspace = state.Workspace;
        int lengthPre = state.TracePre.Shape.Length;
        int lengthPost = state.TracePost.Shape.Length;
        ReadOnlySpan<T> densePre = DenseActivity.Set(workspace.ActivityPre, zPre, lengthPre);
        ReadOnlySpan<T> densePost = DenseActivity.Set(workspace.ActivityPost, zPost, lengthPost);
        bool finite = state.Decay(densePre, densePost);
        quiet = Update(true, finite, zPre, zPost, densePre, densePost, w, state, quiet);
        DenseActivity.Clear(workspace.ActivityPre, zPre, lengthPre);
        DenseActivity.Clear(workspace.ActivityPost, zPost, lengthPost);
        return quiet;
    }

    // Before the first write, because memory may run out; and for either path, because every step may take either.
    private static void Reserve<T>(TensorShape w, StdpState<T> state)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        StepWorkspace<T> workspace = state.Workspace;
        if (!workspace.IsReserved)
        {
            int batch = state.TracePre.Shape[0];
            EventUpdate.Reserve(batch, w[0], w[1], workspace.Events);
            DenseUpdate.Reserve(w[0], w[1], batch, workspace.Panels, BlockSizes.For<T>(batch));
            workspace.IsReserved = true;
        }
    }

    private static bool? Update<T>(
        bool listed,
        bool finite,
        SpikeEvents pre,
        SpikeEvents post,
        ReadOnlySpan<T> zPre,
        ReadOnlySpan<T> zPost,
        TensorView<T> w,
        StdpState<T> state,
        bool? quiet)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var operands = new LinearOperands<T>
        {
            EveryTerm = !finite,
            ActivityPre = zPre,
            TracePre = state.TracePre.Span,
            ActivityPost = zPost,
            TracePost = state.TracePost.Span,
            Depth = state.TracePre.Shape[0],
            Inputs = w.Shape[1],
            Outputs = w.Shape[0],
        };
        bool sparse = listed
            && finite
            && PathCost.PrefersEvents<T>(
                pre.Indices.Length, post.Indices.Length, operands.Depth, operands.Outputs, operands.Inputs, checksAll: quiet is null);
        var action = new UpdateAction<T>(sparse, pre, post, operands, w, state.Workspace, quiet);
        RuleDispatch.Run(state.Workspace.Weights, ref action);
        return action.Quiet;
    }

    private ref struct UpdateAction<T>(
        bool sparse,
        SpikeEvents pre,
        SpikeEvents post,
        LinearOperands<T> operands,
        TensorView<T> w,
        StepWorkspace<T> workspace,
        bool? quiet) : IRuleAction<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly bool _sparse = sparse;
        private readonly SpikeEvents _pre = pre;
        private readonly SpikeEvents _post = post;
        private readonly LinearOperands<T> _operands = operands;
        private readonly Span<T> _w = w.Span;
        private readonly StepWorkspace<T> _workspace = workspace;

        public bool? Quiet { get; private set; } = quiet;

        public void Invoke<TRule, TSource>(TSource coefficients)
            where TRule : struct, IUpdateRule
            where TSource : struct, ICoefficientSource<T>
        {
            int rows = _operands.Outputs;
            int columns = _operands.Inputs;
            bool wasQuiet = Quiet == true;
            if (_sparse && (wasQuiet || Silence.KeepsAll<T, TRule, TSource>(_w, columns, coefficients)))
            {
                wasQuiet = true;
                if (_operands.Depth == 1)
                {
                    SampleEventUpdate.Run<T, TRule, TSource>(_pre.Indices, _post.Indices, _operands, _w, coefficients);
                }
                else
                {
                    EventUpdate.Run<T, TRule, TSource>(
                        _pre, _post, _operands.TracePre, _operands.TracePost, _w, rows, columns, coefficients, _workspace.Events);
                }
            }
            else if (_operands.Depth == 1)
            {
                SampleUpdate.Run<T, TRule, TSource>(_operands, _w, coefficients);
            }
            else
            {
                DenseUpdate.Run<T, LinearOperands<T>, TRule, TSource>(
                    _operands, _w, rows, columns, coefficients, _workspace.Panels, BlockSizes.For<T>(_operands.Depth));
            }

            if (Quiet is not null)
            {
                // Parameters that are numbers are the same for every weight: one of them answers for all.
                WeightCoefficients<T> weights = _workspace.Weights;
                Quiet = wasQuiet && (weights.QuietPersists ??= Silence.Persists<T, TRule, TSource>(
                    weights.IsUniform ? 1 : rows, weights.IsUniform ? 1 : columns, coefficients));
            }
        }
    }
}
