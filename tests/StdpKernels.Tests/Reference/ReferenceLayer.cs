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

    /// <summary>The slow traces of a rule of triplets, which start at zero.</summary>
    public Grid<T> TPreSlow { get; } = new(tPre.Shape);

    public Grid<T> TPostSlow { get; } = new(tPost.Shape);

    public void Decay(Grid<T> zPre, Grid<T> zPost)
    {
        Before(zPre, zPost);
        After(zPre, zPost);
    }

    /// <summary>One step: of a convolution where there is a geometry, else of a linear layer.</summary>
    public void Step(Grid<T> zPre, Grid<T> zPost, Conv2dGeometry? geometry = null, T? gate = null)
    {
        Before(zPre, zPost);
        Learn(zPre, zPost, geometry, gate);
        After(zPre, zPost);
    }

    /// <summary>One step that adds what it would change the weights by, of activity that counts so many times what it carries.</summary>
    public void StepChanges(Grid<T> zPre, Grid<T> zPost, T count, Grid<T> changes, Conv2dGeometry? geometry = null)
    {
        Before(zPre, zPost);
        (Grid<T> pre, Grid<T> post) = parameters.Triplet is { } triplet
            ? (triplet.CountPre(zPre, TPreSlow), triplet.CountPost(zPost, TPostSlow))
            : (zPre, zPost);
        (Grid<T> p, Grid<T> m) = Correlate(Times(pre, count), Times(post, count), TPre, Shifted, geometry);
        foreach (int[] index in W.Indices())
        {
            changes[index] += (ReferenceRule.Potentiation(parameters, W[index], index) * p[index])
                - (ReferenceRule.Depression(parameters, W[index], index) * m[index]);
        }

        After(zPre, zPost);
    }

    /// <summary>What depression reads.</summary>
    private Grid<T> Shifted => parameters.TargetPost == T.Zero
        ? TPost
        : new(Array.ConvertAll(TPost.Values, t => t - parameters.TargetPost), TPost.Shape);

    private static Grid<T> Times(Grid<T> z, T count) => new(Array.ConvertAll(z.Values, x => x == T.Zero ? T.Zero : x * count), z.Shape);

    /// <summary>The part of a step that changes the weights: correlations, weights and bounds.</summary>
    public void Learn(Grid<T> zPre, Grid<T> zPost, Conv2dGeometry? geometry = null, T? gate = null)
    {
        if (parameters.Triplet is { } triplet)
        {
            (zPre, zPost) = (triplet.CountPre(zPre, TPreSlow), triplet.CountPost(zPost, TPostSlow));
        }

        if (gate is { } factor)
        {
            (zPre, zPost) = (Times(zPre, factor), Times(zPost, factor));
        }

        (Grid<T> p, Grid<T> m) = Correlate(zPre, zPost, TPre, Shifted, geometry);
        foreach (int[] index in W.Indices())
        {
            T w = W[index];
            if (parameters.Order == StdpOrder.Together)
            {
                W[index] = ReferenceRule.Update(parameters, w, p[index], m[index], index);
                continue;
            }

            // A bound that touches some weights only is one of a single sample.
            bool isPotentiated = !parameters.BoundsTouchedOnly || zPost[0, index[0]] != T.Zero;
            bool isDepressed = !parameters.BoundsTouchedOnly || zPre[0, index[1]] != T.Zero;
            bool potentiationFirst = parameters.Order == StdpOrder.PotentiationFirst;
            for (int half = 0; half < 2; half++)
            {
                bool potentiates = (half == 0) == potentiationFirst;
                if (potentiates ? isPotentiated : isDepressed)
                {
                    w = parameters.BoundsTouchedOnly
                        ? ReferenceRule.UpdateTouched(parameters, w, potentiates ? p[index] : null, m[index], index)
                        : ReferenceRule.Update(parameters, w, potentiates ? p[index] : T.Zero, potentiates ? T.Zero : m[index], index);
                }
            }

            W[index] = w;
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

    private void Before(Grid<T> zPre, Grid<T> zPost) => Each(zPre, zPost, (trace, z, moves, index) =>
    {
        T moved = moves.Before(trace[index], z[index], index);
        trace[index] = T.Abs(moved) < parameters.TraceFloor ? T.Zero : moved;
    });

    private void After(Grid<T> zPre, Grid<T> zPost) =>
        Each(zPre, zPost, (trace, z, moves, index) => trace[index] = moves.After(trace[index], z[index], index));

    private void Each(Grid<T> zPre, Grid<T> zPost, Action<Grid<T>, Grid<T>, ReferenceTrace<T>, int[]> move)
    {
        List<(Grid<T> Trace, Grid<T> Z, ReferenceTrace<T> Moves)> traces = [(TPre, zPre, parameters.Pre), (TPost, zPost, parameters.Post)];
        if (parameters.Triplet is { } triplet)
        {
            traces.AddRange([(TPreSlow, zPre, triplet.Pre), (TPostSlow, zPost, triplet.Post)]);
        }

        foreach ((Grid<T> trace, Grid<T> z, ReferenceTrace<T> moves) in traces)
        {
            foreach (int[] index in trace.Indices())
            {
                move(trace, z, moves, index);
            }
        }
    }

    private (Grid<T> P, Grid<T> M) Correlate(
        Grid<T> zPre, Grid<T> zPost, Grid<T> tPre, Grid<T> tPost, Conv2dGeometry? geometry) =>
        geometry is { } g
            ? ReferenceCorrelations.Conv2d(zPre, zPost, tPre, tPost, W.Shape[2], W.Shape[3], g)
            : ReferenceCorrelations.Linear(zPre, zPost, tPre, tPost);
}
