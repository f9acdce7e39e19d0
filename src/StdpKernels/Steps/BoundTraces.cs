using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Kernels.Traces.Coincidences;
using StdpKernels.Lanes;
using StdpKernels.Synapses;
using StdpKernels.Validation;

namespace StdpKernels.Steps;

/// <summary>The update of the traces of a state that steps move, closed over parameters and time step.</summary>
internal sealed class BoundTraces<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly StdpState<T> _state;
    private readonly BoundTrace<T> _pre;
    private readonly BoundTrace<T> _post;

    // Null without a rule of triplets. Their traces need not be there before the first step.
    private readonly BoundTrace<T>? _preSlow;
    private readonly BoundTrace<T>? _postSlow;

    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="dt"/> or the floor is not finite, the floor is negative, or a choice is undefined.
    /// </exception>
    /// <exception cref="ArgumentException">A tensor does not broadcast.</exception>
    public BoundTraces(StdpState<T> state, StdpParameters<T> parameters, double dt)
    {
        Require.Finite(dt);
        Require.Floor(parameters.TraceFloor, nameof(parameters.TraceFloor), nameof(parameters));
        Require.Defined(parameters.DynamicsPre, nameof(parameters.DynamicsPre), nameof(parameters));
        Require.Defined(parameters.DynamicsPost, nameof(parameters.DynamicsPost), nameof(parameters));
        Require.Defined(parameters.CoincidencePlus, nameof(parameters.CoincidencePlus), nameof(parameters));
        Require.Defined(parameters.CoincidenceMinus, nameof(parameters.CoincidenceMinus), nameof(parameters));
        _state = state;

        // Potentiation reads the presynaptic trace, depression the other one; slow traces are always read before the spikes of the step.
        _pre = BindPre(parameters.TauPreInv, nameof(parameters.TauPreInv), CoincidenceCatalogue.Of(parameters.CoincidencePlus));
        _post = BindPost(parameters.TauPostInv, nameof(parameters.TauPostInv), CoincidenceCatalogue.Of(parameters.CoincidenceMinus));
        if (parameters.Triplet is { } triplet)
        {
            _preSlow = BindPre(triplet.TauPreSlowInv, nameof(triplet.TauPreSlowInv), new Excluded());
            _postSlow = BindPost(triplet.TauPostSlowInv, nameof(triplet.TauPostSlowInv), new Excluded());
        }

        AreSplit = _pre.IsSplit || _post.IsSplit || _preSlow is not null;

        BoundTrace<T> BindPre(StdpParameter<T> tauInv, string name, Coincidence coincidence) => new(
            parameters.DynamicsPre,
            coincidence,
            parameters.APre,
            tauInv,
            dt,
            parameters.TraceFloor,
            state.Pre.Shape,
            (nameof(parameters.APre), nameof(parameters)),
            (name, nameof(parameters)));

        BoundTrace<T> BindPost(StdpParameter<T> tauInv, string name, Coincidence coincidence) => new(
            parameters.DynamicsPost,
            coincidence,
            parameters.APost,
            tauInv,
            dt,
            parameters.TraceFloor,
            state.Post.Shape,
            (nameof(parameters.APost), nameof(parameters)),
            (name, nameof(parameters)));
    }

    /// <summary>Whether something of a trace's step waits until the weights have changed.</summary>
    public bool AreSplit { get; }

    /// <summary>Whether a spike sets a trace, so that activity is zeros and ones.</summary>
    public bool TakesPlainSpikes => _pre.TakesPlainSpikes || _post.TakesPlainSpikes;

    /// <summary>Refuses activity that the traces can make nothing of.</summary>
    /// <param name="zPre">Presynaptic activity that is valid otherwise, of one step or of several.</param>
    /// <param name="zPost">Postsynaptic activity, likewise.</param>
    /// <exception cref="ArgumentException">Activity is more than spikes, and a spike sets the trace.</exception>
    [MethodImpl(Hot.Way)]
    public void RequireActivity(scoped in StdpActivity<T> zPre, scoped in StdpActivity<T> zPost)
    {
        _pre.Require(zPre, nameof(zPre));
        _post.Require(zPost, nameof(zPost));
    }

    /// <summary>Moves all traces by one time step, with activity of any kind.</summary>
    [MethodImpl(Hot.Way)]
    public void Run(in StdpActivity<T> zPre, in StdpActivity<T> zPost)
    {
        try
        {
            ReadOnlySpan<T> densePre = DenseActivity.Of(zPre, _state.Pre), densePost = DenseActivity.Of(zPost, _state.Post);
            Before(densePre, densePost);
            After(densePre, densePost);
        }
        finally
        {
            DenseActivity.TakeBack(zPre, _state.Pre);
            DenseActivity.TakeBack(zPost, _state.Post);
        }
    }

    /// <summary>Moves all traces as far as the weights see them, with dense activity.</summary>
    /// <returns>Whether those of pairs are finite now.</returns>
    [MethodImpl(Hot.Way)]
    public bool Before(ReadOnlySpan<T> zPre, ReadOnlySpan<T> zPost)
    {
        bool areFinite = _pre.Before(_state.Pre.Span, zPre) & _post.Before(_state.Post.Span, zPost);
        if (_preSlow is not null)
        {
            _preSlow.Before(_state.PreSlow!.Span, zPre);
            _postSlow!.Before(_state.PostSlow!.Span, zPost);
        }

        return areFinite;
    }

    /// <summary>Moves all traces by what the weights have not seen.</summary>
    [MethodImpl(Hot.Way)]
    public void After(ReadOnlySpan<T> zPre, ReadOnlySpan<T> zPost)
    {
        _pre.After(_state.Pre.Span, zPre);
        _post.After(_state.Post.Span, zPost);
        if (_preSlow is not null)
        {
            _preSlow.After(_state.PreSlow!.Span, zPre);
            _postSlow!.After(_state.PostSlow!.Span, zPost);
        }
    }

    /// <summary>Moves both traces, of which nothing waits, through a window of steps, whose activity is there, and keeps those of every step.</summary>
    [MethodImpl(Hot.Way)]
    public void Run(WindowOperands<T> window)
    {
        ReadOnlySpan<T> pre = _state.Pre.Span, post = _state.Post.Span;
        for (int step = 0; step < window.Steps; step++)
        {
            Span<T> nextPre = window.Pre.Trace(step), nextPost = window.Post.Trace(step);
            window.Note(
                step,
                areFinite: _pre.Run(pre, nextPre, window.Pre.Dense(step)) & _post.Run(post, nextPost, window.Post.Dense(step)));
            pre = nextPre;
            post = nextPost;
        }

        pre.CopyTo(_state.Pre.Span);
        post.CopyTo(_state.Post.Span);
    }
}
