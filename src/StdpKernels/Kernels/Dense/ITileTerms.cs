namespace StdpKernels.Kernels.Dense;

/// <summary>Which terms a tile sums, ascending, in runs of terms at equal distances; and where their factors lie.</summary>
internal interface ITileTerms
{
    /// <summary>Elements between the factors of neighbouring terms of a run.</summary>
    int FactorStep { get; }

    /// <summary>Elements between the factor of the tile's first row and that of another one, in every term.</summary>
    nint FactorOffset(int row);

    /// <summary>Goes to the next run.</summary>
    /// <param name="term">Its first term, which tells where the columns of it lie.</param>
    /// <param name="factor">Where the factor of the tile's first row in it lies.</param>
    /// <param name="length">The number of terms, at least one.</param>
    /// <returns>False behind the last run.</returns>
    bool Next(out int term, out nint factor, out int length);

    /// <summary>What makes unchecked reads of all terms safe.</summary>
    /// <param name="columns">Elements of the columns, as many for each term as the tile has.</param>
    /// <param name="factors">Elements of the factors.</param>
    /// <exception cref="ArgumentOutOfRangeException">A term lies beyond.</exception>
    void RequireWithin<T>(int columns, int factors);
}
