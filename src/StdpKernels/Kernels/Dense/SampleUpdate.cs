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
    public static void Run<T, TRule, TSource>(in LinearOperands<T> operands, Span<T> w, RowRange rows, in TSource coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        // Two rows at a time: what is read of the presynaptic side serves both. With parameters to read, registers last for one row only.
        int columns = operands.Inputs;
        int vectors = columns - (columns % Vector<T>.Count);
        int row = rows.First;
        for (; TSource.IsUniform && row <= rows.End - 2; row += 2)
        {
            UpdatePair<T, TRule, TSource>(operands, w, row, vectors, coefficients);
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
    private static void UpdatePair<T, TRule, TSource>(
        in LinearOperands<T> operands, Span<T> w, int row, int columns, in TSource coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        // These slices are what makes the unchecked reads and writes safe.
        ref T tracePre = ref MemoryMarshal.GetReference(operands.TracePre[..columns]);
        ref T activityPre = ref MemoryMarshal.GetReference(operands.ActivityPre[..columns]);
        ref T upper = ref MemoryMarshal.GetReference(w.Slice(row * operands.Inputs, columns));
        ref T lower = ref MemoryMarshal.GetReference(w.Slice((row + 1) * operands.Inputs, columns));
        Vector<T> upperActivity = new(operands.ActivityPost[row]), lowerActivity = new(operands.ActivityPost[row + 1]);
        Vector<T> upperTrace = new(operands.TracePost[row]), lowerTrace = new(operands.TracePost[row + 1]);

        // Copies that no store can alias and no call is given: what they hold stays in registers.
        TSource upperSource = coefficients, lowerSource = coefficients;
        upperSource.MoveTo(row, columns);
        lowerSource.MoveTo(row + 1, columns);
        for (int i = 0; i < columns; i += Vector<T>.Count)
        {
            Prefetch.Ahead(ref upper, i);
            Prefetch.Ahead(ref lower, i);
            Vector<T> t = Vector.LoadUnsafe(ref tracePre, (nuint)i);
            Vector<T> z = Vector.LoadUnsafe(ref activityPre, (nuint)i);
            Vector<T> p = MultiplyAdd.FirstTerm(upperActivity, t), m = MultiplyAdd.FirstTerm(upperTrace, z);
            WeightVector.Update<T, TRule, TSource>(ref upper, (nuint)i, p, m, upperSource, i);
            (p, m) = (MultiplyAdd.FirstTerm(lowerActivity, t), MultiplyAdd.FirstTerm(lowerTrace, z));
            WeightVector.Update<T, TRule, TSource>(ref lower, (nuint)i, p, m, lowerSource, i);
        }
    }

    /// <summary>The columns from a multiple of the vector length on, of one row.</summary>
    private static void UpdateRow<T, TRule, TSource>(
        in LinearOperands<T> operands, Span<T> w, int row, int column, in TSource coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        if (column < operands.Inputs)
        {
            WeightRow.Update<T, TRule, TSource, ProductSums<T>>(
                w.Slice((row * operands.Inputs) + column, operands.Inputs - column),
                new ProductSums<T>(
                    operands.TracePre[column..], operands.ActivityPre[column..], operands.ActivityPost[row], operands.TracePost[row]),
                coefficients,
                row,
                column);
        }
    }
}
