using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StdpKernels.Coefficients;
using StdpKernels.Lanes;
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
    [MethodImpl(Hot.Way)]
    public static void Run<T, TRule, TSource>(in LinearOperands<T> operands, Span<T> w, RowRange rows, in TSource coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        if (RuleWidth.IsWide<TRule>())
        {
            Run<T, TRule, TSource, WideLane<T>>(operands, w, rows, coefficients);
        }
        else
        {
            Run<T, TRule, TSource, VectorLane<T>>(operands, w, rows, coefficients);
        }
    }

    [MethodImpl(Hot.Way)]
    private static void Run<T, TRule, TSource, TLane>(in LinearOperands<T> operands, Span<T> w, RowRange rows, in TSource coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
        where TLane : struct, IVectorLane<T, TLane>
    {
        // Two rows at a time: what is read of the presynaptic side serves both. With parameters to read, registers last for one row only.
        int columns = operands.Inputs;
        int vectors = columns - (columns % TLane.Count);
        int row = rows.First;
        for (; TSource.IsUniform && row <= rows.End - 2; row += 2)
        {
            UpdatePair<T, TRule, TSource, TLane>(operands, w, row, vectors, coefficients);
            UpdateRow<T, TRule, TSource>(operands, w, row, vectors, coefficients);
            UpdateRow<T, TRule, TSource>(operands, w, row + 1, vectors, coefficients);
        }

        for (; row < rows.End; row++)
        {
            UpdateRow<T, TRule, TSource>(operands, w, row, 0, coefficients);
        }
    }

    /// <summary>The first columns, whole vectors of them, of two rows.</summary>
    [MethodImpl(Hot.Loop)]
    private static void UpdatePair<T, TRule, TSource, TLane>(
        in LinearOperands<T> operands, Span<T> w, int row, int columns, in TSource coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
        where TLane : struct, IVectorLane<T, TLane>
    {
        // These slices are what makes the unchecked reads and writes safe.
        ref T tracePre = ref MemoryMarshal.GetReference(operands.TracePre[..columns]);
        ref T activityPre = ref MemoryMarshal.GetReference(operands.ActivityPre[..columns]);
        ref T upper = ref MemoryMarshal.GetReference(w.Slice(row * operands.Inputs, columns));
        ref T lower = ref MemoryMarshal.GetReference(w.Slice((row + 1) * operands.Inputs, columns));
        TLane upperActivity = TLane.Broadcast(operands.ActivityPost[row]), lowerActivity = TLane.Broadcast(operands.ActivityPost[row + 1]);
        TLane upperTrace = TLane.Broadcast(operands.TracePost[row]), lowerTrace = TLane.Broadcast(operands.TracePost[row + 1]);

        // Copies that no store can alias and no call is given: what they hold stays in registers.
        LaneSource<T, TSource, TLane> local = new(coefficients);
        for (nuint i = 0; i < (nuint)columns; i += (nuint)TLane.Count)
        {
            Prefetch.Ahead(ref upper, i);
            Prefetch.Ahead(ref lower, i);
            TLane t = TLane.Load(ref tracePre, i), z = TLane.Load(ref activityPre, i);
            TLane p = TLane.FirstTerm(upperActivity, t), m = TLane.FirstTerm(upperTrace, z);
            WeightVector.Update<T, TRule, TLane>(ref upper, i, p, m, local.Load((int)i));
            (p, m) = (TLane.FirstTerm(lowerActivity, t), TLane.FirstTerm(lowerTrace, z));
            WeightVector.Update<T, TRule, TLane>(ref lower, i, p, m, local.Load((int)i));
        }
    }

    /// <summary>The columns from a multiple of the vector length on, of one row.</summary>
    [MethodImpl(Hot.Way)]
    private static void UpdateRow<T, TRule, TSource>(
        in LinearOperands<T> operands, Span<T> w, int row, int column, in TSource coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        if (column < operands.Inputs)
        {
            WeightRow.Update<T, TRule, TSource, ProductSums<T>>(
                w.Slice(row * operands.Inputs, operands.Inputs),
                new ProductSums<T>(operands.TracePre, operands.ActivityPre, operands.ActivityPost[row], operands.TracePost[row]),
                coefficients,
                row,
                column: 0,
                from: column);
        }
    }
}
