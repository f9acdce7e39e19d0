using StdpKernels.Simulation;

namespace StdpKernels.Tool.Simulation.Experiments.Competition;

/// <summary>The distribution of the weights at moments of equal distance. Its memory does not depend on the number of weights.</summary>
internal sealed class WeightHistory : IStateful
{
    /// <summary>Into how many bins [0, 1] is divided.</summary>
    public const int Bins = 40;

    private readonly double[] _fractions;

    /// <summary>A history to be filled.</summary>
    /// <param name="moments">How many moments it will hold.</param>
    /// <param name="interval">Biological time from one to the next, in seconds.</param>
    public WeightHistory(int moments, double interval)
    {
        Moments = moments;
        Interval = interval;
        _fractions = new double[moments * Bins];
    }

    /// <summary>How many moments it holds.</summary>
    public int Moments { get; }

    /// <summary>Biological time from one moment to the next, in seconds. The first moment is the start.</summary>
    public double Interval { get; }

    /// <summary>The fraction of the weights in each bin.</summary>
    /// <param name="moment">Which moment.</param>
    public ReadOnlySpan<double> this[int moment] => _fractions.AsSpan(moment * Bins, Bins);

    /// <summary>Stores the distribution of the weights, which lie between 0 and 1.</summary>
    public void Record(int moment, ReadOnlySpan<float> weights) =>
        Histogram.Fill(weights, from: 0, to: 1, _fractions.AsSpan(moment * Bins, Bins));

    /// <inheritdoc/>
    public void Transfer(StateTransfer state) => state.Values(_fractions.AsSpan());
}
