using System.Numerics;

namespace StdpKernels.Validation;

/// <summary>What holds wherever traces move: activity has the trace's shape, and its memory is not the trace's.</summary>
internal static class TraceContract
{
    public static void Validate<T>(
        ReadOnlyTensorView<T> zPre, ReadOnlyTensorView<T> zPost, TensorView<T> tracePre, TensorView<T> tracePost)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ValidateSide(zPre, tracePre, tracePost, "the presynaptic trace", nameof(zPre));
        ValidateSide(zPost, tracePost, tracePre, "the postsynaptic trace", nameof(zPost));
    }

    private static void ValidateSide<T>(
        ReadOnlyTensorView<T> z, TensorView<T> trace, TensorView<T> otherTrace, string what, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Shape(z, trace.Shape, what, name);
        Require.Disjoint<T>(trace.Span, z.Span, "a trace", name);
        Require.Disjoint<T>(otherTrace.Span, z.Span, "a trace", name);
    }
}
