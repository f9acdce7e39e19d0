using System.Numerics;
using StdpKernels.Kernels.Events;
using StdpKernels.Validation;

namespace StdpKernels.Synapses;

/// <summary>
/// The weights of a linear layer as a row-major matrix, a row for each neuron of one side: the scratch memory of its kernels.
/// </summary>
/// <param name="batch">Samples of a step.</param>
/// <param name="weights"><c>[rows, columns]</c>.</param>
/// <param name="threads">How many threads share a step of enough work.</param>
internal abstract class LinearSynapses<T>(int batch, TensorShape weights, int threads) : Synapses<T>(weights, threads)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly EventScratch<T>[] _events = Make(threads, () => new EventScratch<T>());

    /// <summary>Samples of a step.</summary>
    public int Batch { get; } = batch;

    /// <summary>The number of columns.</summary>
    public int Columns { get; } = weights[1];

    /// <summary>The lists and sums of the event-driven kernel, for each thread.</summary>
    public ReadOnlySpan<EventScratch<T>> Events => _events;

    /// <summary>The panels and tiles of the dense kernel, for each thread.</summary>
    public DensePanels<T> Panels { get; } = new(threads);

    /// <summary>The arrays that a step wants beside its operands: sizes that arrays can have.</summary>
    /// <remarks>Without weights there is nothing to learn, and a step wants no such array whatever the other sizes are.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The layer is too large; the error blames <paramref name="name"/>.</exception>
    public static void RequireFits(TensorShape weights, int batch, string name)
    {
        if (weights.Length > 0)
        {
            (int rows, int columns) = (weights[0], weights[1]);
            Require.Fits(EventUpdate.ScratchLength<T>(batch, columns), "the sums of all columns", name);
            DensePanels<T>.RequireFits(rows, columns, batch, name);
            Require.Fits(rows + 2L, "the lists of all rows", name);
        }
    }

    protected override void ReserveScratch()
    {
        foreach (EventScratch<T> events in _events)
        {
            EventUpdate.Reserve(Batch, Rows, Columns, events);
        }

        Panels.Reserve(Rows, Columns, depth: Batch);
    }

    protected override int MaxParts() => PathCost.MaxParts<T>(Batch, Rows, Columns, Threads);
}
