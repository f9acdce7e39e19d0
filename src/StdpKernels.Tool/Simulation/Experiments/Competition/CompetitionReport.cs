using System.Globalization;
using StdpKernels.Tool.Npz;
using StdpKernels.Tool.Simulation.Reports;

namespace StdpKernels.Tool.Simulation.Experiments.Competition;

/// <summary>What the competition experiment shows, beside what is expected.</summary>
internal static class CompetitionReport
{
    private const double DecileTolerance = 0.04;
    private const double RateTolerance = 5;
    private const double EffectiveRateTolerance = 2;

    private static readonly string[] Names = ["w", "w_multiplicative_relu", "w_correlated", "w_ratio_1_045"];

    /// <summary>The report of the published network, and of its variants if they were run.</summary>
    public static ExperimentReport Create(IReadOnlyList<CompetitionResult> results)
    {
        CompetitionResult published = results[0];
        bool describes = CompetitionReference.Describes(published.Parameters);
        List<Verdict> verdicts = [.. PublishedVerdicts(published)];
        List<ReportFigure> figures = [new("competition", CompetitionFigure.Caption(published), CompetitionFigure.Draw(published))];
        if (results.Count > 1)
        {
            verdicts.Add(RateVerdict(results[3], ", A−/A+ 1.045, which is Brian2's in effect", EffectiveRateTolerance));
            verdicts.AddRange(VariantVerdicts(results[1], results[2]));
            figures.Add(new("variants", VariantsFigure.Caption, VariantsFigure.Draw(results[1], results[2])));
        }

        return new ExperimentReport
        {
            Abstract = "A leaky integrate-and-fire neuron has Poisson inputs through plastic synapses (Song, Miller and Abbott 2000). "
                + "Under the additive rule the synapses compete for the control of the neuron, although their inputs are alike: most end "
                + "near one of the bounds. The distribution must be the one that Brian2 gives for the same network.",
            Verdicts = [.. verdicts.Select(verdict => describes ? verdict : verdict with { IsMet = null })],
            Figures = figures,
            Notes = Notes(describes),
            Arrays = [.. results.Select((result, i) => (Names[i], NpyArray.Create(result.Weights.ToArray(), 1, result.Weights.Length)))],
        };
    }

    private static IEnumerable<Verdict> PublishedVerdicts(CompetitionResult result)
    {
        for (int decile = 0; decile < result.Deciles.Count; decile++)
        {
            yield return Verdict.Within(
                string.Create(
                    CultureInfo.InvariantCulture, $"weights {decile / 10.0:0.0} – {(decile + 1) / 10.0:0.0} g_max, fraction"),
                result.Deciles[decile],
                CompetitionReference.Deciles[decile],
                DecileTolerance);
        }

        yield return RateVerdict(result, "", RateTolerance);
    }

    private static Verdict RateVerdict(CompetitionResult result, string condition, double tolerance) => Verdict.Within(
        $"output rate over the whole run{condition}",
        result.OutputRate,
        CompetitionReference.OutputRate,
        tolerance,
        "0.0",
        "Hz");

    private static IEnumerable<Verdict> VariantVerdicts(CompetitionResult multiplicative, CompetitionResult correlated)
    {
        yield return Verdict.AtMost(
            "multiplicative_relu, same input: fraction of weights within 0.2 g_max of a bound",
            multiplicative.Deciles[0] + multiplicative.Deciles[1] + multiplicative.Deciles[8] + multiplicative.Deciles[9],
            0.05);
        yield return Verdict.AtMost(
            "multiplicative_relu, same input: number of modes", WeightModes.Count(multiplicative.Deciles), 1, "0");
        int group = correlated.Parameters.CorrelatedInputs;
        yield return Verdict.AtLeast(
            string.Create(CultureInfo.InvariantCulture, $"mean weight of {group} correlated inputs, in g_max"),
            Mean(correlated.Weights.Span[..group]),
            0.8);
        yield return Verdict.AtMost("mean weight of the other inputs, in g_max", Mean(correlated.Weights.Span[group..]), 0.4);
    }

    private static List<string> Notes(bool describes)
    {
        List<string> notes =
        [
            "The output rate depends on how two spikes in the same step count, since the neuron settles where pairs by chance balance "
            + "causal ones. Here a coincidence potentiates and depresses, so that A−/A+ is 1.05 in any step width. In Brian2 it only "
            + "potentiates, which makes the ratio 1.045 in effect at 0.1 ms. That, and not an error, is why this network fires less than "
            + "Brian2's at 1.05, and as much at 1.045.",
        ];
        if (!describes)
        {
            notes.Add("The expected figures belong to 1,000 s of the default network, not to this run.");
        }

        return notes;
    }

    private static double Mean(ReadOnlySpan<float> values)
    {
        double sum = 0;
        foreach (float value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }
}
