using StdpKernels.Benchmarks.Goals;

namespace StdpKernels.Benchmarks.Widths;

/// <summary>What a step takes at one width.</summary>
/// <param name="Width">The width.</param>
/// <param name="Step">Microseconds a step.</param>
internal sealed record WidthTime(string Width, double Step);

/// <summary>What a step takes at every width.</summary>
/// <param name="Work">The work.</param>
/// <param name="Times">The narrowest first.</param>
internal sealed record WidthResult(Work Work, IReadOnlyList<WidthTime> Times)
{
    /// <summary>How much longer than at a narrower width a step takes, at the width that loses most; 1 where none loses.</summary>
    public double WorstLoss
    {
        get
        {
            double worst = 1;
            for (int i = 1; i < Times.Count; i++)
            {
                worst = Math.Max(worst, Times[i].Step / Times.Take(i).Min(time => time.Step));
            }

            return worst;
        }
    }
}
