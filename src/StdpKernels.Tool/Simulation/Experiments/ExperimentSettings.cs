using StdpKernels.Tool.Simulation.Experiments.Competition;

namespace StdpKernels.Tool.Simulation.Experiments;

/// <summary>What can be chosen about a run.</summary>
internal sealed record ExperimentSettings
{
    /// <summary>Where all randomness starts from.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Whether to run a shorter version, with wider error bars, to see that everything works.</summary>
    public bool Quick { get; init; }

    /// <summary>The parts of the rules of the window experiment.</summary>
    public RuleParts Window { get; init; } = new();

    /// <summary>The constants of the competition experiment.</summary>
    public CompetitionParameters Competition { get; init; } = new();

    /// <summary>In how many shards the neurons of the balanced experiment are; 0 for none.</summary>
    public int Shards { get; init; }
}
