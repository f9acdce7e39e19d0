using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Coefficients;
using StdpKernels.Lanes;

namespace StdpKernels.Kernels.Traces;

/// <summary>The update of a trace, closed over its kind and factors.</summary>
internal abstract class TraceStep<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Moves traces, whose old values stay where the new ones go elsewhere.</summary>
    /// <param name="t">The traces.</param>
    /// <param name="next">What they become; may be the same memory.</param>
    /// <param name="z">Activity.</param>
    /// <returns>Whether all traces are finite then.</returns>
    public abstract bool Run(ReadOnlySpan<T> t, Span<T> next, ReadOnlySpan<T> z);
}

/// <summary>The update of a trace of one kind.</summary>
internal sealed class TraceStep<T, TKind>(TraceCoefficients<T> coefficients) : TraceStep<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TKind : struct, ITraceKind
{
    [MethodImpl(Hot.Way)]
    public override bool Run(ReadOnlySpan<T> t, Span<T> next, ReadOnlySpan<T> z) => TraceUpdate.Run<T, TKind>(t, next, z, coefficients);
}
