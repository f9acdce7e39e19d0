using System.Globalization;
using StdpKernels.Simulation;
using StdpKernels.Tool.Simulation.Reports;

namespace StdpKernels.Tool.Simulation.Experiments.Triplet;

/// <summary>What the pairing protocols show, beside equations and data.</summary>
internal static class TripletReport
{
    // Changes of up to 1 are sums of sixty products of traces, which lose half a unit in the last place in each of the steps that they live: some
    // 5,000 of 1.1e-16.
    private const double LargestDeviation = 1e-12;

    // The 95 % quantile of chi-square with 8 degrees of freedom, ten points less two amplitudes, over ten.
    private const double RejectedError = 1.55;

    /// <param name="changes">The change of each condition, for each set of triplets.</param>
    /// <param name="pairs">The best rule of pairs.</param>
    public static ExperimentReport Create(IReadOnlyList<double[]> changes, PairFit pairs) => new()
    {
        Abstract = "Sixty pairs of spikes, 10 ms apart, are repeated at 0.1 to 50 Hz. In the visual cortex, fast pairs potentiate in either order, and "
            + "slow ones hardly potentiate at all (Sjöström, Turrigiano and Nelson 2001). The triplet rule with its full parameter sets must follow "
            + "its equations to rounding, and the data to their errors (Pfister and Gerstner 2006); no rule of pairs can.",
        Verdicts =
        [
            .. TripletSet.All.SelectMany((set, i) => Verdicts(set, changes[i])),
            Verdict.AtLeast(
                "mean squared error of the best rule of pairs, in standard errors",
                Error(pairs.Changes),
                RejectedError,
                "95 % quantile of chi-square over the ten points: above it, the data reject the rule",
                "0.00"),
        ],
        Figures = [new("triplet", TripletFigure.Caption, TripletFigure.Draw(changes, pairs))],
        Arrays =
        [
            ("rate", NpyArray.Create([.. Enumerable.Range(0, PairingProtocol.Conditions).Select(PairingProtocol.RateOf)], 2, PairingProtocol.Rates)),
            .. TripletSet.All.Select((set, i) => ($"change_{EnumNames.Of(set.Fit)}", NpyArray.Create(changes[i], 2, PairingProtocol.Rates))),
            ("change_pairs", NpyArray.Create(pairs.Changes.ToArray(), 2, PairingProtocol.Rates)),
        ],
        Notes =
        [
            string.Create(
                CultureInfo.InvariantCulture,
                $"The best rule of pairs has amplitudes of {pairs.APlus:0.0000} and {pairs.AMinus:0.0000}. Data points are means with their standard ")
            + "errors. Arrays have the order of the input first in their first row, and the other in their second.",
        ],
    };

    private static IEnumerable<Verdict> Verdicts(TripletSet set, double[] changes)
    {
        yield return Verdict.AtMost(
            $"{set.Label}: largest deviation from the equations (10⁻¹²)",
            changes.Select((change, condition) => Math.Abs(change - set.Change(condition))).Max() / LargestDeviation,
            1,
            "equations 2 to 4 of Pfister and Gerstner (2006) with table 3, spike by spike in continuous time; rounding of traces in thousands of steps",
            "0.000");
        yield return Verdict.AtMost(
            $"{set.Label}: mean squared error, in standard errors",
            Error(changes),
            1,
            "Sjöström, Turrigiano and Nelson (2001): within one standard error in the mean over the ten points",
            "0.00");
        yield return Verdict.AtMost(
            $"{set.Label}: largest error of a point, in standard errors",
            PairingData.All.Max(data => Math.Abs(changes[data.Condition] - data.Change) / data.StandardError),
            2,
            "likewise: the 95 % confidence interval of a point",
            "0.00");
        yield return Verdict.Between(
            $"{set.Label}: where the neuron firing first turns to potentiation",
            Crossing(changes),
            20,
            40,
            "the data change their sign between 20 and 40 Hz",
            "0.0",
            "Hz");
    }

    private static double Error(IReadOnlyList<double> changes) => PairingData.All.Average(data =>
        Math.Pow((changes[data.Condition] - data.Change) / data.StandardError, 2));

    // Linear between two rates of the protocol; rates ascend.
    private static double Crossing(double[] changes)
    {
        int above = PairingProtocol.Rates;
        while (above < changes.Length && changes[above] <= 0)
        {
            above++;
        }

        if (above == changes.Length || above == PairingProtocol.Rates)
        {
            return double.NaN;
        }

        double share = -changes[above - 1] / (changes[above] - changes[above - 1]);
        return PairingProtocol.RateOf(above - 1) + (share * (PairingProtocol.RateOf(above) - PairingProtocol.RateOf(above - 1)));
    }
}
