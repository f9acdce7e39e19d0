namespace StdpKernels.Memory;

/// <summary>The forms that the activity of one side takes during a step, in memory that is reused.</summary>
internal sealed class ActivityScratch<T>
{
    /// <summary>A copy of the caller's event lists.</summary>
    public SpikeScratch Copies { get; } = new();

    /// <summary>A copy of the numbers that the caller's events carry.</summary>
    public Scratch<T> CopiedValues { get; } = new();

    /// <summary>Events made dense; zero between steps.</summary>
    public Scratch<T> Dense { get; } = new();

    /// <summary>Spikes found in dense activity.</summary>
    public SpikeScratch Found { get; } = new();
}
