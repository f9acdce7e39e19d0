namespace StdpKernels.Tool.Simulation.Experiments.Window;

/// <summary>
/// Pairs of spikes, one for each synapse: the neuron fires once, and each of its inputs once, at its own lag. The first inputs have the
/// same weight and all lags, the others two lags and all weights.
/// </summary>
internal static class WindowProtocol
{
    public const double TimeStep = 1e-3;

    /// <summary>The greatest lag in steps, on both sides.</summary>
    public const int LongestLag = 100;

    /// <summary>The lag in steps of the inputs with different weights, on both sides.</summary>
    public const int FixedLag = 5;

    /// <summary>The weight of the inputs with different lags.</summary>
    public const double FixedWeight = 0.3;

    public const int Lags = (2 * LongestLag) + 1;
    public const int Weights = 51;
    public const int Inputs = Lags + (2 * Weights);

    /// <summary>When the neuron fires.</summary>
    public const int PostStep = LongestLag;

    public const int Steps = Lags;

    public const double TauPre = 17e-3;
    public const double TauPost = 34e-3;
    public const double EtaPlus = 0.02;
    public const double EtaMinus = 0.012;
    public const double Mu = 0.4;
    public const double MuPlus = 0;
    public const double MuMinus = 1;

    /// <summary>How many steps the neuron fires after an input; before it where negative.</summary>
    public static int LagOf(int input) => input switch
    {
        < Lags => input - LongestLag,
        < Lags + Weights => FixedLag,
        _ => -FixedLag,
    };

    /// <summary>The weight of an input before the pair.</summary>
    public static double WeightOf(int input) => input < Lags ? FixedWeight : (double)((input - Lags) % Weights) / (Weights - 1);
}
