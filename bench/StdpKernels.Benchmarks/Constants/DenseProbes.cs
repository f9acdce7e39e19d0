using StdpKernels.Coefficients;
using StdpKernels.Kernels.Dense;
using StdpKernels.Rules;
using StdpKernels.Threading;

namespace StdpKernels.Benchmarks.Constants;

/// <summary>The dense linear step without the traces, everything active.</summary>
internal static class DenseProbes
{
    private const int Rows = 96;
    private const int Columns = 512;

    /// <summary>The step of a batch with blocks of some sizes; a unit is a vector of weights.</summary>
    public static KernelProbe Step(string name, int depth, BlockSizes blocks)
    {
        var random = new Random(1);
        float[] tracePre = Activity.Uniform<float>(random, depth * Columns), activityPre = Activity.Uniform<float>(random, depth * Columns);
        float[] tracePost = Activity.Uniform<float>(random, depth * Rows), activityPost = Activity.Uniform<float>(random, depth * Rows);
        float[] w = Activity.Uniform<float>(random, Rows * Columns);
        UniformSource<float> numbers = Numbers();
        var scratch = new PanelScratch<float>();
        DenseUpdate.Reserve(Rows, Columns, depth, scratch, blocks);
        return new KernelProbe(name, KernelProbes.Vectors(Rows * Columns), () => DenseUpdate
            .Run<float, LinearOperands<float>, HardBounded<Additive>, UniformSource<float>>(
                Operands(depth, Rows, Columns, activityPre, tracePre, activityPost, tracePost),
                w,
                new RowRange(0, Rows),
                Columns,
                numbers,
                scratch,
                blocks));
    }

    /// <summary>The step of a batch of one.</summary>
    public static KernelProbe Sample()
    {
        var random = new Random(1);
        float[] pre = Activity.Uniform<float>(random, Columns), post = Activity.Uniform<float>(random, Rows);
        float[] w = Activity.Uniform<float>(random, Rows * Columns);
        UniformSource<float> numbers = Numbers();
        return new KernelProbe("sample", KernelProbes.Vectors(w.Length), () =>
            SampleUpdate.Run<float, HardBounded<Additive>, UniformSource<float>>(
                Operands(1, Rows, Columns, pre, pre, post, post), w, new RowRange(0, Rows), numbers));
    }

    /// <summary>Plain numbers as parameters.</summary>
    public static UniformSource<float> Numbers() =>
        RuleCatalogue.Fold(new StdpParameters<float>(), new TensorShape(1, 1)).Uniform;

    /// <summary>The operands of a linear layer.</summary>
    public static LinearOperands<float> Operands(
        int depth, int rows, int columns, float[] activityPre, float[] tracePre, float[] activityPost, float[] tracePost) =>
        new(activityPre, tracePre, activityPost, tracePost, depth, columns, rows, everyTerm: false);
}
