namespace StdpKernels.Kernels.Dense;

/// <summary>The two operands of the correlations, packed a piece at a time into the panels of <see cref="Tile"/>.</summary>
internal interface IOperands<T>
{
    /// <summary>The number of terms of every sum.</summary>
    int Depth { get; }

    /// <summary>Whether silent terms matter, because a trace is not finite: zero times infinity is NaN.</summary>
    bool EveryTerm { get; }

    /// <summary>Packs the presynaptic side: in the first half of the panel traces, in the second activity.</summary>
    /// <param name="depth">The first term.</param>
    /// <param name="column">The first column of <c>w</c>.</param>
    /// <param name="columns">How many columns, at most those of a tile; the rest of the panel may hold any finite number.</param>
    /// <param name="panel">As many terms as fit, and room for one vector more.</param>
    void PackPre(int depth, int column, int columns, Span<T> panel);

    /// <summary>Packs the postsynaptic side: in the first half of the panel activity, in the second traces.</summary>
    /// <param name="depth">The first term.</param>
    /// <param name="row">The first row of <c>w</c>.</param>
    /// <param name="rows">How many rows, at most those of a tile; the rest of the panel becomes zero.</param>
    /// <param name="panel">As many terms as fit.</param>
    void PackPost(int depth, int row, int rows, Span<T> panel);
}
