using System.Numerics;
using StdpKernels.Coefficients;
using StdpKernels.Kernels;
using StdpKernels.Kernels.Dense;
using StdpKernels.Kernels.Editing;
using StdpKernels.Kernels.Events;
using StdpKernels.Kernels.Propagation;
using StdpKernels.Kernels.Sparse;
using StdpKernels.Kernels.Traces;
using StdpKernels.Rules;
using StdpKernels.Threading;

namespace StdpKernels.Tests.MemorySafety;

/// <summary>
/// The checks in front of unchecked code, which no public call can fail: each kernel is called with an operand that is an element
/// too short, and refuses it. Behind the operands there is memory, so that a kernel without its check is seen and harms nothing.
/// </summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class KernelCheckTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static int Width => Vector<T>.Count;

    [Test]
    public void Activity_shorter_than_traces([Values] bool tail)
    {
        int length = tail ? 1 : Width;
        var factors = new TraceCoefficients<T>(default, false, 1.0, 20.0, 0.001, 0, new TensorShape(length), ("a", "a"), ("tau", "tau"));
        AssertRefused(() => TraceUpdate.Run<T, ScaledEuler>(Room(length), Room(length), Room(length - 1), factors));
    }

    [Test]
    public void Panels_and_tiles_too_short_for_a_sum([Values] bool complete)
    {
        int columns = 3 * Tile.Columns<T>();
        int rows = 3 * Tile.Rows;
        int tile = Tile.Length<T>();
        AssertRefused(() => Sum(columns - 1, columns, rows, rows, tile));
        AssertRefused(() => Sum(columns, columns - 1, rows, rows, tile));
        AssertRefused(() => Sum(columns, columns, rows - 1, rows, tile));
        AssertRefused(() => Sum(columns, columns, rows, rows - 1, tile));
        AssertRefused(() => Sum(columns, columns, rows, rows, tile - 1));
        Assert.That(() => Sum(columns, columns, rows, rows, tile), Throws.Nothing);

        void Sum(int tracesPre, int activityPre, int activityPost, int tracesPost, int tileLength)
        {
            int[] terms = complete ? [0, 1, 2] : [0, 2];
            TileSum.Run(
                new Panel<T>(Room(tracesPre), Room(activityPre), terms),
                new Panel<T>(Room(activityPost), Room(tracesPost), terms),
                Room(tileLength),
                false);
        }
    }

    [Test]
    public void Sums_and_weights_too_short_for_a_tile()
    {
        int stride = Tile.Columns<T>() + 3;
        int weights = ((Tile.Rows - 1) * stride) + Tile.Columns<T>();
        AssertRefused(() => Update(Tile.Length<T>() - 1, weights));
        AssertRefused(() => Update(Tile.Length<T>(), weights - 1));
        Assert.That(() => Update(Tile.Length<T>(), weights), Throws.Nothing);

        void Update(int tile, int w) =>
            TileUpdate.Run<T, Unbounded<Additive>, UniformSource<T>>(Room(tile), Room(w), stride, Numbers(), 0, 0);
    }

    [Test]
    public void Sums_shorter_than_a_row_of_weights([Values] bool tail)
    {
        int length = tail ? 1 : Width;
        AssertRefused(() => Update(length - 1, length));
        AssertRefused(() => Update(length, length - 1));
        Assert.That(() => Update(length, length), Throws.Nothing);

        void Update(int p, int m) => WeightRow.Update<T, Unbounded<Additive>, UniformSource<T>, StoredSums<T>>(
            Room(length), new StoredSums<T>(Room(p), Room(m)), Numbers(), 0, 0);
    }

    [Test]
    public void Patches_that_leave_the_images_or_the_panel()
    {
        // A kernel of 2 x 2 over an image of 3 x 3: the last element of a patch is the image's fifth, counted from the patch's first.
        var shape = new Conv2dShape(
            new TensorShape(1, 1, 3, 3), new TensorShape(1, 1, 2, 2), new TensorShape(1, 1, 2, 2), default);
        int images = 4 + 3 + Width;
        int panel = 6 + 2 + Width;
        AssertRefused(() => Require(-1, images, panel));
        AssertRefused(() => Require(0, images - 1, panel));
        AssertRefused(() => Require(0, images, panel - 1));
        Assert.That(() => Require(0, images, panel), Throws.Nothing);

        void Require(int first, int imagesLength, int panelLength) => Unfold<T>.Prepare(0, 4, shape, stackalloc int[8])
            .RequireRoom(Room(imagesLength), first, lastOrigin: 4, Room(panelLength), lastStart: 6);
    }

    [Test]
    public void Patches_that_leave_the_images_or_the_columns()
    {
        // Two runs of two positions, whose patches have elements up to 7: the last element read is the 24th.
        PositionRun[] runs = [new(0, 3, 2), new(2, 14, 2)];
        int columns = 4 * Tile.Columns<T>();
        int tile = Tile.SumLength<T>();
        AssertRefused(() => Sum(0, 14 + 2 + 7, columns, tile));
        AssertRefused(() => Sum(0, 14 + 2 + 8, columns - 1, tile));
        AssertRefused(() => Sum(0, 14 + 2 + 8, columns, tile - 1));
        AssertRefused(() => Sum(-4, 14 + 2 + 8, columns, tile));
        Assert.That(() => Sum(0, 14 + 2 + 8, columns, tile), Throws.Nothing);

        void Sum(int first, int imagesLength, int columnsLength, int tileLength) => TileSum.Run<T, PatchTerms>(
            Room(columnsLength), Room(imagesLength), new PatchTerms(runs, [first, 1, 2, 5, 6, 7], step: 2), Room(tileLength), false);
    }

    [Test]
    public void Columns_and_sums_that_do_not_fit_a_tile_of_rows()
    {
        int columns = 5;
        int rows = columns * EventTile.Rows;
        int sums = EventTile.SumRows<T>() + EventTile.Rows;
        AssertRefused(() => ColumnSums.Scatter<T>(Room(sums), 0, [1, columns], Room(rows)));
        AssertRefused(() => ColumnSums.Scatter<T>(Room(sums - 1), 0, [1, columns - 1], Room(rows)));
        AssertRefused(() => ColumnSums.Scatter<T>(Room(sums), 1, [1, columns - 1], Room(rows)));
        Assert.That(() => ColumnSums.Scatter<T>(Room(sums), 0, [1, columns - 1], Room(rows)), Throws.Nothing);
    }

    [Test]
    public void More_columns_that_fired_than_sums() => AssertRefused(() =>
    {
        var events = new SpikeEvents([1, 3]);
        FiredNeurons fired = FiredNeurons.Find(events, new int[5], new int[5], new int[5]);
        ColumnSums.Run<T, PlainEvents>(
            new EventSide<T>(events, []), fired, Room(EventTile.SumRows<T>()), Room((2 * EventTile.SumRows<T>()) - 1), []);
    });

    [Test]
    public void Stretches_that_leave_the_source([Values(1, 4)] int vectors)
    {
        int length = vectors * Width;
        AssertRefused(() => RowSum.Run<T, PlainEvents>(Room(length + 6), [0, 3], [], 4, Room(length)));
        AssertRefused(() => RowSum.Run<T, PlainEvents>(Room(length + 7), [0, -5], [], 4, Room(length)));
        AssertRefused(() => RowSum.Run<T, PlainEvents>(Room(length - 1), [0], [], 0, Room(length)));
        Assert.That(() => RowSum.Run<T, PlainEvents>(Room(length + 7), [0, 3], [], 4, Room(length)), Throws.Nothing);
    }

    [Test]
    public void Columns_beyond_silent_rows()
    {
        const int Rows = 4;

        // The check is that of a span.
        Assert.That(() => Depress(7), Throws.InstanceOf<IndexOutOfRangeException>());
        Assert.That(() => Depress(-1), Throws.InstanceOf<IndexOutOfRangeException>());
        Assert.That(() => Depress(6), Throws.Nothing);

        void Depress(int column) => SilentRows.Depress<T, Unbounded<Additive>, UniformSource<T>, PlainEvents>(
            Room(Rows * 7), 7, Room(Rows), [column], [], T.One, Numbers(), 0);
    }

    [Test]
    public void Matrices_too_short_for_their_transposition([Values(3, 5)] int rows)
    {
        const int Columns = 18;
        int source = ((rows - 1) * (Columns + 1)) + Columns;
        int target = ((Columns - 1) * (rows + 2)) + rows;
        AssertRefused(() => Transpose.Run<T>(Room(source - 1), rows, Columns, Columns + 1, Room(target), rows + 2));
        AssertRefused(() => Transpose.Run<T>(Room(source), rows, Columns, Columns + 1, Room(target - 1), rows + 2));
        AssertRefused(() => Transpose.Run<T>(Room(source), rows, Columns, Columns - 1, Room(target), rows + 2));
        AssertRefused(() => Transpose.Run<T>(Room(source), rows, Columns, Columns + 1, Room(target), rows - 1));
        Assert.That(() => Transpose.Run<T>(Room(source), rows, Columns, Columns + 1, Room(target), rows + 2), Throws.Nothing);
    }

    [Test]
    public void Columns_that_fired_beyond_the_rows()
    {
        AssertRefused(() => Add(7));
        AssertRefused(() => Add(-1));
        AssertRefused(() => FiredColumns.AddPanel<T, PlainEvents>([2], [], Room(2 * FiredColumns.PanelRows<T>()), Room(3)));
        Assert.That(() => Add(6), Throws.Nothing);

        void Add(int column) => FiredColumns.Add<T, PlainEvents>([column], [], Room(4 * 7), 7, new RowRange(0, 4), Room(4));
    }

    [Test]
    public void Rows_that_fired_beyond_the_matrix([Values(1, 4)] int together)
    {
        int[] fired = [.. Enumerable.Repeat(2, together)];
        AssertRefused(() => Add((3 * Width) - 1));
        Assert.That(() => Add(3 * Width), Throws.Nothing);

        void Add(int weights) =>
            FiredRows.Add<T, PlainEvents>(fired, [], Room(weights), new RowRange(0, Width), Room(Width));
    }

    [Test]
    public void Edits_of_another_length_than_the_weights()
    {
        AssertRefused(() => Edit(Width - 1));
        AssertRefused(() => Edit(Width + 1));
        Assert.That(() => Edit(Width), Throws.Nothing);

        void Edit(int length) => WeightStretch.Run(
            Room(Width), 0, 0, RuleCatalogue.Fold(new StdpParameters<T>(), new TensorShape(1, Width)), new FactorsEdit<T>(Room(length)));
    }

    [Test]
    public void Synapses_of_neurons_that_are_not_there()
    {
        AssertRefused(() => SparseGather.Products<T>(Room(5), [1, 5], T.One, Room(2)));
        AssertRefused(() => SparseGather.Products<T>(Room(5), [1, 4], T.One, Room(1)));
        AssertRefused(() => SparseGather.Add<T, PlainEvents>(Room(5), [1, 5], T.One, Room(2)));
        AssertRefused(() => SparseGather.Add<T, PlainEvents>(Room(5), [1, 4], T.One, Room(1)));
        AssertRefused(() => SparseGather.Add<T, GradedEvents>(Room(5), [1, 5], T.One, Room(2)));
        AssertRefused(() => SparseGather.Add<T, GradedEvents>(Room(5), [1, 4], T.One, Room(1)));
        AssertRefused(() => SparseGather.Take<T>(Room(5), [1, 5], Room(2)));
        AssertRefused(() => SparseGather.Take<T>(Room(5), [1, 4], Room(1)));
        AssertRefused(() => SparseGather.Put<T>(Room(2), [1, 5], Room(5)));
        AssertRefused(() => SparseGather.Put<T>(Room(1), [1, 4], Room(5)));
        Assert.That(() => SparseGather.Products<T>(Room(5), [1, 4], T.One, Room(2)), Throws.Nothing);
        Assert.That(() => SparseGather.Put<T>(Room(2), [1, 4], Room(5)), Throws.Nothing);
    }

    [Test]
    public void Sums_shorter_than_a_stretch_of_synapses([Values] bool tail)
    {
        int length = tail ? 1 : Width;
        AssertRefused(() => Update(length - 1, length));
        AssertRefused(() => Update(length, length - 1));
        AssertRefused(() =>
            SparseStretch.Depress<T, Unbounded<Additive>, UniformSource<T>>(Room(length), Room(length - 1), Numbers(), 0));
        AssertRefused(() => SparseStretch.PotentiateAt<T, Unbounded<Additive>, UniformSource<T>>(
            Room(length), [.. Enumerable.Range(0, length)], Room(length - 1), Room(length), Numbers()));
        Assert.That(() => Update(length, length), Throws.Nothing);

        void Update(int p, int m) => SparseStretch.Update<T, Unbounded<Additive>, UniformSource<T>>(
            Room(length), Room(p), Room(m), Numbers(), 0);
    }

    [Test]
    public void Currents_and_weights_shorter_than_the_synapses()
    {
        SparseIndex index = StdpConnectivity.FromPairs(2, 5, [1, 1], [0, 4]).Index;
        AssertRefused(() => Propagate(weights: 2, currents: 4));
        AssertRefused(() => Propagate(weights: 1, currents: 5));
        Assert.That(() => Propagate(weights: 2, currents: 5), Throws.Nothing);

        void Propagate(int weights, int currents) => SparsePropagation.Forward<T, PlainEvents>(
            new EventSide<T>(new SpikeEvents([1]), []), Room(weights), index, new RowRange(0, 5), Room(currents));
    }

    // Zeros in front of as many more.
    private static Span<T> Room(int length) => new T[(2 * length) + (8 * Width)].AsSpan(0, length);

    private static UniformSource<T> Numbers() =>
        RuleCatalogue.Fold(new StdpParameters<T>(), new TensorShape(1, 1)).Uniform;

    private static void AssertRefused(Action call) => Assert.That(call, Throws.InstanceOf<ArgumentOutOfRangeException>());
}
