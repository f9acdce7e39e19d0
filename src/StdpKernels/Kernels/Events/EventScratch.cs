using StdpKernels.Memory;

namespace StdpKernels.Kernels.Events;

/// <summary>The lists and sums of the event-driven kernel.</summary>
internal sealed class EventScratch<T>
{
    /// <summary>The samples in which each row of w has a postsynaptic spike.</summary>
    public SpikeScratch Rows { get; } = new();

    /// <summary>What the presynaptic events of one sample carry.</summary>
    public Scratch<T> NumbersPre { get; } = new();

    /// <summary>What each postsynaptic event carries, in the order of <see cref="Rows"/>.</summary>
    public Scratch<T> NumbersPost { get; } = new();

    /// <summary>The columns with any presynaptic spike.</summary>
    public Scratch<int> FiredColumns { get; } = new();

    /// <summary>For each column, its place among those with any presynaptic spike.</summary>
    public Scratch<int> RankOf { get; } = new();

    /// <summary>For each presynaptic spike, the place of its column.</summary>
    public Scratch<int> Ranks { get; } = new();

    /// <summary>Postsynaptic traces of a block of rows, sample after sample.</summary>
    public Scratch<T> PackedTraces { get; } = new();

    /// <summary>M of the fired columns over a block of rows.</summary>
    public Scratch<T> ColumnSums { get; } = new();

    /// <summary>M of the rows of a tile; all zero between steps.</summary>
    public Scratch<T> RowsOfM { get; } = new();

    /// <summary>P of one row of a tile.</summary>
    public Scratch<T> RowP { get; } = new();
}
