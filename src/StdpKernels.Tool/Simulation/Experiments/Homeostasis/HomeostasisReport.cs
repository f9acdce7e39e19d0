using System.Globalization;
using StdpKernels.Simulation;
using StdpKernels.Tool.Simulation.Reports;

namespace StdpKernels.Tool.Simulation.Experiments.Homeostasis;

/// <summary>What the homeostasis experiment shows, beside what is expected.</summary>
internal static class HomeostasisReport
{
    // By how much mean weights may still move while rates are measured.
    private const double WeightDrift = 0.1;

    private static readonly string[] Conditions = ["without plasticity", "excitation as at first", "excitation grown"];

    /// <param name="network">The network after the last step.</param>
    /// <param name="rates">The rates of all neurons.</param>
    /// <param name="changes">When plasticity begins and excitation grows, in seconds.</param>
    /// <param name="seconds">How long rates are measured.</param>
    public static ExperimentReport Create(HomeostasisNetwork network, HomeostasisRates rates, double[] changes, double seconds) => new()
    {
        Abstract = "Neurons of three groups are excited more or less strongly, and inhibited through synapses that learn: any near pair of spikes "
            + "strengthens a synapse, every inhibitory spike alone weakens it, so that it stands still where the neuron fires at a rate ρ0 (Vogels, "
            + "Sprekeler, Zenke, Clopath and Gerstner 2011). All neurons of a group must come to its rate, whatever excites them, and come back "
            + "when all excitation grows.",
        Verdicts =
        [
            .. HomeostasisParameters.Targets.SelectMany((target, group) => Verdicts(rates, target, group, seconds)),
            .. network.Groups.Select(group => Verdict.AtLeast(
                string.Create(CultureInfo.InvariantCulture, $"ρ0 {group.Target:0} Hz: correlation of excitation and learnt inhibition"),
                Correlation(group),
                0.9,
                "inhibition balances excitation neuron by neuron (Vogels and others 2011): it grows with it, up to the curve of the rate",
                "0.000")),
        ],
        Figures = [new("homeostasis", HomeostasisFigure.Caption, HomeostasisFigure.Draw(network, rates, changes))],
        Arrays =
        [
            ("rate", NpyArray.Create(rates.All, HomeostasisRates.Phases, HomeostasisParameters.Targets.Count, HomeostasisParameters.Neurons)),
            .. network.Groups.SelectMany((group, i) => ((string, NpyArray)[])
            [
                ($"rate_over_time_{i}", NpyArray.Create(group.Rates.Rates(), group.Rates.Rates().Length)),
                ($"w_{i}", NpyArray.Create(
                    group.Inhibition.Layer.Weights.Span.ToArray(), HomeostasisParameters.Neurons, HomeostasisParameters.InhibitoryInputs)),
            ]),
        ],
        Notes =
        [
            "The rule stands still at ρ0 for trains that are independent of each other. An inhibitory spike makes the neuron fire a little later, which is "
            + "a negative correlation, so that neurons come to a little more than ρ0: the less, the less a single input does.",
        ],
    };

    private static IEnumerable<Verdict> Verdicts(HomeostasisRates rates, double target, int group, double seconds)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"ρ0 {target:0} Hz");
        yield return Verdict.Compare(
            $"{name}, {Conditions[0]}: least and greatest rate apart by", Spread(rates.Of(0, group)), "", "0.0", "Hz");
        for (int phase = 1; phase < HomeostasisRates.Phases; phase++)
        {
            (double shift, double drift) = (CorrelationShift(rates, group), WeightDrift / (RestoringRate * seconds));
            yield return Verdict.Between(
                $"{name}, {Conditions[phase]}: mean rate",
                Statistics.Mean(rates.Of(phase, group)),
                target - drift,
                target + drift + shift,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"ρ0 (Vogels and others 2011); up to {shift:0.00} Hz more, since an inhibitory spike takes away a part of a spike; ± {drift:0.00} Hz for ")
                + "weights that still move by 0.1",
                "0.00",
                "Hz");
            yield return Verdict.AtMost(
                $"{name}, {Conditions[phase]}: least and greatest rate apart, of what they are without plasticity",
                Spread(rates.Of(phase, group)) / Spread(rates.Of(0, group)),
                0.1,
                "each neuron comes to ρ0, not their mean alone: a tenth of the spread is left for chance",
                "0.000");
        }
    }

    // What a weight changes by in a second, for each Hz beyond ρ0.
    private static double RestoringRate =>
        2 * HomeostasisParameters.LearningRate * HomeostasisParameters.Tau * HomeostasisParameters.InhibitoryRate;

    // Inhibition takes away no more spikes than there are without it, so that an inhibitory spike takes away no more than its part of them; and a
    // missing pair counts as much as 1 / (2 tau) of the rate.
    private static double CorrelationShift(HomeostasisRates rates, int group) =>
        HomeostasisParameters.Growth * Statistics.Mean(rates.Of(0, group))
        / (HomeostasisParameters.InhibitoryInputs * HomeostasisParameters.InhibitoryRate)
        / (2 * HomeostasisParameters.Tau);

    private static double Spread(ReadOnlySpan<double> rates)
    {
        (double least, double greatest) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (double rate in rates)
        {
            (least, greatest) = (Math.Min(least, rate), Math.Max(greatest, rate));
        }

        return greatest - least;
    }

    private static double Correlation(HomeostasisNetwork.Group group)
    {
        double[] excitation = [.. Enumerable.Range(0, HomeostasisParameters.Neurons).Select(neuron => (double)HomeostasisParameters.StrengthOf(neuron))];
        double[] inhibition = MeanWeights(group);
        (double meanE, double meanI) = (Statistics.Mean(excitation), Statistics.Mean(inhibition));
        double covariance = excitation.Zip(inhibition, (e, i) => (e - meanE) * (i - meanI)).Sum() / (excitation.Length - 1);
        return covariance / Math.Sqrt(Statistics.Variance(excitation) * Statistics.Variance(inhibition));
    }

    // Of the inhibitory synapses of each neuron.
    private static double[] MeanWeights(HomeostasisNetwork.Group group)
    {
        ReadOnlySpan<float> weights = group.Inhibition.Layer.Weights.Span;
        double[] means = new double[HomeostasisParameters.Neurons];
        for (int i = 0; i < weights.Length; i++)
        {
            means[i / HomeostasisParameters.InhibitoryInputs] += (double)weights[i] / HomeostasisParameters.InhibitoryInputs;
        }

        return means;
    }
}
