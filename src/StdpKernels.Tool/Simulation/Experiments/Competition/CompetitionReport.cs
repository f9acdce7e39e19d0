using System.Globalization;
using StdpKernels.Simulation;
using StdpKernels.Tool.Simulation.Reports;

namespace StdpKernels.Tool.Simulation.Experiments.Competition;

/// <summary>What the competition experiment shows, beside what is expected.</summary>
internal static class CompetitionReport
{
    // A figure of the reference that was rounded to a unit is off by this standard deviation of it.
    private static readonly double Rounding = 1 / Math.Sqrt(12);

    private const string RateText = "output rate over the whole run";
    private const string Symmetric = "symmetric coincidences";

    private static readonly string[] Names = ["w", "w_multiplicative_relu", "w_correlated", "w_symmetric"];

    /// <summary>The report of the published network, and of its variants if they were run.</summary>
    public static ExperimentReport Create(IReadOnlyList<CompetitionResult> results)
    {
        CompetitionResult published = results[0];
        bool describes = CompetitionReference.Describes(published.Parameters);
        List<Verdict> verdicts = [.. PublishedVerdicts(published)];
        List<ReportFigure> figures = [new("competition", CompetitionFigure.Caption(published), CompetitionFigure.Draw(published))];
        if (results.Count > 1)
        {
            verdicts.AddRange(SymmetricVerdicts(results[3]));
            verdicts.AddRange(VariantVerdicts(results[1], results[2]));
            figures.Add(new("variants", VariantsFigure.Caption, VariantsFigure.Draw(results[1], results[2])));
        }

        return new ExperimentReport
        {
            Abstract = "A leaky integrate-and-fire neuron has Poisson inputs through plastic synapses (Song, Miller and Abbott 2000). "
                + "Under the additive rule the synapses compete for the control of the neuron, although their inputs are alike: most end "
                + "near one of the bounds. With Brian2's order within a step, distribution and output rate must be those that Brian2 gives.",
            Verdicts = [.. verdicts.Select(verdict => describes ? verdict : verdict.Unjudged())],
            Figures = figures,
            Notes = Notes(describes),
            Arrays = [.. results.Select((result, i) => (Names[i], NpyArray.Create(result.Weights.ToArray(), 1, result.Weights.Length)))],
        };
    }

    // Both are one run of many synapses: a share of them varies like that of so many drawings, here and there.
    private static IEnumerable<Verdict> PublishedVerdicts(CompetitionResult result)
    {
        for (int decile = 0; decile < result.Deciles.Count; decile++)
        {
            double expected = CompetitionReference.Deciles[decile];
            double variance = (2 * expected * (1 - expected) / result.Weights.Length) + Math.Pow(0.01 * Rounding, 2);
            yield return Verdict.Within(
                $"{Tenth(decile)}, fraction",
                result.Deciles[decile],
                expected,
                SeedStatistics.Deviations * Math.Sqrt(variance),
                "Brian2 2.5.1; three standard errors of two runs with 1,000 weights each, and of rounding to 0.01",
                "0.000");
        }

        yield return Verdict.Within(
            RateText,
            result.OutputRate,
            CompetitionReference.OutputRate,
            SeedStatistics.Deviations * Math.Sqrt((2 * Math.Pow(CompetitionSeeds.OutputRateDeviation, 2)) + Math.Pow(Rounding, 2)),
            "Brian2 2.5.1; three standard errors of two runs that vary as those of seeds 2 to 9 here, and of rounding to 1 Hz",
            "0.0",
            "Hz");
    }

    private static IEnumerable<Verdict> SymmetricVerdicts(CompetitionResult result)
    {
        for (int decile = 0; decile < result.Deciles.Count; decile++)
        {
            yield return Verdict.LikeSeeds(
                $"{Symmetric}: {Tenth(decile)}, fraction",
                result.Deciles[decile],
                SeedStatistics.OfShare(CompetitionSeeds.SymmetricDeciles[decile], result.Weights.Length),
                "0.000");
        }

        yield return Verdict.LikeSeeds($"{Symmetric}: {RateText}", result.OutputRate, CompetitionSeeds.SymmetricOutputRate, "0.0", "Hz");
    }

    private static string Tenth(int decile) =>
        string.Create(CultureInfo.InvariantCulture, $"weights {decile / 10.0:0.0} – {(decile + 1) / 10.0:0.0} g_max");

    private static IEnumerable<Verdict> VariantVerdicts(CompetitionResult multiplicative, CompetitionResult correlated)
    {
        yield return Verdict.AtMost(
            "multiplicative_relu, same input: fraction of weights within 0.2 g_max of a bound",
            multiplicative.Deciles[0] + multiplicative.Deciles[1] + multiplicative.Deciles[8] + multiplicative.Deciles[9],
            0.001,
            "none of 8,000 weights of seeds 2 to 9, so less than 0.0004 of them (rule of three): one in 1,000 at most",
            "0.000");
        yield return Verdict.AtMost(
            "multiplicative_relu, same input: number of modes",
            WeightModes.Count(multiplicative.Deciles),
            1,
            "the stationary distribution of a multiplicative rule has one mode (van Rossum, Bi and Turrigiano 2000)",
            "0");
        int group = correlated.Parameters.CorrelatedInputs;
        yield return Verdict.LikeSeeds(
            string.Create(CultureInfo.InvariantCulture, $"mean weight of {group} correlated inputs, in g_max"),
            Statistics.Mean(correlated.Weights.Span[..group]),
            CompetitionSeeds.CorrelatedMean,
            "0.000");
        yield return Verdict.LikeSeeds(
            "mean weight of the other inputs, in g_max", Statistics.Mean(correlated.Weights.Span[group..]), CompetitionSeeds.OtherMean, "0.000");
    }

    private static List<string> Notes(bool describes)
    {
        List<string> notes =
        [
            "The output rate depends on how two spikes in the same step count, since the neuron settles where pairs by chance balance "
            + "causal ones. In Brian2 such a coincidence only potentiates, which makes A−/A+ 1.045 in effect at 0.1 ms. Where it counts on both "
            + "sides, A−/A+ is 1.05 in any step width, and the neuron fires less: that is the last network.",
        ];
        if (!describes)
        {
            notes.Add("The expected figures belong to 1,000 s of the default network, not to this run.");
        }

        return notes;
    }
}
