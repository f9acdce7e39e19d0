using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StdpKernels.Coefficients;
using StdpKernels.Lanes;
using StdpKernels.Rules;
using StdpKernels.Threading;

namespace StdpKernels.Kernels.Dense;

/// <summary>The dense linear steps of a window, for a batch of one: weights stay in registers while they take all steps.</summary>
/// <remarks>
/// Contract: as for <see cref="SampleUpdate"/> in every step from <c>from</c> up to, not including, <c>to</c>. Each weight takes the updates
/// that it would take step by step, in order of time; only the given rows are written.
/// </remarks>
internal static class SampleWindowUpdate
{
    // Vectors of a row that are updated together. With as many of another row there are four updates at a time, none of which waits for another.
    private const int Together = 2;

    /// <param name="columnSteps">The side of the columns.</param>
    /// <param name="rowSteps">The side of the rows.</param>
    /// <param name="from">The first step.</param>
    /// <param name="to">Where the steps end.</param>
    /// <param name="w">The weights, <c>[rows, columns]</c>.</param>
    /// <param name="columns">Weights of a row.</param>
    /// <param name="rows">The rows to update.</param>
    /// <param name="coefficients">The parameters of the rule.</param>
    public static void Run<T, TRule, TSource>(
        in WindowSteps<T> columnSteps,
        in WindowSteps<T> rowSteps,
        int from,
        int to,
        Span<T> w,
        int columns,
        RowRange rows,
        in TSource coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        int together = Together * Vector<T>.Count;
        int whole = TSource.IsUniform ? columns - (columns % together) : 0;
        for (int row = rows.First; row < rows.End; row++)
        {
            int first = 0;
            if (row + 1 < rows.End && whole > 0)
            {
                UpdatePair<T, TRule, TSource>(columnSteps, rowSteps, from, to, w.Slice(row * columns, 2 * columns), columns, whole, row, coefficients);
                UpdateRow<T, TRule, TSource>(columnSteps, rowSteps, from, to, w.Slice(row * columns, columns), row, whole, coefficients);
                row++;
                first = whole;
            }

            UpdateRow<T, TRule, TSource>(columnSteps, rowSteps, from, to, w.Slice(row * columns, columns), row, first, coefficients);
        }
    }

    /// <summary>The first columns of two rows.</summary>
    [MethodImpl(Hot.Loop)]
    private static void UpdatePair<T, TRule, TSource>(
        in WindowSteps<T> columnSteps,
        in WindowSteps<T> rowSteps,
        int from,
        int to,
        Span<T> w,
        int columns,
        int end,
        int row,
        in TSource coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        // These slices are what makes the unchecked reads and writes safe: the activity and the traces of a step follow those of the step before.
        int neurons = rowSteps.Neurons;
        ref T trace = ref MemoryMarshal.GetReference(columnSteps.AllTraces.Slice(from * columns, (to - from) * columns));
        ref T activity = ref MemoryMarshal.GetReference(columnSteps.AllActivity.Slice(from * columns, (to - from) * columns));
        ref T rowTrace = ref MemoryMarshal.GetReference(rowSteps.AllTraces[((from * neurons) + row)..(((to - 1) * neurons) + row + 2)]);
        ref T rowActivity = ref MemoryMarshal.GetReference(rowSteps.AllActivity[((from * neurons) + row)..(((to - 1) * neurons) + row + 2)]);
        ref T upper = ref MemoryMarshal.GetReference(w[..end]);
        ref T lower = ref MemoryMarshal.GetReference(w.Slice(columns, end));
        nuint next = (nuint)Vector<T>.Count;

        // A copy that no store can alias and no call is given: what it holds stays in registers.
        TSource source = coefficients;
        source.MoveTo(row, end);
        for (nuint i = 0; i < (nuint)end; i += Together * next)
        {
            Prefetch.Ahead(ref upper, (int)i);
            Prefetch.Ahead(ref lower, (int)i);
            Vector<T> w0 = Vector.LoadUnsafe(ref upper, i), w1 = Vector.LoadUnsafe(ref upper, i + next);
            Vector<T> w2 = Vector.LoadUnsafe(ref lower, i), w3 = Vector.LoadUnsafe(ref lower, i + next);
            nuint column = i;
            nuint place = 0;
            for (int step = from; step < to; step++)
            {
                Vector<T> t0 = Vector.LoadUnsafe(ref trace, column), t1 = Vector.LoadUnsafe(ref trace, column + next);
                Vector<T> z0 = Vector.LoadUnsafe(ref activity, column), z1 = Vector.LoadUnsafe(ref activity, column + next);
                Vector<T> z = new(Unsafe.Add(ref rowActivity, place)), t = new(Unsafe.Add(ref rowTrace, place));
                w0 = Update<T, TRule, TSource>(w0, z, t0, t, z0, source);
                w1 = Update<T, TRule, TSource>(w1, z, t1, t, z1, source);
                (z, t) = (new(Unsafe.Add(ref rowActivity, place + 1)), new(Unsafe.Add(ref rowTrace, place + 1)));
                w2 = Update<T, TRule, TSource>(w2, z, t0, t, z0, source);
                w3 = Update<T, TRule, TSource>(w3, z, t1, t, z1, source);
                column += (nuint)columns;
                place += (nuint)neurons;
            }

            w0.StoreUnsafe(ref upper, i);
            w1.StoreUnsafe(ref upper, i + next);
            w2.StoreUnsafe(ref lower, i);
            w3.StoreUnsafe(ref lower, i + next);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> Update<T, TRule, TSource>(
        Vector<T> w, Vector<T> rowActivity, Vector<T> columnTrace, Vector<T> rowTrace, Vector<T> columnActivity, in TSource source)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct => TRule.Update<VectorLane<T>>(
            new(w),
            new(MultiplyAdd.FirstTerm(rowActivity, columnTrace)),
            new(MultiplyAdd.FirstTerm(rowTrace, columnActivity)),
            source.Load(0)).Value;

    /// <summary>The columns from a multiple of the vector length on, of one row.</summary>
    private static void UpdateRow<T, TRule, TSource>(
        in WindowSteps<T> columnSteps,
        in WindowSteps<T> rowSteps,
        int from,
        int to,
        Span<T> w,
        int row,
        int column,
        in TSource coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        for (int step = from; step < to && column < w.Length; step++)
        {
            WindowRow.Update<T, TRule, TSource>(columnSteps, rowSteps, step, w, row, column, coefficients);
        }
    }
}
