using System.Runtime.CompilerServices;

namespace StdpKernels.Kernels.Dense;

/// <summary>Terms whose factors are read in the prepared images of a convolution: a term is a position, a factor an element of its patch.</summary>
/// <param name="runs">The positions, ascending.</param>
/// <param name="offsets">Where the elements of the tile's rows lie in a patch, ascending and not negative.</param>
/// <param name="step">The distance between neighbouring patches.</param>
internal ref struct PatchTerms(ReadOnlySpan<PositionRun> runs, ReadOnlySpan<int> offsets, int step) : ITileTerms
{
    private readonly ReadOnlySpan<PositionRun> _runs = runs;
    private readonly ReadOnlySpan<int> _offsets = offsets;
    private int _next;

    public readonly int FactorStep => step;

    // Called while sums are in registers, of which no call keeps one.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly nint FactorOffset(int row) => _offsets[row] - _offsets[0];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(out int term, out nint factor, out int length)
    {
        if (_next >= _runs.Length)
        {
            (term, factor, length) = (0, 0, 0);
            return false;
        }

        PositionRun run = _runs[_next++];
        (term, factor, length) = (run.Term, run.Origin + _offsets[0], run.Length);
        return true;
    }

    // Runs and offsets ascend: the last of both reach furthest.
    public readonly void RequireWithin<T>(int columns, int factors)
    {
        if (_runs.IsEmpty)
        {
            return;
        }

        PositionRun last = _runs[^1];
        ArgumentOutOfRangeException.ThrowIfNegative(_runs[0].Origin + _offsets[0]);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, ((long)last.Term + last.Length) * Tile.Columns<T>());
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(
            factors, last.Origin + ((last.Length - 1L) * step) + _offsets[Tile.Rows - 1]);
    }
}
