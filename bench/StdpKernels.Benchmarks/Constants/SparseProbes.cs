using StdpKernels.Coefficients;
using StdpKernels.Kernels.Events;
using StdpKernels.Kernels.Propagation;
using StdpKernels.Kernels.Sparse;
using StdpKernels.Rules;
using StdpKernels.Threading;

namespace StdpKernels.Benchmarks.Constants;

/// <summary>The kernels of sparse synapses, and of columns that are propagated; a unit is a synapse.</summary>
internal static class SparseProbes
{
    private const int Neurons = 400;
    private const int Degree = 40;
    private const int Fired = 8;

    private static readonly StdpConnectivity Synapses = StdpConnectivity.RandomOutDegree(Neurons, Neurons, Degree, seed: 1);

    /// <summary>Some presynaptic neurons fire, and nobody else.</summary>
    public static KernelProbe FanOut() => Step("fan-out", Spread, [], Fired * Degree);

    /// <summary>Some postsynaptic neurons fire, and nobody else.</summary>
    public static KernelProbe FanIn()
    {
        double synapses = 0;
        foreach (int neuron in Spread)
        {
            synapses += Synapses.ColumnStarts[neuron + 1] - Synapses.ColumnStarts[neuron];
        }

        return Step("fan-in", [], Spread, synapses);
    }

    /// <summary>The step of all synapses.</summary>
    public static KernelProbe Dense(int batch)
    {
        var random = new Random(1);
        float[] w = Activity.Uniform<float>(random, Synapses.Count), values = Activity.Uniform<float>(random, batch * Neurons);
        UniformSource<float> numbers = DenseProbes.Numbers();
        return new KernelProbe($"sparse {batch}", w.Length, () =>
            SparseDenseUpdate.Run<float, HardBounded<Additive>, UniformSource<float>>(
                new SparseOperands<float>(values, values, values, values),
                w,
                Synapses.Index,
                new RowRange(0, Neurons),
                batch,
                numbers));
    }

    /// <summary>Columns of a matrix added to the currents of its rows.</summary>
    public static KernelProbe StridedColumns()
    {
        const int Rows = 96, Columns = 512;
        float[] w = Activity.Uniform<float>(new Random(1), Rows * Columns), currents = new float[Rows];
        int[] fired = [.. Enumerable.Range(0, 32).Select(i => i * 16)];
        return new KernelProbe("strided", Rows * fired.Length, () =>
        {
            currents.AsSpan().Clear();
            FiredColumns.Add<float, PlainEvents>(fired, [], w, Columns, new RowRange(0, Rows), currents);
        });
    }

    private static int[] Spread => [.. Enumerable.Range(0, Fired).Select(i => i * Neurons / Fired)];

    private static KernelProbe Step(string name, int[] pre, int[] post, double synapses)
    {
        var random = new Random(1);
        float[] w = Activity.Uniform<float>(random, Synapses.Count), traces = Activity.Uniform<float>(random, Neurons);
        float[] zPre = new float[Neurons], zPost = new float[Neurons];
        Array.ForEach(pre, neuron => zPre[neuron] = 1);
        Array.ForEach(post, neuron => zPost[neuron] = 1);
        UniformSource<float> numbers = DenseProbes.Numbers();
        var scratch = new SparseScratch<float>();
        return new KernelProbe(name, synapses, () =>
            SparseSampleUpdate.Run<float, HardBounded<Additive>, UniformSource<float>>(
                new EventSide<float>(new SpikeEvents(pre), []),
                new EventSide<float>(new SpikeEvents(post), []),
                new SparseOperands<float>(zPre, zPost, traces, traces),
                w,
                Synapses.Index,
                new RowRange(0, Neurons),
                numbers,
                scratch));
    }
}
