using System.Numerics;

namespace StdpKernels.Validation;

/// <summary>The weights are written: they share no memory with the traces. For activity, see <see cref="ActivityContract"/>.</summary>
internal static class WeightContract
{
    public static void ValidateDisjoint<T>(in TensorView<T> w, StdpState<T> state)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Disjoint<T>(w.Span, state.Pre.Span, "a trace", nameof(w));
        Require.Disjoint<T>(w.Span, state.Post.Span, "a trace", nameof(w));
    }
}
