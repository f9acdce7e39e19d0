using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Coefficients;
using StdpKernels.Rules;
using StdpKernels.Threading;

namespace StdpKernels.Kernels.Dense;

/// <summary>The dense linear step of a batch of one: nothing to sum, so that the products go right into the rule.</summary>
/// <remarks>
/// Contract: <c>w</c> is row-major, its rows as long as the presynaptic side and as many as the postsynaptic side is long; it overlaps
/// nothing that is read. Only the given rows are written.
/// </remarks>
internal static class SampleUpdate
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<T, TRule, TSource>(in LinearOperands<T> operands, Span<T> w, RowRange rows, in TSource coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>
    {
        int columns = operands.Inputs;
        for (int row = rows.First; row < rows.End; row++)
        {
            WeightRow.Update<T, TRule, TSource, ProductSums<T>>(
                w.Slice(row * columns, columns),
                new ProductSums<T>(
                    operands.TracePre, operands.ActivityPre, operands.ActivityPost[row], operands.TracePost[row]),
                coefficients,
                row,
                0);
        }
    }
}
