using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using StdpKernels.Coefficients;
using StdpKernels.Lanes;
using StdpKernels.Rules;
using StdpKernels.Threading;

namespace StdpKernels.Kernels.Dense;

/// <summary>The dense linear steps of a window, for a batch of one: weights stay in registers while they take all steps.</summary>
/// <remarks>
/// Contract: as for <see cref="SampleUpdate"/> in every step. Each weight takes the updates
/// that it would take step by step, in order of time; only the given rows are written.
/// </remarks>
internal static class SampleWindowUpdate
{
    // Rows that are updated together: so many updates at a time, none of which waits for another.
    private const int Together = 4;

    // Steps that weights stay in registers for: what the rows have in each of them fits on the stack.
    private const int MostSteps = 128;

    /// <param name="columnSteps">The side of the columns.</param>
    /// <param name="rowSteps">The side of the rows.</param>
    /// <param name="from">The first step.</param>
    /// <param name="to">Where the steps end.</param>
    /// <param name="w">The weights, <c>[rows, columns]</c>.</param>
    /// <param name="rows">The rows to update.</param>
    /// <param name="areSpikes">Whether <see cref="SpikesOnly"/> serves in each of the steps.</param>
    /// <param name="coefficients">The parameters of the rule.</param>
    [MethodImpl(Hot.Way)]
    public static void Run<T, TRule, TSource>(
        in WindowSteps<T> columnSteps,
        in WindowSteps<T> rowSteps,
        int from,
        int to,
        Span<T> w,
        RowRange rows,
        bool areSpikes,
        in TSource coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        for (int end; from < to; from = end)
        {
            end = Math.Min(from + MostSteps, to);
            WindowSteps<T> columns = columnSteps.Between(from, end), ofRows = rowSteps.Between(from, end);
            if (areSpikes)
            {
                Run<T, TRule, TSource, SpikesOnly>(columns, ofRows, w, rows, coefficients);
            }
            else
            {
                Run<T, TRule, TSource, AnyActivity>(columns, ofRows, w, rows, coefficients);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run<T, TRule, TSource, TForm>(
        in WindowSteps<T> columnSteps, in WindowSteps<T> rowSteps, Span<T> w, RowRange rows, in TSource coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
        where TForm : struct, ISampleForm
    {
        if (Vector<byte>.Count == Vector256<byte>.Count && RuleWidth.IsWide<TRule>())
        {
            Run<T, TRule, TSource, TForm, WideLane<T>>(columnSteps, rowSteps, w, rows, coefficients);
        }
        else
        {
            Run<T, TRule, TSource, TForm, VectorLane<T>>(columnSteps, rowSteps, w, rows, coefficients);
        }
    }

    [MethodImpl(Hot.Way)]
    private static void Run<T, TRule, TSource, TForm, TLane>(
        in WindowSteps<T> columnSteps, in WindowSteps<T> rowSteps, Span<T> w, RowRange rows, in TSource coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
        where TForm : struct, ISampleForm
        where TLane : struct, IVectorLane<T, TLane>
    {
        Span<T> ofRows = stackalloc T[2 * Together * MostSteps];
        int columns = columnSteps.Neurons;
        int whole = TSource.IsUniform ? columns - (columns % TLane.Count) : 0;
        int row = rows.First;
        for (; row <= rows.End - Together && whole > 0; row += Together)
        {
            Span<T> together = w.Slice(row * columns, Together * columns);
            Update<T, TRule, TSource, TForm, TLane>(columnSteps, rowSteps, together, whole, row, coefficients, ofRows);
            for (int r = 0; r < Together; r++)
            {
                UpdateRow<T, TRule, TSource>(columnSteps, rowSteps, together.Slice(r * columns, columns), row + r, whole, coefficients);
            }
        }

        for (; row < rows.End; row++)
        {
            UpdateRow<T, TRule, TSource>(columnSteps, rowSteps, w.Slice(row * columns, columns), row, 0, coefficients);
        }
    }

    /// <summary>The first columns, whole vectors of them, of neighbouring rows.</summary>
    /// <param name="columnSteps">The side of the columns.</param>
    /// <param name="rowSteps">The side of the rows.</param>
    /// <param name="w">The rows.</param>
    /// <param name="end">Where the whole vectors of a row end.</param>
    /// <param name="row">The first row.</param>
    /// <param name="coefficients">The parameters of the rule.</param>
    /// <param name="ofRows">Memory for two numbers of each row for each step.</param>
    [MethodImpl(Hot.Loop)]
    private static void Update<T, TRule, TSource, TForm, TLane>(
        in WindowSteps<T> columnSteps,
        in WindowSteps<T> rowSteps,
        Span<T> w,
        int end,
        int row,
        in TSource coefficients,
        Span<T> ofRows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
        where TForm : struct, ISampleForm
        where TLane : struct, IVectorLane<T, TLane>
    {
        Gather<T, TRule, TForm>(rowSteps, row, coefficients.At(0), ofRows);

        int columns = columnSteps.Neurons;
        int steps = columnSteps.Steps;

        // These slices are what makes the unchecked reads and writes safe: the activity and the traces of a step follow those of the step before.
        ref T trace = ref MemoryMarshal.GetReference(columnSteps.AllTraces);
        ref T activity = ref MemoryMarshal.GetReference(columnSteps.AllActivity);
        ref T numbers = ref MemoryMarshal.GetReference(ofRows[..(2 * Together * rowSteps.Steps)]);
        ref T row0 = ref MemoryMarshal.GetReference(w[..end]);
        ref T row1 = ref MemoryMarshal.GetReference(w.Slice(columns, end));
        ref T row2 = ref MemoryMarshal.GetReference(w.Slice(2 * columns, end));
        ref T row3 = ref MemoryMarshal.GetReference(w.Slice(3 * columns, end));

        // A local that no store can alias and no call is given: what it holds stays in registers.
        RuleCoefficients<TLane> c = new LaneSource<T, TSource, TLane>(coefficients).Load(0);
        for (nuint i = 0; i < (nuint)end; i += (nuint)TLane.Count)
        {
            Prefetch.Ahead(ref row0, i);
            Prefetch.Ahead(ref row1, i);
            Prefetch.Ahead(ref row2, i);
            Prefetch.Ahead(ref row3, i);
            TLane w0 = TLane.Load(ref row0, i), w1 = TLane.Load(ref row1, i), w2 = TLane.Load(ref row2, i), w3 = TLane.Load(ref row3, i);
            nuint column = i;
            ref T ofStep = ref numbers;
            for (int step = 0; step < steps; step++)
            {
                TLane t = TForm.OfColumn<TRule, TLane>(TLane.Load(ref trace, column), c), z = TLane.Load(ref activity, column);
                w0 = Update<T, TRule, TForm, TLane>(w0, ref ofStep, 0, t, z, c);
                w1 = Update<T, TRule, TForm, TLane>(w1, ref ofStep, 1, t, z, c);
                w2 = Update<T, TRule, TForm, TLane>(w2, ref ofStep, 2, t, z, c);
                w3 = Update<T, TRule, TForm, TLane>(w3, ref ofStep, 3, t, z, c);
                column += (nuint)columns;
                ofStep = ref Unsafe.Add(ref ofStep, 2 * Together);
            }

            TLane.Store(w0, ref row0, i);
            TLane.Store(w1, ref row1, i);
            TLane.Store(w2, ref row2, i);
            TLane.Store(w3, ref row3, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane Update<T, TRule, TForm, TLane>(TLane w, ref T ofStep, int row, TLane trace, TLane activity, in RuleCoefficients<TLane> c)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TForm : struct, ISampleForm
        where TLane : struct, IVectorLane<T, TLane> => TForm.Update<T, TRule, TLane>(
            w, TLane.Broadcast(Unsafe.Add(ref ofStep, row)), trace, TLane.Broadcast(Unsafe.Add(ref ofStep, Together + row)), activity, c);

    /// <summary>Activity and traces of neighbouring rows, those of a step one after the other.</summary>
    [MethodImpl(Hot.Loop)]
    private static void Gather<T, TRule, TForm>(
        in WindowSteps<T> rowSteps, int row, in RuleCoefficients<ScalarLane<T>> c, Span<T> ofRows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TForm : struct, ISampleForm
    {
        for (int step = 0; step < rowSteps.Steps; step++)
        {
            Span<T> ofStep = ofRows.Slice(2 * Together * step, 2 * Together);
            rowSteps.Activity(step).Slice(row, Together).CopyTo(ofStep);
            ReadOnlySpan<T> traces = rowSteps.Trace(step).Slice(row, Together);
            for (int r = 0; r < traces.Length; r++)
            {
                ofStep[Together + r] = TForm.OfRow<TRule, ScalarLane<T>>(new(traces[r]), c).Value;
            }
        }
    }

    /// <summary>The columns from a multiple of the vector length on, of one row.</summary>
    [MethodImpl(Hot.Way)]
    private static void UpdateRow<T, TRule, TSource>(
        in WindowSteps<T> columnSteps, in WindowSteps<T> rowSteps, Span<T> w, int row, int column, in TSource coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        for (int step = 0; step < columnSteps.Steps && column < w.Length; step++)
        {
            WindowRow.Update<T, TRule, TSource>(columnSteps, rowSteps, step, w, row, column, coefficients);
        }
    }
}
