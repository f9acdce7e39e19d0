namespace StdpKernels.Tool.Simulation.Experiments.Competition;

/// <summary>Which networks the competition experiment runs.</summary>
internal enum CompetitionTrials
{
    /// <summary>The published one.</summary>
    Published,

    /// <summary>
    /// The published one, and three more: with a multiplicative rule, with a correlated group of inputs, and with coincidences that
    /// count on both sides.
    /// </summary>
    All,
}
