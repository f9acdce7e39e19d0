using System.Numerics;

namespace StdpKernels.Kernels.Events;

/// <summary>What the paths of a linear step cost, in cycles: the one place where the choice between them is made.</summary>
internal static class PathCost
{
    // A vector of weights in the dense kernel: its update, and the products of each sample.
    private const double DenseUpdate = 3.0;
    private const double DenseSample = 1.1;

    // A vector of weights read and compared by the check that silence changes none.
    private const double SilenceCheck = 2.0;

    // A vector of weights updated from sums in memory.
    private const double ContiguousUpdate = 2.5;

    // A single weight updated in its place.
    private const double ChosenUpdate = 2.0;

    // A vector added to a sum, and the start of a sum.
    private const double SumTerm = 0.8;
    private const double SumStart = 5.0;

    // One sum moved to its place in a row.
    private const double Scatter = 1.2;

    /// <summary>Whether a silent row is cheaper column by column than as a whole.</summary>
    public static bool PrefersChosen<T>(int firedColumns, int columns) =>
        firedColumns * (ChosenUpdate - Scatter) < columns * ContiguousUpdate / Vector<T>.Count;

    /// <summary>Whether the spikes are few enough for the event-driven kernel.</summary>
    /// <param name="spikesPre">Presynaptic spikes of the whole batch.</param>
    /// <param name="spikesPost">Postsynaptic spikes of the whole batch.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="rows">Rows of w.</param>
    /// <param name="columns">Columns of w.</param>
    /// <param name="quiet">Whether silence is known to change no weight, so that the check is not needed.</param>
    public static bool PrefersEvents<T>(int spikesPre, int spikesPost, int batch, int rows, int columns, bool quiet)
    {
        double rowVectors = Math.Ceiling((double)columns / Vector<T>.Count);
        double columnVectors = Math.Ceiling((double)rows / Vector<T>.Count);
        double dense = rows * rowVectors * (DenseUpdate + (batch * DenseSample));

        double firedColumns = Math.Min(spikesPre, columns);
        double firedRows = Math.Min(spikesPost, rows);
        double whole = (rowVectors * ContiguousUpdate) + (firedColumns * Scatter);
        double silent = Math.Min(whole, firedColumns * ChosenUpdate);
        double events = (firedRows * whole) + ((rows - firedRows) * silent)
            + (spikesPost * rowVectors * SumTerm)
            + (columnVectors * ((spikesPre * SumTerm) + (firedColumns * SumStart)))
            + (quiet ? 0 : rows * rowVectors * SilenceCheck);
        return events < dense;
    }
}
