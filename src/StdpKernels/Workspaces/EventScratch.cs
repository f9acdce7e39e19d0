namespace StdpKernels.Workspaces;

/// <summary>The lists and sums of the event-driven kernel.</summary>
internal sealed class EventScratch<T>
{
    /// <summary>Spikes found in dense presynaptic activity.</summary>
    public SpikeScratch Pre { get; } = new();

    /// <summary>Spikes found in dense postsynaptic activity.</summary>
    public SpikeScratch Post { get; } = new();

    /// <summary>The samples in which each column of w has a presynaptic spike.</summary>
    public SpikeScratch Columns { get; } = new();

    /// <summary>The samples in which each row of w has a postsynaptic spike.</summary>
    public SpikeScratch Rows { get; } = new();

    /// <summary>The columns with any presynaptic spike.</summary>
    public Scratch<int> FiredColumns { get; } = new();

    /// <summary>M of the fired columns over a block of rows.</summary>
    public Scratch<T> BlockM { get; } = new();

    /// <summary>P of one row.</summary>
    public Scratch<T> RowP { get; } = new();

    /// <summary>M of one row; all zero between steps.</summary>
    public Scratch<T> RowM { get; } = new();
}
