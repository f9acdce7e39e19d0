using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Coefficients;
using StdpKernels.Kernels;
using StdpKernels.Lanes;
using StdpKernels.Synapses;
using StdpKernels.Validation;

namespace StdpKernels.Steps;

/// <summary>The update of both traces of a state, closed over parameters and time step.</summary>
internal sealed class BoundTraces<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly StdpTrace<T> _pre;
    private readonly StdpTrace<T> _post;
    private readonly TraceCoefficients<T> _coefficientsPre;
    private readonly TraceCoefficients<T> _coefficientsPost;

    /// <exception cref="ArgumentOutOfRangeException"><paramref name="dt"/> or the floor is not finite, or the floor is negative.</exception>
    /// <exception cref="ArgumentException">A tensor does not broadcast.</exception>
    public BoundTraces(StdpTrace<T> pre, StdpTrace<T> post, StdpParameters<T> parameters, double dt)
    {
        Require.Finite(dt);
        Require.Floor(parameters.TraceFloor, nameof(parameters.TraceFloor), nameof(parameters));
        (_pre, _post) = (pre, post);
        _coefficientsPre = new(
            parameters.APre, parameters.TauPreInv, dt, parameters.TraceFloor, pre.Shape, nameof(parameters.APre), nameof(parameters.TauPreInv));
        _coefficientsPost = new(
            parameters.APost, parameters.TauPostInv, dt, parameters.TraceFloor, post.Shape, nameof(parameters.APost), nameof(parameters.TauPostInv));
    }

    /// <summary>Moves both traces by one time step, with activity of any kind.</summary>
    [MethodImpl(Hot.Way)]
    public void Run(in StdpActivity<T> zPre, in StdpActivity<T> zPost)
    {
        try
        {
            Run(DenseActivity.Of(zPre, _pre), DenseActivity.Of(zPost, _post));
        }
        finally
        {
            DenseActivity.TakeBack(zPre, _pre);
            DenseActivity.TakeBack(zPost, _post);
        }
    }

    /// <summary>Moves both traces by one time step, with dense activity.</summary>
    /// <returns>Whether all traces are finite now.</returns>
    [MethodImpl(Hot.Way)]
    public bool Run(ReadOnlySpan<T> zPre, ReadOnlySpan<T> zPost) =>
        TraceUpdate.Run(_pre.Span, zPre, _coefficientsPre) & TraceUpdate.Run(_post.Span, zPost, _coefficientsPost);

    /// <summary>Moves both traces through a window of steps, whose activity is there, and keeps those of every step.</summary>
    [MethodImpl(Hot.Way)]
    public void Run(WindowOperands<T> window)
    {
        ReadOnlySpan<T> pre = _pre.Span, post = _post.Span;
        for (int step = 0; step < window.Steps; step++)
        {
            Span<T> nextPre = window.Pre.Trace(step), nextPost = window.Post.Trace(step);
            window.Note(
                step,
                areFinite: TraceUpdate.Run(pre, nextPre, window.Pre.Dense(step), _coefficientsPre)
                    & TraceUpdate.Run(post, nextPost, window.Post.Dense(step), _coefficientsPost));
            pre = nextPre;
            post = nextPost;
        }

        pre.CopyTo(_pre.Span);
        post.CopyTo(_post.Span);
    }
}
