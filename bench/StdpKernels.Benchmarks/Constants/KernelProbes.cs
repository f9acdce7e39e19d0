using System.Numerics;
using StdpKernels.Coefficients;
using StdpKernels.Kernels;
using StdpKernels.Kernels.Dense;
using StdpKernels.Kernels.Events;
using StdpKernels.Memory;
using StdpKernels.Rules;
using StdpKernels.Threading;

namespace StdpKernels.Benchmarks.Constants;

/// <summary>The kernels of the sparse paths and of unfolding, each by itself.</summary>
internal static class KernelProbes
{
    private const int Rows = 96;
    private const int Columns = 512;

    // Of 512 columns, and of all spikes of a neuron.
    private const int Fired = 32;

    /// <summary>How many vectors so many numbers are.</summary>
    public static double Vectors(int numbers) => (double)numbers / Vector<float>.Count;

    public static KernelProbe SteadyWeights()
    {
        float[] w = Uniform(Rows * Columns);
        UniformSource<float> numbers = DenseProbes.Numbers();
        return new KernelProbe("steady", Vectors(w.Length), () =>
            SteadyCheck.AreSteady<float, HardBounded<Additive>, UniformSource<float>>(w, new RowRange(0, Rows), Columns, numbers));
    }

    public static KernelProbe RowUpdate()
    {
        float[] w = Uniform(Columns), p = Uniform(Columns), m = Uniform(Columns);
        UniformSource<float> numbers = DenseProbes.Numbers();
        return new KernelProbe("row", Vectors(Columns), () =>
            WeightRow.Update<float, HardBounded<Additive>, UniformSource<float>, StoredSums<float>>(
                w, new StoredSums<float>(p, m), numbers, 0, 0));
    }

    /// <summary>The event-driven step of two samples: each row fires once, and no column; a unit is a vector of weights.</summary>
    public static KernelProbe EventStep()
    {
        const int Batch = 2;
        float[] w = Uniform(Rows * Columns), pre = Uniform(Batch * Columns), post = Uniform(Batch * Rows);
        int[] starts = [0, Rows / 2, Rows], fired = [.. Enumerable.Range(0, Rows)], silent = new int[Batch + 1];
        UniformSource<float> numbers = DenseProbes.Numbers();
        var scratch = new EventScratch<float>();
        EventUpdate.Reserve(Batch, Rows, Columns, scratch);
        return new KernelProbe("event step", Vectors(w.Length), () =>
            EventUpdate.Run<float, HardBounded<Additive>, UniformSource<float>>(
                new EventSide<float>(new SpikeEvents([], silent), []),
                new EventSide<float>(new SpikeEvents(fired, starts), []),
                DenseProbes.Operands(Batch, Rows, Columns, pre, pre, post, post),
                w,
                new RowRange(0, Rows),
                numbers,
                scratch));
    }

    public static KernelProbe ColumnUpdate()
    {
        float[] w = Uniform(Columns), m = Uniform(Fired * EventTile.SumRows<float>());
        int[] fired = Spread(Fired, Columns);
        UniformSource<float> numbers = DenseProbes.Numbers();
        return new KernelProbe("columns", Fired, () =>
            SilentRows.Depress<float, HardBounded<Additive>, UniformSource<float>>(
                w, m, EventTile.SumRows<float>(), fired, numbers, 0));
    }

    /// <summary>Stretches of so many vectors added to a sum; a unit is a stretch.</summary>
    public static KernelProbe RowSums(int vectors)
    {
        int length = vectors * Vector<float>.Count;
        float[] source = Uniform(Columns + length), sum = new float[length];
        int[] offsets = Spread(Fired, Columns);
        return new KernelProbe("row sums", Fired, () => RowSum.Run<float, PlainEvents>(source, offsets, [], 0, sum));
    }

    public static KernelProbe Scatter()
    {
        float[] sums = Uniform(Fired * EventTile.SumRows<float>()), rows = new float[Columns * EventTile.Rows];
        int[] fired = Spread(Fired, Columns);
        return new KernelProbe("scatter", Fired * EventTile.Rows, () => ColumnSums.Scatter<float>(sums, 0, fired, rows));
    }

    /// <summary>The fired columns of a batch found, and with <paramref name="sum"/> their sums made; a unit is a spike.</summary>
    public static KernelProbe ColumnTerms(bool sum)
    {
        const int Batch = 8;
        int[] indices = [.. Enumerable.Range(0, Batch).SelectMany(_ => Spread(Fired, Columns))];
        int[] starts = [.. Enumerable.Range(0, Batch + 1).Select(sample => sample * Fired)];
        int[] neurons = new int[Columns], rankOf = new int[Columns], ranks = new int[Batch * Columns];
        float[] packed = Uniform(Batch * EventTile.SumRows<float>()), sums = new float[Fired * EventTile.SumRows<float>()];
        return new KernelProbe(sum ? "column terms" : "fired columns", Batch * Fired, () =>
        {
            var events = new SpikeEvents(indices, starts);
            FiredNeurons fired = FiredNeurons.Find(events, neurons, rankOf, ranks);
            if (sum)
            {
                ColumnSums.Run<float, PlainEvents>(new EventSide<float>(events, []), fired, packed, sums, []);
            }
        });
    }

    public static KernelProbe Transposition()
    {
        float[] source = Uniform(Rows * Columns), target = new float[Rows * Columns];
        return new KernelProbe("transpose", source.Length, () => Transpose.Run<float>(source, Rows, Columns, Columns, target, Rows));
    }

    /// <summary>Patches of a kernel of 3 × 3 unfolded; a unit is a vector of columns of a patch, traces and activity.</summary>
    public static KernelProbe Unfolding()
    {
        const int Channels = 16, Size = 28;
        var shape = new Conv2dShape(
            new TensorShape(1, Channels, Size, Size),
            new TensorShape(1, 1, Size, Size),
            new TensorShape(1, Channels, 3, 3),
            new Conv2dGeometry { Padding = 1 });
        float[] images = Uniform(Channels * Size * Size);
        Scratch<float> prepared = new();
        PatchImages.Copy<float>(images, shape, prepared);
        int length = prepared.Take(shape.PreparedLength + Vector<float>.Count).Length;
        int depth = BlockSizes.For<float>(shape.Depth).Depth;
        float[] panel = new float[(depth * Tile.PreStride<float>()) + Vector<float>.Count];
        double units = Math.Ceiling(Vectors(shape.PatchLength)) * depth;
        return new KernelProbe("unfold", units, () =>
        {
            ReadOnlySpan<float> patches = prepared.Take(length);
            var operands = new Conv2dOperands<float>
            {
                ActivityPre = patches,
                TracePre = patches,
                ActivityPost = [],
                TracePost = [],
                EveryTerm = true,
                Shape = shape,
                Group = 0,
            };
            for (int column = 0; column < shape.PatchLength; column += Tile.Columns<float>())
            {
                operands.PackPre(0, column, Math.Min(Tile.Columns<float>(), shape.PatchLength - column), panel);
            }
        });
    }

    private static float[] Uniform(int length) => Activity.Uniform<float>(new Random(1), length);

    private static int[] Spread(int count, int length) => [.. Enumerable.Range(0, count).Select(i => (i * length / count) + (i % 3))];
}
