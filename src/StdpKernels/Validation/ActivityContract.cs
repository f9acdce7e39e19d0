using System.Numerics;
using StdpKernels.Workspaces;

namespace StdpKernels.Validation;

/// <summary>What holds of the activity of every call: it fits its trace, and its memory is none that the call writes.</summary>
internal static class ActivityContract
{
    /// <summary>Checks both sides. Events are replaced by copies: what their memory holds later does not matter.</summary>
    /// <param name="zPre">Presynaptic activity.</param>
    /// <param name="zPost">Postsynaptic activity.</param>
    /// <param name="state">The traces.</param>
    /// <param name="w">The weights; none where only traces move.</param>
    public static void Validate<T>(
        ref StdpActivity<T> zPre, ref StdpActivity<T> zPost, StdpState<T> state, ReadOnlySpan<T> w)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ValidateSide(ref zPre, state.TracePre.Shape, state.Workspace.EventsPre, "the presynaptic trace", state, w, nameof(zPre));
        ValidateSide(ref zPost, state.TracePost.Shape, state.Workspace.EventsPost, "the postsynaptic trace", state, w, nameof(zPost));
    }

    private static void ValidateSide<T>(
        ref StdpActivity<T> z,
        TensorShape trace,
        SpikeScratch copies,
        string what,
        StdpState<T> state,
        ReadOnlySpan<T> w,
        string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (z.IsEvents)
        {
            RequireDisjoint(z.Events, state, w, name);
            z = EventContract.Validate(z.Events, trace, copies, name);
        }
        else
        {
            RequireFit(z, trace, what, name);
            RequireDisjoint(z.Dense.Span, state, w, name);
        }
    }

    private static void RequireFit<T>(in StdpActivity<T> z, TensorShape trace, string what, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (z.HasShape)
        {
            Require.Shape(z.Dense, trace, what, name);
        }
        else
        {
            Require.Length(z.Dense.Span.Length, trace, name);
        }
    }

    // Errors blame the activity: in a layer, the weights are not the caller's.
    private static void RequireDisjoint<T>(ReadOnlySpan<T> z, StdpState<T> state, ReadOnlySpan<T> w, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Disjoint(w, z, "the weights", name);
        Require.Disjoint(state.TracePre.Span, z, "a trace", name);
        Require.Disjoint(state.TracePost.Span, z, "a trace", name);
    }

    private static void RequireDisjoint<T>(SpikeEvents z, StdpState<T> state, ReadOnlySpan<T> w, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Disjoint(w, z, "the weights", name);
        Require.Disjoint<T>(state.TracePre.Span, z, "a trace", name);
        Require.Disjoint<T>(state.TracePost.Span, z, "a trace", name);
    }
}
