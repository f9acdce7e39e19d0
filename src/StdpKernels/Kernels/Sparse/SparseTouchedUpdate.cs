using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Coefficients;
using StdpKernels.Lanes;
using StdpKernels.Rules;

namespace StdpKernels.Kernels.Sparse;

/// <summary>The update of those synapses alone whose neurons are active, whatever their weights are.</summary>
/// <remarks>
/// Contract: as for <see cref="TouchedUpdate"/>, with the outgoing synapses of presynaptic neurons that are active, and the incoming ones of
/// postsynaptic neurons: one side is silent.
/// </remarks>
internal static class SparseTouchedUpdate
{
    [MethodImpl(Hot.Way)]
    public static void Run<T, TRule, TSource>(in SparseOperands<T> operands, Span<T> w, SparseIndex index, in TSource coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        TSource local = coefficients;
        local.MoveTo(0, w.Length);
        for (int pre = 0; pre < index.Inputs; pre++)
        {
            T activity = operands.ActivityPre[pre];
            for (int i = (int)index.RowStarts[pre]; i < index.RowStarts[pre + 1] && !T.IsZero(activity); i++)
            {
                // The first term of a sum is added to zero.
                T m = T.MultiplyAddEstimate(operands.TracePost[index.Targets[i]], activity, T.Zero);
                w[i] = OneSum.Depress<TRule, ScalarLane<T>>(new(w[i]), new(m), local.At(i)).Value;
            }
        }

        for (int post = 0; post < index.Outputs; post++)
        {
            T activity = operands.ActivityPost[post];
            for (int k = (int)index.ColumnStarts[post]; k < index.ColumnStarts[post + 1] && !T.IsZero(activity); k++)
            {
                int i = index.Positions[k];
                T p = T.MultiplyAddEstimate(activity, operands.TracePre[index.Sources[k]], T.Zero);
                w[i] = OneSum.Potentiate<TRule, ScalarLane<T>>(new(w[i]), new(p), local.At(i)).Value;
            }
        }
    }
}
