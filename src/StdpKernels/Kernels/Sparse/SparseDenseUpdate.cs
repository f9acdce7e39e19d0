using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Coefficients;
using StdpKernels.Kernels.Events;
using StdpKernels.Lanes;
using StdpKernels.Rules;
using StdpKernels.Threading;

namespace StdpKernels.Kernels.Sparse;

/// <summary>The step of all sparse synapses of some rows, from any activity and traces.</summary>
/// <remarks>
/// Contract: nothing overlaps; only the synapses of the given rows are written. Each sum starts at zero and runs over all samples,
/// ascending, with a fused multiply-add where the hardware has one; a sum of several samples that ends as zero is +0, as in the dense
/// kernel of a linear layer.
/// </remarks>
internal static class SparseDenseUpdate
{
    [MethodImpl(Hot.Loop)]
    public static void Run<T, TRule, TSource>(
        in SparseOperands<T> operands, Span<T> w, SparseIndex index, RowRange rows, int batch, in TSource coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        Span<T> p = stackalloc T[SparseStretch.MaxLength], m = stackalloc T[SparseStretch.MaxLength];
        for (int row = rows.First; row < rows.End; row++)
        {
            int end = (int)index.RowStarts[row + 1];
            for (int first = (int)index.RowStarts[row], length; first < end; first += length)
            {
                length = Math.Min(SparseStretch.MaxLength, end - first);
                ReadOnlySpan<int> targets = index.Targets.Slice(first, length);
                Sum(operands, targets, index, row, batch, p, m);
                SparseStretch.Update<T, TRule, TSource>(w.Slice(first, targets.Length), p, m, coefficients, first);
            }
        }
    }

    [MethodImpl(Hot.Loop)]
    private static void Sum<T>(
        in SparseOperands<T> operands, ReadOnlySpan<int> targets, SparseIndex index, int row, int batch, Span<T> p, Span<T> m)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (int inputs, int outputs) = (index.Inputs, index.Outputs);
        p.Clear();
        m.Clear();
        for (int sample = 0; sample < batch; sample++)
        {
            SparseGather.Add<T, GradedEvents>(
                operands.ActivityPost.Slice(sample * outputs, outputs), targets, operands.TracePre[(sample * inputs) + row], p);
            SparseGather.Add<T, GradedEvents>(
                operands.TracePost.Slice(sample * outputs, outputs), targets, operands.ActivityPre[(sample * inputs) + row], m);
        }

        // Adding +0 leaves all numbers alone but −0.
        for (int k = 0; batch > 1 && k < targets.Length; k++)
        {
            p[k] += T.Zero;
            m[k] += T.Zero;
        }
    }
}
