using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
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
        if (SpikesOnly.PaysALook(rows.Count) && SpikesOnly.Serves<T, TRule, TSource>(
            operands.ActivityPre, operands.TracePre, operands.ActivityPost, operands.TracePost, coefficients))
        {
            Run<T, TRule, TSource, SpikesOnly>(operands, w, rows, coefficients);
        }
        else
        {
            Run<T, TRule, TSource, AnyActivity>(operands, w, rows, coefficients);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run<T, TRule, TSource, TForm>(in LinearOperands<T> operands, Span<T> w, RowRange rows, in TSource coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
        where TForm : struct, ISampleForm
    {
        if (Vector<byte>.Count == Vector256<byte>.Count && RuleWidth.IsWide<TRule>())
        {
            Run<T, TRule, TSource, TForm, WideLane<T>>(operands, w, rows, coefficients);
        }
        else
        {
            Run<T, TRule, TSource, TForm, VectorLane<T>>(operands, w, rows, coefficients);
        }
    }

    [MethodImpl(Hot.Way)]
    private static void Run<T, TRule, TSource, TForm, TLane>(in LinearOperands<T> operands, Span<T> w, RowRange rows, in TSource coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
        where TForm : struct, ISampleForm
        where TLane : struct, IVectorLane<T, TLane>
    {
        // Two rows at a time: what is read of the presynaptic side serves both. With parameters to read, registers last for one row only.
        int columns = operands.Inputs;
        int vectors = columns - (columns % TLane.Count);
        int row = rows.First;
        for (; TSource.IsUniform && row <= rows.End - 2; row += 2)
        {
            UpdatePair<T, TRule, TSource, TForm, TLane>(operands, w, row, vectors, coefficients);
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
    private static void UpdatePair<T, TRule, TSource, TForm, TLane>(
        in LinearOperands<T> operands, Span<T> w, int row, int columns, in TSource coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
        where TForm : struct, ISampleForm
        where TLane : struct, IVectorLane<T, TLane>
    {
        // These slices are what makes the unchecked reads and writes safe.
        ref T tracePre = ref MemoryMarshal.GetReference(operands.TracePre[..columns]);
        ref T activityPre = ref MemoryMarshal.GetReference(operands.ActivityPre[..columns]);
        ref T upper = ref MemoryMarshal.GetReference(w.Slice(row * operands.Inputs, columns));
        ref T lower = ref MemoryMarshal.GetReference(w.Slice((row + 1) * operands.Inputs, columns));

        // Locals that no store can alias and no call is given: what they hold stays in registers.
        RuleCoefficients<TLane> c = new LaneSource<T, TSource, TLane>(coefficients).Load(0);
        TLane upperActivity = TLane.Broadcast(operands.ActivityPost[row]), lowerActivity = TLane.Broadcast(operands.ActivityPost[row + 1]);
        TLane upperTrace = TForm.OfRow<TRule, TLane>(TLane.Broadcast(operands.TracePost[row]), c);
        TLane lowerTrace = TForm.OfRow<TRule, TLane>(TLane.Broadcast(operands.TracePost[row + 1]), c);
        for (nuint i = 0; i < (nuint)columns; i += (nuint)TLane.Count)
        {
            Prefetch.Ahead(ref upper, i);
            Prefetch.Ahead(ref lower, i);
            TLane t = TForm.OfColumn<TRule, TLane>(TLane.Load(ref tracePre, i), c), z = TLane.Load(ref activityPre, i);
            TLane.Store(TForm.Update<T, TRule, TLane>(TLane.Load(ref upper, i), upperActivity, t, upperTrace, z, c), ref upper, i);
            TLane.Store(TForm.Update<T, TRule, TLane>(TLane.Load(ref lower, i), lowerActivity, t, lowerTrace, z, c), ref lower, i);
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
