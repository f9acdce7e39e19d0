using System.Numerics;
using StdpKernels.Kernels.Events;
using StdpKernels.Validation;
using StdpKernels.Workspaces;

namespace StdpKernels.Steps;

/// <summary>A step of any layer, after its call has been validated: traces, then weights.</summary>
internal static class LayerStep
{
    public static void Run<T, TStep>(in StdpActivity<T> zPre, in StdpActivity<T> zPost, StdpState<T> state, ref TStep step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TStep : struct, ILayerStep<T>, allows ref struct
    {
        StepWorkspace<T> workspace = state.Workspace;
        ref readonly TensorShape shapePre = ref state.TracePreShape;
        ref readonly TensorShape shapePost = ref state.TracePostShape;

        // Without weights there is nothing to learn, and the sizes beside the zero may be larger than any array.
        bool learns = step.Weights.Length > 0;

        // Before the first write, because memory or threads may run out.
        if (learns && step.TryReserve())
        {
            Reserve(workspace, shapePre, shapePost);
        }

        using var pre = new DenseActivity<T>(zPre, shapePre.Length, workspace.ActivityPre);
        using var post = new DenseActivity<T>(zPost, shapePost.Length, workspace.ActivityPost);
        bool finite = state.Decay(pre.Values, post.Values);
        if (learns)
        {
            EventScratch<T> scratch = workspace.Workers[0].Events;
            bool listed = ListedActivity.TryOf(zPre, shapePre, scratch.Pre, out SpikeEvents eventsPre)
                & ListedActivity.TryOf(zPost, shapePost, scratch.Post, out SpikeEvents eventsPost);
            step.Update(new StepActivity<T>
            {
                Pre = pre.Values,
                Post = post.Values,
                EventsPre = eventsPre,
                EventsPost = eventsPost,
                IsListed = listed,
                IsFinite = finite,
            });
        }
    }

    private static void Reserve<T>(StepWorkspace<T> workspace, in TensorShape shapePre, in TensorShape shapePost)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        SpikeScan.Reserve<T>(shapePre, workspace.Workers[0].Events.Pre);
        SpikeScan.Reserve<T>(shapePost, workspace.Workers[0].Events.Post);
        EventContract.Reserve(shapePre, workspace.EventsPre);
        EventContract.Reserve(shapePost, workspace.EventsPost);
        workspace.ActivityPre.Take(shapePre.Length);
        workspace.ActivityPost.Take(shapePost.Length);
        workspace.IsReserved = true;
    }
}
