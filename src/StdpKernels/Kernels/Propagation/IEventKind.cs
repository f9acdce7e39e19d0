using System.Numerics;
using System.Runtime.CompilerServices;

namespace StdpKernels.Kernels.Propagation;

/// <summary>Whether events carry numbers: plain spikes need no multiplication.</summary>
internal interface IEventKind
{
    static abstract bool IsGraded { get; }
}

/// <summary>The activity of every event is 1.</summary>
internal readonly struct PlainEvents : IEventKind
{
    public static bool IsGraded => false;
}

/// <summary>Each event carries a number.</summary>
internal readonly struct GradedEvents : IEventKind
{
    public static bool IsGraded => true;
}

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
