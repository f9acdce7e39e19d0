using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Kernels.Events;

namespace StdpKernels.Kernels.Propagation;

/// <summary>The term that an event adds to a current. Product and sum each round by themselves: the same bits on all hardware.</summary>
internal static class Term
{
    /// <summary>Currents with <c>w · z</c> added to them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Add<T, TKind>(Vector<T> currents, Vector<T> weights, Vector<T> activity)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKind : struct, IEventKind => currents + (TKind.IsGraded ? weights * activity : weights);

    /// <summary>A current with <c>w · z</c> added to it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Add<T, TKind>(T current, T weight, T activity)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKind : struct, IEventKind => current + (TKind.IsGraded ? weight * activity : weight);
}
