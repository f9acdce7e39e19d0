using System.Numerics;

namespace StdpKernels.Validation;

/// <summary>Everything that must hold before a linear step writes its first element.</summary>
internal static class LinearContract
{
    /// <summary>Shapes and sizes, which activity and parameters are then compared with.</summary>
    public static void Validate<T>(in TensorView<T> w, StdpState<T> state, StdpParameters<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(parameters);
        Require.Rank<T>(w, 2, "[O, I]", nameof(w));
        TensorShape pre = state.Pre.Shape;
        TensorShape post = state.Post.Shape;
        WeightContract.RequireNotTransposed(in w, state, nameof(w));
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

        WeightContract.RequireDisjointTraces<T, T>(w.Span, state, nameof(w));
    }
}
