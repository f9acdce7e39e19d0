using System.Numerics;
using StdpKernels.Coefficients;
using StdpKernels.Kernels.Editing;
using StdpKernels.Kernels.Events;
using StdpKernels.Kernels.Propagation;
using StdpKernels.Memory;
using StdpKernels.Threading;
using StdpKernels.Validation;

namespace StdpKernels.Synapses;

/// <summary>
/// The weights of a linear layer as a row-major matrix, a row for each neuron of one side: the scratch memory of its kernels.
/// </summary>
/// <param name="batch">Samples of a step.</param>
/// <param name="weights"><c>[rows, columns]</c>.</param>
/// <param name="threads">How many threads share a step of enough work.</param>
internal abstract class LinearSynapses<T>(int batch, TensorShape weights, int threads) : Synapses<T>(weights, weights[0], threads)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly EventScratch<T>[] _events = Make(threads, () => new EventScratch<T>());
    private readonly Scratch<T>[] _panels = Make(threads, () => new Scratch<T>());

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
            Require.Fits(MatrixPropagation.PanelLength<T>(columns), "a panel of all columns", name);
        }
    }

    public override bool TellsTouched => Batch == 1;

    /// <summary>Whether rows belong to presynaptic neurons.</summary>
    protected abstract bool HasPresynapticRows { get; }

    public override int Targets(bool back) => back == HasPresynapticRows ? Rows : Columns;

    public override double PropagationCost(int events, bool back) =>
        MatrixPropagation.Cost<T>(events, Rows, Columns, toColumns: back != HasPresynapticRows);

    public override void Propagate<TKind>(
        in EventSide<T> events, ReadOnlySpan<T> w, RowRange targets, Span<T> currents, bool back, int part)
    {
        if (back != HasPresynapticRows)
        {
            MatrixPropagation.ToColumns<T, TKind>(events, w, targets, Columns, currents);
        }
        else
        {
            MatrixPropagation.ToRows<T, TKind>(events, w, targets, Rows, Columns, currents, _panels[part]);
        }
    }

    public override void Scale(Span<T> w, WeightCoefficients<T> coefficients, ReadOnlySpan<T> factors, StdpFan fan)
    {
        for (int row = 0; row < Rows && Columns > 0; row++)
        {
            Span<T> weights = w.Slice(row * Columns, Columns);
            if (AreRows(fan))
            {
                WeightStretch.Run(weights, row, 0, coefficients, new ScaleEdit<T>(factors[row], Columns));
            }
            else
            {
                WeightStretch.Run(weights, row, 0, coefficients, new FactorsEdit<T>(factors));
            }
        }
    }

    public override void AddScaled(Span<T> w, ReadOnlySpan<T> added, WeightCoefficients<T> coefficients, ReadOnlySpan<T> factors)
    {
        for (int row = 0; row < Rows && Columns > 0; row++)
        {
            Span<T> weights = w.Slice(row * Columns, Columns);
            ReadOnlySpan<T> ofRow = added.Slice(row * Columns, Columns);
            if (AreRows(StdpFan.In))
            {
                WeightStretch.Run(weights, row, 0, coefficients, new AddScaledEdit<T>(ofRow, factors[row]));
            }
            else
            {
                WeightStretch.Run(weights, row, 0, coefficients, new AddProductsEdit<T>(ofRow, factors));
            }
        }
    }

    public override void Sum<TMeasure>(ReadOnlySpan<T> w, Span<T> sums, StdpFan fan)
    {
        if (AreRows(fan))
        {
            MatrixSums.OfRows<T, TMeasure>(w, Columns, sums);
        }
        else
        {
            MatrixSums.OfColumns<T, TMeasure>(w, sums);
        }
    }

    /// <summary>Whether the weights of a neuron are a row.</summary>
    private bool AreRows(StdpFan fan) => fan == StdpFan.Out == HasPresynapticRows;

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
