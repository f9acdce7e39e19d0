namespace StdpKernels.Tool.Simulation.Competition;

/// <summary>What came out of the competition experiment.</summary>
internal sealed class CompetitionResult
{
    /// <summary>Biological time at the end over which the output rate is taken, in seconds.</summary>
    private const double RateWindow = 100;

    /// <summary>Keeps what a run left behind.</summary>
    /// <param name="parameters">The constants that it was run with.</param>
    /// <param name="weights">The final weights in units of <c>g_max</c>.</param>
    /// <param name="history">The distribution of the weights over time.</param>
    /// <param name="outputSpikes">How often the neuron had fired by each moment of the history.</param>
    /// <param name="elapsed">Wall-clock time of the run.</param>
    public CompetitionResult(
        CompetitionParameters parameters,
        ReadOnlySpan<float> weights,
        WeightHistory history,
        ReadOnlySpan<long> outputSpikes,
        TimeSpan elapsed)
    {
        Parameters = parameters;
        History = history;
        Elapsed = elapsed;

        double[] deciles = new double[10];
        WeightHistogram.Fill(weights, deciles);
        Deciles = deciles;

        int last = outputSpikes.Length - 1;
        int window = Math.Clamp((int)Math.Round(RateWindow / history.Interval), 1, last);
        OutputRateWindow = window * history.Interval;
        OutputRate = (outputSpikes[last] - outputSpikes[last - window]) / OutputRateWindow;
        MeanOutputRate = outputSpikes[last] / (last * history.Interval);
    }

    /// <summary>The constants of the run.</summary>
    public CompetitionParameters Parameters { get; }

    /// <summary>The distribution of the weights over time.</summary>
    public WeightHistory History { get; }

    /// <summary>Wall-clock time of the run.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>The fraction of the final weights in each tenth of [0, <c>g_max</c>].</summary>
    public IReadOnlyList<double> Deciles { get; }

    /// <summary>Output spikes a second at the end of the run.</summary>
    public double OutputRate { get; }

    /// <summary>Output spikes a second over the whole run.</summary>
    public double MeanOutputRate { get; }

    /// <summary>Over how many seconds at the end <see cref="OutputRate"/> was taken.</summary>
    public double OutputRateWindow { get; }

    /// <summary>Simulated seconds a second.</summary>
    public double RealTimeFactor => Parameters.Steps * Parameters.TimeStep / Elapsed.TotalSeconds;

    /// <summary>Wall-clock time of one step of the whole network, in microseconds.</summary>
    public double MicrosecondsPerStep => Elapsed.TotalMicroseconds / Parameters.Steps;

    /// <summary>
    /// Whether the weights have two modes at the bounds and an emptier middle: the first and the last tenth each hold at
    /// least twice as many as any of the four tenths in the middle.
    /// </summary>
    public bool IsBimodal => Math.Min(Deciles[0], Deciles[9]) >= 2 * Deciles.Skip(3).Take(4).Max();
}
