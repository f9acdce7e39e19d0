using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Lanes;

namespace StdpKernels.Validation;

/// <summary>Weights beside the state: what shares no memory with its traces. For activity, see <see cref="ActivityContract"/>.</summary>
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

    /// <summary>Also of other types: a cast can give lists or flags, and traces, the same memory.</summary>
    [MethodImpl(Hot.Way)]
    public static void RequireDisjointTraces<T, TOther>(ReadOnlySpan<TOther> other, StdpState<T> state, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TOther : unmanaged
    {
        foreach (StdpTrace<T> trace in state.Moved)
        {
            Require.Disjoint<T, TOther>(trace.Span, other, "a trace", name);
        }
    }
}
