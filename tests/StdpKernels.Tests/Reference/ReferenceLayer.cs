using System.Numerics;

namespace StdpKernels.Tests.Reference;

/// <summary>
/// The contract of one layer, step by step, for reading. In <c>float</c> every operation rounds to <c>float</c>: that is what
/// the engine must reproduce bit for bit wherever products are exact. In <c>double</c> it is what <c>float</c> approximates.
/// </summary>
internal sealed class ReferenceLayer<T>(Grid<T> w, Grid<T> tPre, Grid<T> tPost, ReferenceParameters<T> parameters)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public Grid<T> W { get; } = w;

    public Grid<T> TPre { get; } = tPre;

    public Grid<T> TPost { get; } = tPost;

    public void Decay(Grid<T> zPre, Grid<T> zPost)
    {
        Decay(TPre, zPre, parameters.APre, parameters.RatePre);
        Decay(TPost, zPost, parameters.APost, parameters.RatePost);
    }

    /// <summary>One step: of a convolution where there is a geometry, else of a linear layer.</summary>
    public void Step(Grid<T> zPre, Grid<T> zPost, Conv2dGeometry? geometry = null)
    {
        Decay(zPre, zPost);
        Learn(zPre, zPost, geometry);
    }

    /// <summary>The part of a step after the traces have moved: correlations, weights and bounds.</summary>
    public void Learn(Grid<T> zPre, Grid<T> zPost, Conv2dGeometry? geometry = null)
    {
        (Grid<T> p, Grid<T> m) = Correlate(zPre, zPost, TPre, TPost, geometry);
        foreach (int[] index in W.Indices())
        {
            W[index] = ReferenceRule.Update(parameters, W[index], p[index], m[index], index);
        }
    }

    /// <summary>
    /// For each weight, the size of all that is added up in its update: what an error bound is relative to. Needs the old
    /// weights and the new traces.
    /// </summary>
    public Grid<T> Magnitude(Grid<T> zPre, Grid<T> zPost, Conv2dGeometry? geometry = null)
    {
        (Grid<T> p, Grid<T> m) = Correlate(zPre.Abs(), zPost.Abs(), TPre.Abs(), TPost.Abs(), geometry);
        var magnitude = new Grid<T>(W.Shape);
        foreach (int[] index in W.Indices())
        {
            T w = W[index];
            magnitude[index] = T.Abs(w)
                + (T.Abs(ReferenceRule.Potentiation(parameters, w, index)) * p[index])
                + (T.Abs(ReferenceRule.Depression(parameters, w, index)) * m[index]);
        }

        return magnitude;
    }

    private void Decay(Grid<T> trace, Grid<T> z, Grid<T> a, Grid<T> k)
    {
        foreach (int[] index in trace.Indices())
        {
            T t = trace[index];
            T moved = t + (k.Broadcast(index) * (-t + (a.Broadcast(index) * z[index])));
            trace[index] = T.Abs(moved) < parameters.TraceFloor ? T.Zero : moved;
        }
    }

    private (Grid<T> P, Grid<T> M) Correlate(
        Grid<T> zPre, Grid<T> zPost, Grid<T> tPre, Grid<T> tPost, Conv2dGeometry? geometry) =>
        geometry is { } g
            ? ReferenceCorrelations.Conv2d(zPre, zPost, tPre, tPost, W.Shape[2], W.Shape[3], g)
            : ReferenceCorrelations.Linear(zPre, zPost, tPre, tPost);
}
