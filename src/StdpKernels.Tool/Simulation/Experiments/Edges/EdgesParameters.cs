namespace StdpKernels.Tool.Simulation.Experiments.Edges;

/// <summary>The constants of the edges experiment.</summary>
internal static class EdgesParameters
{
    public const double TimeStep = 1e-3;

    /// <summary>Height and width of the image.</summary>
    public const int Image = 24;

    /// <summary>Height and width of a filter.</summary>
    public const int Kernel = 7;

    public const int Filters = 12;

    /// <summary>Height and width of a filter's map of neurons.</summary>
    public const int Map = Image - Kernel + 1;

    /// <summary>Steps of one sweep: until the bar, one pixel a step, has crossed the image whatever its orientation.</summary>
    public const int SweepSteps = 2 * Image;

    /// <summary>The probability that a pixel under the bar fires, and that another one does.</summary>
    public const double SpikeProbability = 0.95;
    public const double NoiseProbability = 0.005;

    /// <summary>How much of a potential is left after a step.</summary>
    public const float Leak = 0.3f;

    /// <summary>What the weights of a filter sum to: enough for a bar at the upper bound of one, and for nothing else.</summary>
    public const float WeightSum = Kernel;

    public const float InitialThreshold = 0.6f;

    /// <summary>How much a filter's threshold rises when it wins, and what of the rise is left after a step.</summary>
    public const float ThresholdRise = 0.16f;
    public const float ThresholdDecay = 0.9985f;

    public const double EtaPlus = 0.02;
    public const double EtaMinus = 0.02;
    public const double TauPre = 1.2e-3;
    public const double TauPost = 3e-3;
}
