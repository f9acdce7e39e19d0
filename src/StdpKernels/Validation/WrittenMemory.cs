using System.Numerics;

namespace StdpKernels.Validation;

/// <summary>The memory that a call writes, which activity must not share.</summary>
internal readonly ref struct WrittenMemory<T>(
    ReadOnlySpan<T> w, ReadOnlySpan<T> tracePre, ReadOnlySpan<T> tracePost, string name = "the weights", StdpState<T>? slow = null)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<T> _w = w;
    private readonly string _name = name;
    private readonly ReadOnlySpan<T> _tracePre = tracePre;
    private readonly ReadOnlySpan<T> _tracePost = tracePost;

    // Null where the slow traces of a state, if it has them, are not written.
    private readonly StdpState<T>? _slow = slow?.PreSlow is null ? null : slow;

    /// <summary>What a call writes that moves traces only.</summary>
    public static WrittenMemory<T> TracesOf(StdpState<T> state) => new([], state.Pre.Span, state.Post.Span, slow: state);

    /// <summary>What propagation writes.</summary>
    public static WrittenMemory<T> Currents(ReadOnlySpan<T> currents) => new(currents, [], [], "the currents");

    /// <summary>What a step writes.</summary>
    public static WrittenMemory<T> Of(ReadOnlySpan<T> w, StdpState<T> state) => new(w, state.Pre.Span, state.Post.Span, slow: state);

    // Errors blame the activity: in a layer, the weights are not the caller's.
    public void RequireDisjoint<TOther>(ReadOnlySpan<TOther> z, string name)
        where TOther : unmanaged
    {
        Require.Disjoint(_w, z, _name, name);
        Require.Disjoint(_tracePre, z, "a trace", name);
        Require.Disjoint(_tracePost, z, "a trace", name);
        if (_slow is not null)
        {
            Require.Disjoint<T, TOther>(_slow.PreSlow!.Span, z, "a trace", name);
            Require.Disjoint<T, TOther>(_slow.PostSlow!.Span, z, "a trace", name);
        }
    }

    public void RequireDisjoint(in SpikeEvents z, string name)
    {
        Require.Disjoint(_w, z, _name, name);
        Require.Disjoint(_tracePre, z, "a trace", name);
        Require.Disjoint(_tracePost, z, "a trace", name);
        if (_slow is not null)
        {
            Require.Disjoint<T>(_slow.PreSlow!.Span, z, "a trace", name);
            Require.Disjoint<T>(_slow.PostSlow!.Span, z, "a trace", name);
        }
    }
}
