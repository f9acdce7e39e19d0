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
        StepWorkspace<T> workspace = state.Workspace;
        var written = new Written<T>(w, state.TracePreSpan, state.TracePostSpan);
        ValidateSide(ref zPre, state.TracePreShape, workspace.EventsPre, "the presynaptic trace", written, nameof(zPre));
        ValidateSide(ref zPost, state.TracePostShape, workspace.EventsPost, "the postsynaptic trace", written, nameof(zPost));
    }

    private static void ValidateSide<T>(
        ref StdpActivity<T> z, in TensorShape trace, SpikeScratch copies, string what, in Written<T> written, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (z.IsEvents)
        {
            written.RequireDisjoint(z.Events, name);
            z = EventContract.Validate(z.Events, trace, copies, name);
        }
        else
        {
            RequireFit(z, trace, what, name);
            written.RequireDisjoint(z.Dense.Span, name);
        }
    }

    private static void RequireFit<T>(in StdpActivity<T> z, in TensorShape trace, string what, string name)
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

    /// <summary>The memory that a call writes.</summary>
    private readonly ref struct Written<T>(ReadOnlySpan<T> w, ReadOnlySpan<T> tracePre, ReadOnlySpan<T> tracePost)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly ReadOnlySpan<T> _w = w;
        private readonly ReadOnlySpan<T> _tracePre = tracePre;
        private readonly ReadOnlySpan<T> _tracePost = tracePost;

        // Errors blame the activity: in a layer, the weights are not the caller's.
        public void RequireDisjoint(ReadOnlySpan<T> z, string name)
        {
            Require.Disjoint(_w, z, "the weights", name);
            Require.Disjoint(_tracePre, z, "a trace", name);
            Require.Disjoint(_tracePost, z, "a trace", name);
        }

        public void RequireDisjoint(in SpikeEvents z, string name)
        {
            Require.Disjoint(_w, z, "the weights", name);
            Require.Disjoint(_tracePre, z, "a trace", name);
            Require.Disjoint(_tracePost, z, "a trace", name);
        }
    }
}
