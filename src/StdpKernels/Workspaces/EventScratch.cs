namespace StdpKernels.Workspaces;

/// <summary>The lists and sums of the event-driven kernel.</summary>
internal sealed class EventScratch<T>
{
    /// <summary>The distinct columns in which any sample has a presynaptic spike, ascending.</summary>
    public Scratch<int> Columns { get; } = new();

    /// <summary>For each column of w, where it stands among the distinct ones, plus one; all zero between steps.</summary>
    public Scratch<int> ColumnSlots { get; } = new();

    /// <summary>For each row of w, where its samples start.</summary>
    public Scratch<int> RowStarts { get; } = new();

    /// <summary>The samples in which each row has a postsynaptic spike, row after row, ascending.</summary>
    public Scratch<int> RowSamples { get; } = new();

    /// <summary>M of the distinct columns, column after column.</summary>
    public Scratch<T> ColumnSums { get; } = new();

    /// <summary>P of one row.</summary>
    public Scratch<T> RowP { get; } = new();

    /// <summary>M of one row; all zero between rows.</summary>
    public Scratch<T> RowM { get; } = new();
}
