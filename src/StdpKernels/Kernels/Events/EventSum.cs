using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using StdpKernels.Lanes;

namespace StdpKernels.Kernels.Events;

/// <summary>Sums of traces over events, each multiplied by the number that its event carries: the same roundings as in the dense kernels.</summary>
/// <remarks>
/// A sum over graded events ends with the addition of zero, as dense sums do: a product that underflows may have made it −0. A sum of traces
/// that starts at +0 never is.
/// </remarks>
internal static class EventSum
{
    /// <summary>Sums with a further term, <c>sum + z · t</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Add<T, TKind, TLane>(TLane sum, TLane trace, TLane activity)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKind : struct, IEventKind
        where TLane : struct, IVectorLane<T, TLane> => TKind.IsGraded ? TLane.Sum(activity, trace, sum) : sum + trace;

    /// <summary>A sum with a further term, <c>sum + z · t</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Add<T, TKind>(T sum, T trace, T activity)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKind : struct, IEventKind => TKind.IsGraded ? T.MultiplyAddEstimate(activity, trace, sum) : sum + trace;

    /// <summary>Sums that have all their terms.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Complete<T, TKind, TLane>(TLane sum)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKind : struct, IEventKind
        where TLane : struct, IVectorLane<T, TLane> => TKind.IsGraded ? sum + TLane.Zero : sum;

    /// <summary>A sum that has all its terms.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Complete<T, TKind>(T sum)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKind : struct, IEventKind => TKind.IsGraded ? sum + T.Zero : sum;

    /// <summary>Sums in memory that have all their terms.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Complete<T, TKind>(Span<T> sums)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKind : struct, IEventKind
    {
        if (TKind.IsGraded)
        {
            TensorPrimitives.Add(sums, T.Zero, sums);
        }
    }
}
