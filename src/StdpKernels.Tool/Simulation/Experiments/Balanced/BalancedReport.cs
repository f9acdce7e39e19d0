using System.Globalization;
using StdpKernels.Simulation;
using StdpKernels.Tool.Simulation.Reports;

namespace StdpKernels.Tool.Simulation.Experiments.Balanced;

/// <summary>What the balanced network shows, beside what is expected.</summary>
internal static class BalancedReport
{
    private const int WeightBins = 120;

    public static ExperimentReport Create(BalancedResult result)
    {
        double[] histogram = new double[WeightBins];
        Histogram.Fill(result.Weights, 0, BalancedParameters.GreatestWeight, histogram);
        BalancedNetwork network = result.Network;
        return new ExperimentReport
        {
            Abstract = "Excitatory and inhibitory neurons with conductance-based synapses, randomly connected and driven by Poisson trains, in the "
                + "manner of the background state of Zenke, Hennequin and Gerstner (2013), which is a benchmark of simulators (Zenke and Gerstner "
                + "2014). The synapses between excitatory neurons learn with a weight-dependent rule (van Rossum, Bi and Turrigiano 2000). The "
                + "network must stay asynchronous and irregular, and the weights must settle around the balance of potentiation and depression.",
            Verdicts = [.. Verdicts(result, histogram)],
            Figures =
            [
                new("activity", ActivityFigure.Caption, ActivityFigure.Draw(result)),
                new("irregularity", IrregularityFigure.Caption, IrregularityFigure.Draw(result)),
                new("weights", BalancedWeightsFigure.Caption, BalancedWeightsFigure.Draw(result, histogram)),
            ],
            Arrays =
            [
                .. network.ExcitatorySpikes.ToArrays("excitatory_spike_"),
                .. network.InhibitorySpikes.ToArrays("inhibitory_spike_"),
                .. network.ExcitatoryRates.ToArrays("excitatory_population_"),
                .. network.InhibitoryRates.ToArrays("inhibitory_population_"),
                .. network.ExcitatoryIntervals.ToArrays("excitatory_"),
                .. network.InhibitoryIntervals.ToArrays("inhibitory_"),
                .. network.Weights.ToArrays("weights_"),
                ("weight_histogram", NpyArray.Create(histogram, WeightBins)),
                ("correlations", NpyArray.Create(result.Correlations, result.Correlations.Length)),
            ],
            Notes =
            [
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Spikes, intervals and correlations are those after {BalancedParameters.Settling:0} s. Coefficients of variation are of neurons "
                    + $"with ten intervals at least, {result.Variations.Length:N0} of {result.Rates.Length:N0}; correlations are of spike counts in "
                    + $"{BalancedResult.CorrelationBin * BalancedParameters.TimeStep * 1000:0} ms, of all pairs among "
                    + $"{BalancedResult.CorrelatedNeurons} neurons."),
                "The network has the size and the connectivity of the published one, and not its parameters: neurons there have slow excitatory "
                + "conductances too and moving thresholds, their outside is common to them, and their rule is of triplets with a sliding threshold.",
            ],
        };
    }

    private static IEnumerable<Verdict> Verdicts(BalancedResult result, double[] histogram)
    {
        yield return Verdict.Between(
            "mean rate of the excitatory neurons",
            result.Rates.Average(),
            1,
            10,
            "a background state of a few spikes a second: 3 Hz is what the benchmark aims at (Zenke, Hennequin and Gerstner 2013)",
            "0.00",
            "Hz");
        yield return Verdict.Compare(
            "mean rate of the inhibitory neurons", result.InhibitoryRates.Average(), "", "0.00", "Hz");
        yield return Verdict.Between(
            "rate of the last quarter over that of the first",
            result.RateDrift,
            0.8,
            1.25,
            "the state is kept while synapses learn: neither silence nor a runaway, which are the two ways to leave it",
            "0.00");
        yield return Verdict.Between(
            "coefficient of variation of the intervals, mean over neurons",
            result.Variations.Average(),
            0.7,
            1.5,
            "0.5 to 1 in visual cortex (Softky and Koch 1993), 1 for a Poisson train, 0 for a clock; short bursts of single neurons make more, "
            + "which the range leaves room for",
            "0.00");
        yield return Verdict.Between(
            "correlation of spike counts, mean over pairs",
            result.Correlations.Average(),
            -0.01,
            0.05,
            "about 0.01 in visual cortex (Ecker and others 2010), next to 0 in theory (Renart and others 2010); 0.1 to 0.2 where activity is "
            + "shared (Cohen and Kohn 2011)",
            "0.0000");
        yield return Verdict.Between(
            "mean of the weights that learn",
            result.MeanWeight,
            0.95,
            1.05,
            "independent trains: η+ = η− w, so w = η+ / η− = 1 (van Rossum, Bi and Turrigiano 2000); causal pairs shift it a little",
            "0.000");
        yield return Verdict.AtLeast(
            "standard deviation of the weights, all of which were 1",
            result.WeightDeviation,
            0.01,
            "synapses learn: without, it would be 0",
            "0.000");
        yield return Verdict.AtMost(
            "modes of the distribution of the weights",
            WeightModes.Count(histogram),
            1,
            "a weight-dependent rule in a balanced random network (Morrison, Aertsen and Diesmann 2007): one mode",
            "0");
    }
}
