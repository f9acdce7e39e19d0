using System.Numerics;

namespace StdpKernels.Validation;

/// <summary>The weights are written: they share memory with nothing else.</summary>
/// <remarks>Errors blame the other side wherever it can be chosen: in a layer, the weights are not the caller's.</remarks>
internal static class WeightContract
{
    private const string Weights = "the weights";

    public static void ValidateDisjoint<T>(TensorView<T> w, StdpState<T> state)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Disjoint<T>(w.Span, state.TracePre.Span, "a trace", nameof(w));
        Require.Disjoint<T>(w.Span, state.TracePost.Span, "a trace", nameof(w));
    }

    public static void ValidateDisjoint<T>(TensorView<T> w, ReadOnlyTensorView<T> zPre, ReadOnlyTensorView<T> zPost)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Disjoint(w.Span, zPre.Span, Weights, nameof(zPre));
        Require.Disjoint(w.Span, zPost.Span, Weights, nameof(zPost));
    }

    public static void ValidateDisjoint<T>(TensorView<T> w, StdpState<T> state, SpikeEvents zPre, SpikeEvents zPost)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ValidateDisjoint(w, state, zPre, nameof(zPre));
        ValidateDisjoint(w, state, zPost, nameof(zPost));
    }

    private static void ValidateDisjoint<T>(TensorView<T> w, StdpState<T> state, SpikeEvents z, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Disjoint<T>(w.Span, z, Weights, name);
        Require.Disjoint<T>(state.TracePre.Span, z, "a trace", name);
        Require.Disjoint<T>(state.TracePost.Span, z, "a trace", name);
    }
}
