using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StdpKernels.Kernels.Dense;
using StdpKernels.Kernels.Processor;
using StdpKernels.Lanes;

namespace StdpKernels.Kernels.Events;

/// <summary>What the paths of a step cost, in cycles, and which of them is the cheapest for a matrix of weights and for a convolution.</summary>
/// <remarks>Sparse synapses know their own costs, from the same pieces of work in <see cref="StepCosts"/>.</remarks>
internal static class PathCost
{
    /// <summary>Whether a silent row is cheaper column by column than as a whole.</summary>
    [MethodImpl(Hot.Way)]
    public static bool PrefersColumns<T>(int firedColumns, int columns) =>
        firedColumns * (StepCosts.ColumnUpdate - StepCosts.Scatter) < columns * StepCosts.RowUpdate / Vector<T>.Count;

    /// <summary>Whether the spikes are few enough for the event-driven kernel of a matrix, where the weights are known to be steady.</summary>
    public static bool PrefersEvents<T>(int spikesPre, int spikesPost, int batch, int rows, int columns)
    {
        (double events, double dense) = OfMatrix<T>(spikesPre, spikesPost, batch, rows, columns, checksAll: false);
        return events < dense;
    }

    /// <summary>What a step of a matrix costs along either path, in cycles.</summary>
    /// <param name="spikesPre">Presynaptic spikes of the whole batch.</param>
    /// <param name="spikesPost">Postsynaptic spikes of the whole batch.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="rows">Rows of w.</param>
    /// <param name="columns">Columns of w.</param>
    /// <param name="checksAll">Whether each step has to check that all weights are steady, because nobody keeps the answer.</param>
    [MethodImpl(Hot.Way)]
    public static (double Events, double Dense) OfMatrix<T>(
        int spikesPre, int spikesPost, int batch, int rows, int columns, bool checksAll)
    {
        double rowVectors = Math.Ceiling((double)columns / Vector<T>.Count);
        double firedColumns = Math.Min(spikesPre, columns);
        double firedRows = Math.Min(spikesPost, rows);
        double check = checksAll ? rows * rowVectors * StepCosts.SteadyCheck : 0;
        if (batch == 1)
        {
            double wholeRows = firedRows * rowVectors * StepCosts.SampleUpdate;
            return (
                check + wholeRows + ((rows - firedRows) * firedColumns * StepCosts.ColumnUpdate),
                rows * rowVectors * StepCosts.SampleUpdate);
        }

        double whole = (rowVectors * StepCosts.EventUpdate) + (firedColumns * StepCosts.Scatter);
        double silent = Math.Min(whole, firedColumns * StepCosts.ColumnUpdate);
        double events = (firedRows * whole) + ((rows - firedRows) * silent) + (spikesPost * rowVectors * StepCosts.SumTerm) + check;
        double rowBlocks = Math.Ceiling((double)rows / EventTile.SumRows<T>());
        events += rowBlocks * ((spikesPre * StepCosts.ColumnTerm) + firedColumns + (batch * StepCosts.SumTerm));
        double dense = rows * rowVectors * (StepCosts.DenseUpdate + (HalfSample<T>() * batch
            * (SharedTerms(spikesPost, batch, rows, Tile.Rows) + SharedTerms(spikesPre, batch, columns, Tile.Columns<T>()))));
        return (events, dense);
    }

    /// <summary>The cheapest kernel of a convolution for so many spikes.</summary>
    /// <param name="spikesPre">Presynaptic spikes of the whole batch.</param>
    /// <param name="spikesPost">Postsynaptic spikes of the whole batch.</param>
    /// <param name="shape">The sizes.</param>
    /// <param name="allowsEvents">Whether the event-driven kernel can be taken.</param>
    /// <param name="threads">How many threads there are.</param>
    /// <param name="parts">How many of them should share the step.</param>
    [MethodImpl(Hot.Way)]
    public static Conv2dKernel Choose<T>(
        int spikesPre, int spikesPost, in Conv2dShape shape, bool allowsEvents, int threads, out int parts)
    {
        (Conv2dKernel Kernel, double Time, int Parts) best = (Conv2dKernel.Events, double.PositiveInfinity, 1);
        int outputs = shape.Outputs;
        if (allowsEvents)
        {
            Consider(Conv2dKernel.Events, Events<T>(spikesPre, spikesPost, shape), Tile.Rows);
        }

        Consider(Conv2dKernel.Unfold, Unfold<T>(spikesPre, spikesPost, shape), Tile.Rows);
        Consider(Conv2dKernel.ImplicitUnfold, ImplicitUnfold<T>(shape), Tile.Columns<T>());
        parts = best.Parts;
        return best.Kernel;

        void Consider(Conv2dKernel kernel, double cost, int tile)
        {
            int shared = Parts(cost, threads, outputs, tile);
            if (cost / shared < best.Time)
            {
                best = (kernel, cost / shared, shared);
            }
        }
    }

    [MethodImpl(Hot.Way)]
    private static double Events<T>(int spikesPre, int spikesPost, in Conv2dShape shape)
    {
        double kernel = KernelArea(shape);
        double patchVectors = Math.Ceiling((double)shape.PatchLength / Vector<T>.Count);
        double outputVectors = Math.Ceiling((double)shape.Groups.Outputs / Vector<T>.Count);
        return (spikesPost * ((kernel * StepCosts.PatchRun) + (patchVectors * StepCosts.SumTerm)))
            + (spikesPre * kernel * (StepCosts.PatchRun + (outputVectors * StepCosts.SumTerm)))
            + ((shape.Pre.Length + (double)shape.Post.Length + (3.0 * shape.W.Length)) * StepCosts.TransposedElement);
    }

    [MethodImpl(Hot.Way)]
    private static double Unfold<T>(int spikesPre, int spikesPost, in Conv2dShape shape)
    {
        double patchVectors = Math.Ceiling((double)shape.PatchLength / Tile.Columns<T>()) * Tile.Columns<T>() / Vector<T>.Count;
        int spikesInPatches = (int)Math.Min(int.MaxValue, spikesPre * KernelArea(shape));
        double terms = SharedTerms(spikesPost, shape.Depth, shape.Outputs, Tile.Rows)
            + SharedTerms(spikesInPatches, shape.Depth, shape.PatchLength, Tile.Columns<T>());
        return shape.Groups.Count * patchVectors
            * ((UpTo(Tile.Rows, shape.Groups.Outputs) * (StepCosts.DenseUpdate + (HalfSample<T>() * shape.Depth * terms)))
                + (shape.Depth * UnfoldedVector));
    }

    // Patches are copied in runs, which are shorter than the widest vectors: those are no faster at it.
    private static double UnfoldedVector => StepCosts.UnfoldedVector * Math.Max(1, (double)Vector<byte>.Count / Vector256<byte>.Count);

    [MethodImpl(Hot.Way)]
    private static double ImplicitUnfold<T>(in Conv2dShape shape)
    {
        double outputs = UpTo(Tile.Columns<T>(), shape.Groups.Outputs);
        double weights = (double)shape.Groups.Outputs * shape.PatchLength;
        return shape.Groups.Count
            * ((outputs / Vector<T>.Count * UpTo(Tile.Rows, shape.PatchLength) * 2 * HalfSample<T>() * shape.Depth)
                + (((outputs * shape.Depth) + weights) * 2 * StepCosts.TransposedElement)
                + (weights / Vector<T>.Count * StepCosts.RowUpdate));
    }

    private static double KernelArea(in Conv2dShape shape) => (double)shape.Kernel.Height * shape.Kernel.Width;

    /// <summary>How many threads the largest linear step should be shared by: the one in which every neuron fires.</summary>
    [MethodImpl(Hot.Way)]
    public static int MaxParts<T>(int batch, int rows, int columns, int threads)
    {
        (_, double dense) = OfMatrix<T>(batch * columns, batch * rows, batch, rows, columns, checksAll: true);
        return Parts(dense, threads, rows);
    }

    /// <summary>How many threads the largest convolutional step should be shared by: the one in which every neuron fires.</summary>
    [MethodImpl(Hot.Way)]
    public static int MaxParts<T>(in Conv2dShape shape, int threads) => Math.Max(
        Parts(Unfold<T>(shape.Pre.Length, shape.Post.Length, shape), threads, shape.Outputs),
        Parts(ImplicitUnfold<T>(shape), threads, shape.Outputs, Tile.Columns<T>()));

    /// <summary>How many threads should share a step.</summary>
    /// <param name="cost">What it costs, in cycles.</param>
    /// <param name="threads">How many threads there are.</param>
    /// <param name="rows">Rows of w.</param>
    /// <param name="tile">Rows of w in a tile: a part has at least those.</param>
    public static int Parts(double cost, int threads, int rows, int tile = Tile.Rows) =>
        (int)Math.Clamp(cost / StepCosts.MinPart, 1, Math.Min(threads, Math.Max(1, rows / tile)));

    /// <summary>So many rows or columns, rounded up to whole tiles.</summary>
    private static double UpTo(int tile, int length) => Math.Ceiling((double)length / tile) * tile;

    /// <summary>What an ordinary vector of weights costs in the dense kernel for its product of a sample.</summary>
    private static double HalfSample<T>() => StepCosts.DenseHalfSample * (VectorWidth.IsWide ? StepCosts.WideShare : 1);

    /// <summary>The share of samples in which any of the neurons along one side of a tile fires.</summary>
    [MethodImpl(Hot.Way)]
    private static double SharedTerms(int spikes, int batch, int neurons, int tile) =>
        neurons == 0 || batch == 0 ? 0 : 1 - Math.Pow(1 - Math.Min(1, spikes / ((double)batch * neurons)), tile);
}
