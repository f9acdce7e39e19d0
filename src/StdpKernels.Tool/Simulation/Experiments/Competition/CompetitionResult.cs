namespace StdpKernels.Tool.Simulation.Experiments.Competition;

/// <summary>What came out of the competition experiment.</summary>
internal sealed class CompetitionResult
{
    /// <summary>Keeps what a run left behind.</summary>
    /// <param name="parameters">The constants that it was run with.</param>
    /// <param name="weights">The final weights in units of <c>g_max</c>.</param>
    /// <param name="history">The distribution of the weights over time.</param>
    /// <param name="outputSpikes">How often the neuron had fired by each moment of the history.</param>
    public CompetitionResult(
        CompetitionParameters parameters,
        ReadOnlySpan<float> weights,
        WeightHistory history,
        ReadOnlySpan<long> outputSpikes)
    {
        Parameters = parameters;
        History = history;
        Weights = weights.ToArray();

        double[] deciles = new double[10];
        Histogram.Fill(weights, from: 0, to: 1, deciles);
        Deciles = deciles;

        int last = outputSpikes.Length - 1;
        OutputRate = outputSpikes[last] / (last * history.Interval);
    }

    /// <summary>The constants of the run.</summary>
    public CompetitionParameters Parameters { get; }

    /// <summary>The distribution of the weights over time.</summary>
    public WeightHistory History { get; }

    /// <summary>The final weights in units of <c>g_max</c>.</summary>
    public ReadOnlyMemory<float> Weights { get; }

    /// <summary>The fraction of the final weights in each tenth of [0, <c>g_max</c>].</summary>
    public IReadOnlyList<double> Deciles { get; }

    /// <summary>Output spikes a second over the whole run.</summary>
    public double OutputRate { get; }
}
