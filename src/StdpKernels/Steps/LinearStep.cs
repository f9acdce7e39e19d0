using System.Numerics;
using StdpKernels.Coefficients;
using StdpKernels.Kernels.Dense;
using StdpKernels.Kernels.Events;
using StdpKernels.Rules;
using StdpKernels.Threading;
using StdpKernels.Validation;
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
    public static bool? Run<T>(
        in StdpActivity<T> zPre, in StdpActivity<T> zPost, TensorView<T> w, StdpState<T> state, bool? quiet)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Without weights there is nothing to learn, and the sizes beside the zero may be larger than any array.
        bool learns = w.Shape.Length > 0;
        if (learns)
        {
            Reserve(w.Shape, state);
        }

        StepWorkspace<T> workspace = state.Workspace;
        ReadOnlySpan<T> densePre = DenseActivity.Of(zPre, state.TracePre.Shape.Length, workspace.ActivityPre);
        ReadOnlySpan<T> densePost = DenseActivity.Of(zPost, state.TracePost.Shape.Length, workspace.ActivityPost);
        bool finite = state.Decay(densePre, densePost);
        if (!learns)
        {
            return quiet;
        }

        EventScratch<T> scratch = workspace.Workers[0].Events;
        bool listed = ListedActivity.TryOf(zPre, state.TracePre.Shape, scratch.Pre, out SpikeEvents pre)
            & ListedActivity.TryOf(zPost, state.TracePost.Shape, scratch.Post, out SpikeEvents post);
        return Update(listed, finite, pre, post, densePre, densePost, w, state, quiet);
    }

    /// <summary>Looks at all weights: whether silence leaves each alone, and will go on to.</summary>
    public static bool FindQuiet<T>(TensorView<T> w, StdpState<T> state)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var action = new KeepsAction<T>(w);
        RuleCatalogue.Run(state.Workspace.Weights, ref action);
        return action.Keeps && QuietPersists(state.Workspace.Weights, w.Shape);
    }

    // Before the first write, because memory or threads may run out; and for every path and thread, because any step may take any.
    private static void Reserve<T>(TensorShape w, StdpState<T> state)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        StepWorkspace<T> workspace = state.Workspace;
        if (!workspace.IsReserved)
        {
            int batch = state.TracePre.Shape[0];
            foreach (WorkerScratch<T> scratch in workspace.Workers)
            {
                EventUpdate.Reserve(batch, w[0], w[1], scratch.Events);
                DenseUpdate.Reserve(w[0], w[1], batch, scratch.Panels, BlockSizes.For<T>(batch));
            }

            SpikeScan.Reserve<T>(state.TracePre.Shape, workspace.Workers[0].Events.Pre);
            SpikeScan.Reserve<T>(state.TracePost.Shape, workspace.Workers[0].Events.Post);
            EventContract.Reserve(state.TracePre.Shape, workspace.EventsPre);
            EventContract.Reserve(state.TracePost.Shape, workspace.EventsPost);
            workspace.ActivityPre.Take(state.TracePre.Shape.Length);
            workspace.ActivityPost.Take(state.TracePost.Shape.Length);
            workspace.Work = new LinearWork<T>(workspace);
            workspace.Team.Reserve(workspace.Forced?.Parts ?? PathCost.MaxParts<T>(batch, w[0], w[1], workspace.Workers.Length));
            workspace.IsReserved = true;
        }
    }

    private static unsafe bool? Update<T>(
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
        int batch = state.TracePre.Shape[0];
        int rows = w.Shape[0];
        int columns = w.Shape[1];
        StepWorkspace<T> workspace = state.Workspace;
        bool sparse = PathCost.PrefersEvents<T>(
            listed ? pre.Indices.Length : zPre.Length,
            listed ? post.Indices.Length : zPost.Length,
            batch,
            rows,
            columns,
            checksAll: quiet is null || workspace.Weights.QuietPersists == false,
            out double cost);
        var work = (LinearWork<T>)workspace.Work!;
        bool wasQuiet;
        fixed (T* wStart = w.Span, zPreStart = zPre, zPostStart = zPost)
        fixed (T* tracePre = state.TracePre.Span, tracePost = state.TracePost.Span)
        fixed (int* preIndices = pre.Indices, preStarts = pre.Starts, postIndices = post.Indices, postStarts = post.Starts)
        {
            var call = new LinearCall<T>
            {
                W = new(wStart, w.Span.Length),
                ActivityPre = new(zPreStart, zPre.Length),
                ActivityPost = new(zPostStart, zPost.Length),
                TracePre = new(tracePre, zPre.Length),
                TracePost = new(tracePost, zPost.Length),
                Pre = new(new(preIndices, pre.Indices.Length), new(preStarts, pre.Starts.Length), pre.BatchSize),
                Post = new(new(postIndices, post.Indices.Length), new(postStarts, post.Starts.Length), post.BatchSize),
                Batch = batch,
                Rows = rows,
                Columns = columns,
                IsFinite = finite,
                IsSparse = listed && finite && (workspace.Forced?.IsSparse ?? sparse),
                Quiet = quiet == true,
            };
            wasQuiet = work.Run(call, workspace.Forced?.Parts ?? PathCost.Parts(cost, workspace.Workers.Length, rows));
        }

        return quiet is null ? null : wasQuiet && QuietPersists(workspace.Weights, w.Shape);
    }

    private static bool QuietPersists<T>(WeightCoefficients<T> weights, TensorShape w)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (weights.QuietPersists is null)
        {
            // Parameters that are numbers are the same for every weight: one of them answers for all.
            var action = new PersistAction<T>(weights.IsUniform ? 1 : w[0], weights.IsUniform ? 1 : w[1]);
            RuleCatalogue.Run(weights, ref action);
            weights.QuietPersists = action.Persists;
        }

        return weights.QuietPersists.Value;
    }

    private struct PersistAction<T>(int rows, int columns) : IRuleAction<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public bool Persists { get; private set; }

        public void Invoke<TRule, TSource>(TSource coefficients)
            where TRule : struct, IUpdateRule
            where TSource : struct, ICoefficientSource<T>, allows ref struct =>
            Persists = Silence.Persists<T, TRule, TSource>(rows, columns, coefficients);
    }

    private ref struct KeepsAction<T>(TensorView<T> w) : IRuleAction<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly TensorView<T> _w = w;

        public bool Keeps { get; private set; }

        public void Invoke<TRule, TSource>(TSource coefficients)
            where TRule : struct, IUpdateRule
            where TSource : struct, ICoefficientSource<T>, allows ref struct =>
            Keeps = Silence.KeepsAll<T, TRule, TSource>(_w.Span, new RowRange(0, _w.Shape[0]), _w.Shape[1], coefficients);
    }
}
