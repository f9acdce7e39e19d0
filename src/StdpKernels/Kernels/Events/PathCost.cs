using System.Numerics;
using StdpKernels.Kernels.Dense;
using StdpKernels.Kernels.Processor;

namespace StdpKernels.Kernels.Events;

/// <summary>What the paths of a step cost, in cycles: the one place where the choice between them is made.</summary>
internal static class PathCost
{
    /// <summary>Whether a silent row is cheaper column by column than as a whole.</summary>
    public static bool PrefersColumns<T>(int firedColumns, int columns) =>
        firedColumns * (StepCosts.ColumnUpdate - StepCosts.Scatter) < columns * StepCosts.RowUpdate / Vector<T>.Count;

    /// <summary>Whether the spikes are few enough for the event-driven kernel.</summary>
    /// <param name="spikesPre">Presynaptic spikes of the whole batch.</param>
    /// <param name="spikesPost">Postsynaptic spikes of the whole batch.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="rows">Rows of w.</param>
    /// <param name="columns">Columns of w.</param>
    /// <param name="checksAll">Whether each step has to check that all weights are steady, because nobody keeps the answer.</param>
    /// <param name="cost">The cost of the cheaper path, in cycles.</param>
    public static bool PrefersEvents<T>(int spikesPre, int spikesPost, int batch, int rows, int columns, bool checksAll, out double cost)
    {
        double rowVectors = Math.Ceiling((double)columns / Vector<T>.Count);
        double firedColumns = Math.Min(spikesPre, columns);
        double firedRows = Math.Min(spikesPost, rows);
        double check = checksAll ? rows * rowVectors * StepCosts.SteadyCheck : 0;
        if (batch == 1)
        {
            double wholeRows = firedRows * rowVectors * StepCosts.SampleUpdate;
            return Cheaper(
                check + wholeRows + ((rows - firedRows) * firedColumns * StepCosts.ColumnUpdate),
                rows * rowVectors * StepCosts.SampleUpdate,
                out cost);
        }

        double whole = (rowVectors * StepCosts.EventUpdate) + (firedColumns * StepCosts.Scatter);
        double silent = Math.Min(whole, firedColumns * StepCosts.ColumnUpdate);
        double events = (firedRows * whole) + ((rows - firedRows) * silent) + (spikesPost * rowVectors * StepCosts.SumTerm) + check;
        double rowBlocks = Math.Ceiling((double)rows / EventTile.SumRows<T>());
        events += rowBlocks * ((spikesPre * StepCosts.ColumnTerm) + firedColumns + (batch * StepCosts.SumTerm));
        double dense = rows * rowVectors * (StepCosts.DenseUpdate + (StepCosts.DenseHalfSample * batch
            * (SharedTerms(spikesPost, batch, rows, Tile.Rows) + SharedTerms(spikesPre, batch, columns, Tile.Columns<T>()))));
        return Cheaper(events, dense, out cost);
    }

    /// <summary>Whether the spikes of a convolution are few enough for the event-driven kernel.</summary>
    /// <param name="spikesPre">Presynaptic spikes of the whole batch.</param>
    /// <param name="spikesPost">Postsynaptic spikes of the whole batch.</param>
    /// <param name="shape">The sizes.</param>
    /// <param name="cost">The cost of the cheaper path, in cycles.</param>
    public static bool PrefersEvents<T>(int spikesPre, int spikesPost, in Conv2dShape shape, out double cost)
    {
        double kernel = (double)shape.Kernel.Height * shape.Kernel.Width;
        double patchVectors = Math.Ceiling((double)shape.PatchLength / Vector<T>.Count);
        double outputVectors = Math.Ceiling((double)shape.Groups.Outputs / Vector<T>.Count);
        double events = (spikesPost * ((kernel * StepCosts.PatchRun) + (patchVectors * StepCosts.SumTerm)))
            + (spikesPre * kernel * (StepCosts.PatchRun + (outputVectors * StepCosts.SumTerm)))
            + ((shape.Pre.Length + (double)shape.Post.Length + (3.0 * shape.W.Length)) * StepCosts.TransposedElement);
        int depth = shape.Batch * shape.Positions;
        double dense = shape.Groups.Count * RowsOfTiles(shape.Groups.Outputs) * patchVectors * (StepCosts.DenseUpdate + (StepCosts.DenseHalfSample * depth
            * (SharedTerms(spikesPost, depth, shape.Outputs, Tile.Rows)
                + SharedTerms((int)Math.Min(int.MaxValue, spikesPre * kernel), depth, shape.PatchLength, Tile.Columns<T>()))))
            + (shape.Groups.Count * depth * patchVectors * StepCosts.UnfoldedVector);
        return Cheaper(events, dense, out cost);
    }

    /// <summary>How many threads the largest linear step should be shared by: the one in which every neuron fires.</summary>
    public static int MaxParts<T>(int batch, int rows, int columns, int threads)
    {
        PrefersEvents<T>(batch * columns, batch * rows, batch, rows, columns, checksAll: true, out double cost);
        return Parts(cost, threads, rows);
    }

    /// <summary>How many threads the largest convolutional step should be shared by: the one in which every neuron fires.</summary>
    public static int MaxParts<T>(in Conv2dShape shape, int threads)
    {
        PrefersEvents<T>(shape.Pre.Length, shape.Post.Length, shape, out double cost);
        return Parts(cost, threads, shape.Outputs);
    }

    /// <summary>How many threads should share a step.</summary>
    /// <param name="cost">What it costs, in cycles.</param>
    /// <param name="threads">How many threads there are.</param>
    /// <param name="rows">Rows of w: a part has at least those of a tile.</param>
    public static int Parts(double cost, int threads, int rows) =>
        (int)Math.Clamp(cost / StepCosts.MinPart, 1, Math.Min(threads, Math.Max(1, rows / Tile.Rows)));

    /// <summary>The rows of as many tiles as so many rows take.</summary>
    private static double RowsOfTiles(int rows) => Math.Ceiling((double)rows / Tile.Rows) * Tile.Rows;

    private static bool Cheaper(double events, double dense, out double cost)
    {
        cost = Math.Min(events, dense);
        return events < dense;
    }

    /// <summary>The share of samples in which any of the neurons along one side of a tile fires.</summary>
    private static double SharedTerms(int spikes, int batch, int neurons, int tile) =>
        neurons == 0 || batch == 0 ? 0 : 1 - Math.Pow(1 - Math.Min(1, spikes / ((double)batch * neurons)), tile);
}
