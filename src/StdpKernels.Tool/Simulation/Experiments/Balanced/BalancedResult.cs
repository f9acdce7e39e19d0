namespace StdpKernels.Tool.Simulation.Experiments.Balanced;

/// <summary>What came out of a run of the balanced network.</summary>
internal sealed class BalancedResult
{
    /// <summary>Neurons whose pairs are correlated.</summary>
    public const int CorrelatedNeurons = 200;

    /// <summary>The steps of a bin of the correlations: 50 ms.</summary>
    public const int CorrelationBin = 500;

    // With less intervals a coefficient of variation is hardly more than chance.
    private const int Intervals = 10;

    public BalancedResult(BalancedNetwork network, BalancedParameters parameters)
    {
        (Network, Parameters) = (network, parameters);
        Rates = network.ExcitatoryIntervals.Rates();
        InhibitoryRates = network.InhibitoryIntervals.Rates();
        Variations = network.ExcitatoryIntervals.CoefficientsOfVariation(Intervals);
        Correlations = SpikeCorrelations.OfPairs(
            network.ExcitatorySpikes,
            CorrelatedNeurons,
            BalancedParameters.SettlingSteps,
            CorrelationBin,
            (int)((parameters.Steps - BalancedParameters.SettlingSteps) / CorrelationBin));
        Weights = network.Plastic.Weights.Span.ToArray();

        double sum = 0, squares = 0;
        foreach (float weight in Weights)
        {
            sum += weight;
            squares += (weight - 1.0) * (weight - 1.0);
        }

        MeanWeight = sum / Weights.Length;
        WeightDeviation = Math.Sqrt((squares / Weights.Length) - ((MeanWeight - 1) * (MeanWeight - 1)));
    }

    public BalancedNetwork Network { get; }

    public BalancedParameters Parameters { get; }

    /// <summary>Spikes a second of each excitatory neuron.</summary>
    public double[] Rates { get; }

    /// <summary>Spikes a second of each inhibitory neuron.</summary>
    public double[] InhibitoryRates { get; }

    /// <summary>The coefficients of variation of the intervals of the excitatory neurons that fired often enough.</summary>
    public double[] Variations { get; }

    /// <summary>The correlations of the spike counts of pairs of excitatory neurons.</summary>
    public double[] Correlations { get; }

    /// <summary>The weights that learnt.</summary>
    public float[] Weights { get; }

    public double MeanWeight { get; }

    public double WeightDeviation { get; }

    /// <summary>The rate of the last quarter over that of the first, after settling.</summary>
    public double RateDrift
    {
        get
        {
            double[] rates = Network.ExcitatoryRates.Rates()[(BalancedParameters.SettlingSteps / BalancedNetwork.RateBin)..];
            int quarter = rates.Length / 4;
            return rates[^quarter..].Average() / rates[..quarter].Average();
        }
    }
}
