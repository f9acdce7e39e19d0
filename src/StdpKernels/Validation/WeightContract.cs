using System.Numerics;

namespace StdpKernels.Validation;

/// <summary>The weights are written: they share memory with nothing else.</summary>
internal static class WeightContract
{
    public static void ValidateDisjoint<T>(TensorView<T> w, StdpState<T> state)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Disjoint<T>(w.Span, state.TracePre.Span, "a trace", nameof(w));
        Require.Disjoint<T>(w.Span, state.TracePost.Span, "a trace", nameof(w));
    }

    public static void ValidateDisjoint<T>(TensorView<T> w, ReadOnlyTensorView<T> zPre, ReadOnlyTensorView<T> zPost)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Disjoint(w.Span, zPre.Span, nameof(zPre), nameof(w));
        Require.Disjoint(w.Span, zPost.Span, nameof(zPost), nameof(w));
    }

    public static void ValidateDisjoint<T>(TensorView<T> w, StdpState<T> state, SpikeEvents zPre, SpikeEvents zPost)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Disjoint(w.Span, zPre, nameof(w), nameof(zPre));
        Require.Disjoint(w.Span, zPost, nameof(w), nameof(zPost));
        Require.Disjoint(state.TracePre.Span, zPre, "a trace", nameof(zPre));
        Require.Disjoint(state.TracePre.Span, zPost, "a trace", nameof(zPost));
        Require.Disjoint(state.TracePost.Span, zPre, "a trace", nameof(zPre));
        Require.Disjoint(state.TracePost.Span, zPost, "a trace", nameof(zPost));
    }
}
