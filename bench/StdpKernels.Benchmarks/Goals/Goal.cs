namespace StdpKernels.Benchmarks.Goals;

/// <summary>What a step aims at: how many times as fast as each of the others, and how close to a limit.</summary>
internal sealed record Goal(Work Work)
{
    /// <summary>How many times as fast as the published formula.</summary>
    public double? AgainstOriginal { get; init; }

    /// <summary>How many times as fast as the best in-place torch.</summary>
    public double? AgainstInPlace { get; init; }

    /// <summary>How many times as fast as naive loops.</summary>
    public double? AgainstNaive { get; init; }

    public Limit? Limit { get; init; }

    /// <summary>What stands in the way where the goal is missed, and what was tried.</summary>
    public string Obstacle { get; init; } = "";
}
