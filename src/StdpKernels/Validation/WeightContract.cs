using System.Numerics;

namespace StdpKernels.Validation;

/// <summary>The weights are written: they share no memory with the traces. For activity, see <see cref="ActivityContract"/>.</summary>
internal static class WeightContract
{
    /// <summary>Weights whose first two dimensions are exchanged are told of as such, and not as a state that does not fit them.</summary>
    public static void RequireNotTransposed<T>(in TensorView<T> w, StdpState<T> state, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TensorShape pre = state.Pre.Shape;
        TensorShape post = state.Post.Shape;
        if (pre.Rank == w.Shape.Rank && post.Rank == w.Shape.Rank
            && pre[1] == w.Shape[0] && post[1] == w.Shape[1] && pre[1] != post[1])
        {
            Require.Throw(
                $"{name} must have {Plural.Of(post[1], "row")} of {Plural.Of(pre[1], "column or channel", "columns or channels")} "
                + $"for the traces {pre} and {post}, but its shape is {w.Shape}: the two are exchanged.",
                name);
        }
    }

    public static void ValidateDisjoint<T>(in TensorView<T> w, StdpState<T> state)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Disjoint<T, T>(w.Span, state.Pre.Span, "a trace", nameof(w));
        Require.Disjoint<T, T>(w.Span, state.Post.Span, "a trace", nameof(w));
        if (state.PreSlow is not null)
        {
            Require.Disjoint<T, T>(w.Span, state.PreSlow.Span, "a trace", nameof(w));
            Require.Disjoint<T, T>(w.Span, state.PostSlow!.Span, "a trace", nameof(w));
        }
    }
}
