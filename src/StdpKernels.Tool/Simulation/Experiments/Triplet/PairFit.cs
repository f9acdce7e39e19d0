namespace StdpKernels.Tool.Simulation.Experiments.Triplet;

/// <summary>The rule of pairs that fits the data best: its change is linear in both amplitudes, so that least squares have one solution.</summary>
/// <param name="APlus">What a pair potentiates by.</param>
/// <param name="AMinus">What a pair depresses by.</param>
/// <param name="Changes">The change of each condition.</param>
internal sealed record PairFit(double APlus, double AMinus, IReadOnlyList<double> Changes)
{
    /// <summary>The fit, with each data point in units of its standard error.</summary>
    /// <param name="potentiation">The change of each condition with amplitudes of 1 and 0.</param>
    /// <param name="depression">The change with amplitudes of 0 and 1.</param>
    public static PairFit Of(double[] potentiation, double[] depression)
    {
        (double pp, double pd, double dd, double py, double dy) = (0, 0, 0, 0, 0);
        foreach (PairingData data in PairingData.All)
        {
            double p = potentiation[data.Condition] / data.StandardError;
            double d = depression[data.Condition] / data.StandardError;
            double y = data.Change / data.StandardError;
            (pp, pd, dd, py, dy) = (pp + (p * p), pd + (p * d), dd + (d * d), py + (p * y), dy + (d * y));
        }

        double determinant = (pp * dd) - (pd * pd);
        double plus = ((py * dd) - (dy * pd)) / determinant;
        double minus = ((pp * dy) - (pd * py)) / determinant;
        return new PairFit(plus, minus, [.. potentiation.Zip(depression, (p, d) => (plus * p) + (minus * d))]);
    }
}
