using StdpKernels.Simulation;
using StdpKernels.Tool.Simulation.Reports;

namespace StdpKernels.Tool.Simulation.Experiments.Latency;

/// <summary>What the latency experiment shows, beside what is expected.</summary>
internal static class LatencyReport
{
    private const int Part = LatencyParameters.Inputs / 10;

    private const string Width = "from the error of holding the conductance over a step, and one step more";

    private const double PartMilliseconds = LatencyParameters.VolleySteps * LatencyParameters.TimeStep * 1000 / 10;

    /// <param name="latencies">The neuron's first spike in each volley, in milliseconds after its start.</param>
    /// <param name="spikes">How often the neuron fired in each volley.</param>
    /// <param name="weights">The weights at the end.</param>
    /// <param name="early">The weights after the first volleys.</param>
    public static ExperimentReport Create(double[] latencies, int[] spikes, float[] weights, float[] early)
    {
        double largestStepBack = latencies.Zip(latencies.Skip(1), (before, after) => after - before).Max();
        VolleyPrediction first = VolleyPrediction.Of(LatencyParameters.InitialWeight);
        VolleyPrediction last = VolleyPrediction.Of(1);
        return new ExperimentReport
        {
            Abstract = "A neuron meets the same volley of spikes again and again. What fires before the neuron does is strengthened, so "
                + "that it fires earlier the next time, until it fires at the start of the volley (Song, Miller and Abbott 2000). Its "
                + "first spike must never move back; early inputs must end strong and late ones weak.",
            Verdicts =
            [
                Verdict.Between(
                    "first spike in the first volley",
                    latencies[0],
                    first.Earliest,
                    first.Latest,
                    $"the equations of the neuron, all weights at {LatencyParameters.InitialWeight}; {Width}",
                    "0.00",
                    "ms"),
                Verdict.Between(
                    "first spike in the last volley",
                    latencies[^1],
                    last.Earliest,
                    last.Latest,
                    $"the equations of the neuron, all weights at the upper bound; {Width}",
                    "0.00",
                    "ms"),
                Verdict.AtMost(
                    "largest move back of the first spike from a volley to the next",
                    Math.Max(0, largestStepBack),
                    0,
                    "a volley strengthens whatever fires before the first spike, and weakens none of it",
                    "0.0",
                    "ms"),
                Verdict.AtLeast(
                    "mean weight of the first tenth of the inputs",
                    weights.Take(Part).Average(),
                    Math.Min(1, last.Earliest / PartMilliseconds),
                    "inputs before the first spike of the last volley end at the upper bound, one: their share of the tenth"),
                Verdict.AtMost(
                    "mean weight of the last tenth of the inputs",
                    weights.TakeLast(Part).Average(),
                    1.0 / Part,
                    "inputs after the last spike end at the lower bound, zero; one input of the tenth may be at the other bound"),
            ],
            Figures = [new("latency", LatencyFigure.Caption, LatencyFigure.Draw(latencies, weights, early, first, last))],
            Arrays =
            [
                ("w", NpyArray.Create(weights, 1, weights.Length)),
                ("latency_ms", NpyArray.Create(latencies, latencies.Length)),
            ],
            Notes =
            [
                FormattableString.Invariant($"The neuron fires {spikes[0]} times in the first volley and {spikes[^1]} times in the last."),
            ],
        };
    }
}
