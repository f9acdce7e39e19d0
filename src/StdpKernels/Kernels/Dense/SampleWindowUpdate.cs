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
    [MethodImpl(Hot.Way)]
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
        if (RuleWidth.IsWide<TRule>())
        {
            Run<T, TRule, TSource, WideLane<T>>(columnSteps, rowSteps, from, to, w, columns, rows, coefficients);
        }
        else
        {
            Run<T, TRule, TSource, VectorLane<T>>(columnSteps, rowSteps, from, to, w, columns, rows, coefficients);
        }
    }

    [MethodImpl(Hot.Way)]
    private static void Run<T, TRule, TSource, TLane>(
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
        where TLane : struct, IVectorLane<T, TLane>
    {
        int together = Together * TLane.Count;
        int whole = TSource.IsUniform ? columns - (columns % together) : 0;
        for (int row = rows.First; row < rows.End; row++)
        {
            int first = 0;
            if (row + 1 < rows.End && whole > 0)
            {
                UpdatePair<T, TRule, TSource, TLane>(columnSteps, rowSteps, from, to, w.Slice(row * columns, 2 * columns), columns, whole, row, coefficients);
                UpdateRow<T, TRule, TSource>(columnSteps, rowSteps, from, to, w.Slice(row * columns, columns), row, whole, coefficients);
                row++;
                first = whole;
            }

            UpdateRow<T, TRule, TSource>(columnSteps, rowSteps, from, to, w.Slice(row * columns, columns), row, first, coefficients);
        }
    }

    /// <summary>The first columns of two rows.</summary>
    [MethodImpl(Hot.Loop)]
    private static void UpdatePair<T, TRule, TSource, TLane>(
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
        where TLane : struct, IVectorLane<T, TLane>
    {
        // These slices are what makes the unchecked reads and writes safe: the activity and the traces of a step follow those of the step before.
        int neurons = rowSteps.Neurons;
        ref T trace = ref MemoryMarshal.GetReference(columnSteps.AllTraces.Slice(from * columns, (to - from) * columns));
        ref T activity = ref MemoryMarshal.GetReference(columnSteps.AllActivity.Slice(from * columns, (to - from) * columns));
        ref T rowTrace = ref MemoryMarshal.GetReference(rowSteps.AllTraces[((from * neurons) + row)..(((to - 1) * neurons) + row + 2)]);
        ref T rowActivity = ref MemoryMarshal.GetReference(rowSteps.AllActivity[((from * neurons) + row)..(((to - 1) * neurons) + row + 2)]);
        ref T upper = ref MemoryMarshal.GetReference(w[..end]);
        ref T lower = ref MemoryMarshal.GetReference(w.Slice(columns, end));
        nuint next = (nuint)TLane.Count;

        // A copy that no store can alias and no call is given: what it holds stays in registers.
        LaneSource<T, TSource, TLane> local = new(coefficients);
        for (nuint i = 0; i < (nuint)end; i += Together * next)
        {
            Prefetch.Ahead(ref upper, i);
            Prefetch.Ahead(ref lower, i);
            TLane w0 = TLane.Load(ref upper, i), w1 = TLane.Load(ref upper, i + next);
            TLane w2 = TLane.Load(ref lower, i), w3 = TLane.Load(ref lower, i + next);
            nuint column = i;
            nuint place = 0;
            for (int step = from; step < to; step++)
            {
                TLane t0 = TLane.Load(ref trace, column), t1 = TLane.Load(ref trace, column + next);
                TLane z0 = TLane.Load(ref activity, column), z1 = TLane.Load(ref activity, column + next);
                TLane z = TLane.Broadcast(Unsafe.Add(ref rowActivity, place)), t = TLane.Broadcast(Unsafe.Add(ref rowTrace, place));
                w0 = Update<T, TRule, TLane>(w0, z, t0, t, z0, local.Load(0));
                w1 = Update<T, TRule, TLane>(w1, z, t1, t, z1, local.Load(0));
                (z, t) = (TLane.Broadcast(Unsafe.Add(ref rowActivity, place + 1)), TLane.Broadcast(Unsafe.Add(ref rowTrace, place + 1)));
                w2 = Update<T, TRule, TLane>(w2, z, t0, t, z0, local.Load(0));
                w3 = Update<T, TRule, TLane>(w3, z, t1, t, z1, local.Load(0));
                column += (nuint)columns;
                place += (nuint)neurons;
            }

            TLane.Store(w0, ref upper, i);
            TLane.Store(w1, ref upper, i + next);
            TLane.Store(w2, ref lower, i);
            TLane.Store(w3, ref lower, i + next);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane Update<T, TRule, TLane>(
        TLane w, TLane rowActivity, TLane columnTrace, TLane rowTrace, TLane columnActivity, in RuleCoefficients<TLane> coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TLane : struct, IVectorLane<T, TLane> => TRule.Update(
            w, TLane.FirstTerm(rowActivity, columnTrace), TLane.FirstTerm(rowTrace, columnActivity), coefficients);

    /// <summary>The columns from a multiple of the vector length on, of one row.</summary>
    [MethodImpl(Hot.Way)]
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
