using System.Runtime.CompilerServices;
using StdpKernels.Lanes;

namespace StdpKernels.Kernels.Dense;

/// <summary>All terms of a packed panel.</summary>
internal struct WholePanel(int depth) : ITileTerms
{
    private int _left = depth;

    public readonly int FactorStep => Tile.Rows;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly nint FactorOffset(int row) => row;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(out int term, out nint factor, out int length)
    {
        (term, factor, length) = (0, 0, _left);
        _left = 0;
        return length > 0;
    }

    public readonly void RequireWithin<T>(int columns, int factors) => ListedPanel.RequireDepth<T>(_left, columns, factors);
}

/// <summary>Some terms of a packed panel.</summary>
/// <param name="terms">Which, ascending.</param>
internal ref struct ListedPanel(ReadOnlySpan<int> terms) : ITileTerms
{
    private readonly ReadOnlySpan<int> _terms = terms;
    private int _next;

    public readonly int FactorStep => Tile.Rows;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly nint FactorOffset(int row) => row;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(out int term, out nint factor, out int length)
    {
        if (_next >= _terms.Length)
        {
            (term, factor, length) = (0, 0, 0);
            return false;
        }

        term = _terms[_next++];
        (factor, length) = (term * Tile.Rows, 1);
        return true;
    }

    // Terms ascend: the last is the largest.
    public readonly void RequireWithin<T>(int columns, int factors) =>
        RequireDepth<T>(_terms.IsEmpty ? 0 : _terms[^1] + 1, columns, factors);

    /// <summary>What makes unchecked reads of so many terms of a panel safe.</summary>
    [MethodImpl(Hot.Way)]
    public static void RequireDepth<T>(int depth, int columns, int factors)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, (long)depth * Tile.Columns<T>());
        ArgumentOutOfRangeException.ThrowIfLessThan(factors, (long)depth * Tile.Rows);
    }
}
