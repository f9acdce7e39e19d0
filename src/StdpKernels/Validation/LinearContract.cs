using System.Numerics;

namespace StdpKernels.Validation;

/// <summary>Everything that must hold before a linear step writes its first element.</summary>
internal static class LinearContract
{
    public static void Validate<T>(
        ReadOnlyTensorView<T> zPre,
        ReadOnlyTensorView<T> zPost,
        TensorView<T> w,
        StdpState<T> state,
        StdpParameters<T> parameters,
        double dt)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ValidateLayer(w, state, parameters);
        TraceContract.Validate(zPre, zPost, state.TracePre, state.TracePost);
        WeightContract.ValidateDisjoint(w, zPre, zPost);
        state.Workspace.Prepare(parameters, dt, state.TracePre.Shape, state.TracePost.Shape, w.Shape);
    }

    public static void Validate<T>(
        SpikeEvents zPre, SpikeEvents zPost, TensorView<T> w, StdpState<T> state, StdpParameters<T> parameters, double dt)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ValidateLayer(w, state, parameters);
        Require.Events(zPre, state.TracePre.Shape, nameof(zPre));
        Require.Events(zPost, state.TracePost.Shape, nameof(zPost));
        WeightContract.ValidateDisjoint(w, state, zPre, zPost);
        state.Workspace.Prepare(parameters, dt, state.TracePre.Shape, state.TracePost.Shape, w.Shape);
    }

    private static void ValidateLayer<T>(TensorView<T> w, StdpState<T> state, StdpParameters<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(parameters);
        Require.Rank(w.Shape, 2, "[O, I]", nameof(w));
        TensorShape pre = state.TracePre.Shape;
        TensorShape post = state.TracePost.Shape;
        if (pre.Rank != 2 || pre[1] != w.Shape[1])
        {
            Require.Throw(
                $"state must have a presynaptic trace [B, {w.Shape[1]}] for w {w.Shape}, but its shape is {pre}.", nameof(state));
        }

        if (post.Rank != 2 || post[0] != pre[0] || post[1] != w.Shape[0])
        {
            Require.Throw(
                $"state must have a postsynaptic trace [{pre[0]}, {w.Shape[0]}] for w {w.Shape} and the presynaptic trace {pre}, "
                + $"but its shape is {post}.",
                nameof(state));
        }

        WeightContract.ValidateDisjoint(w, state);
    }
}
