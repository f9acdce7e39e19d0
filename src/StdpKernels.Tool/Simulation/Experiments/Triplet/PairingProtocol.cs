using StdpKernels.Simulation;

namespace StdpKernels.Tool.Simulation.Experiments.Triplet;

/// <summary>
/// Sixty pairs of spikes at a fixed distance and a fixed rate, for many rates at once: each has an input and a neuron of its own, first
/// those whose input fires first.
/// </summary>
internal static class PairingProtocol
{
    public const double TimeStep = 1e-3;

    /// <summary>How many pairs there are (Pfister and Gerstner 2006).</summary>
    public const int Pairs = 60;

    /// <summary>From the first spike of a pair to the second, in steps.</summary>
    public const int Lag = 10;

    // From pair to pair, in steps: those of the experiment are among them.
    private static readonly int[] Intervals =
    [
        10_000, 5000, 2000, 1000, 500, 333, 250, 200, 167, 143, 125, 111, 100, 91, 83, 77, 71, 67, 62, 59, 56, 53, 50,
        48, 45, 43, 42, 40, 38, 37, 36, 34, 33, 32, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20,
    ];

    /// <summary>How many rates there are.</summary>
    public static int Rates => Intervals.Length;

    /// <summary>How many inputs and neurons there are: two for each rate.</summary>
    public static int Conditions => 2 * Rates;

    /// <summary>All steps, up to the last spike.</summary>
    public static int Steps => ((Pairs - 1) * Intervals[0]) + Lag + 1;

    /// <summary>Pairs a second.</summary>
    public static double RateOf(int condition) => 1 / (IntervalOf(condition) * TimeStep);

    /// <summary>From pair to pair, in steps.</summary>
    public static int IntervalOf(int condition) => Intervals[condition % Rates];

    /// <summary>Whether the input fires before the neuron.</summary>
    public static bool IsPreFirst(int condition) => condition < Rates;

    /// <summary>Lists the inputs and the neurons that fire in a step.</summary>
    public static void List(int step, SpikeList pre, SpikeList post)
    {
        pre.Clear();
        post.Clear();
        for (int condition = 0; condition < Conditions; condition++)
        {
            (SpikeList first, SpikeList second) = IsPreFirst(condition) ? (pre, post) : (post, pre);
            if (Fires(step, condition))
            {
                first.Add(condition);
            }

            if (Fires(step - Lag, condition))
            {
                second.Add(condition);
            }
        }
    }

    private static bool Fires(int step, int condition)
    {
        (int pair, int rest) = Math.DivRem(step, IntervalOf(condition));
        return step >= 0 && rest == 0 && pair < Pairs;
    }
}
