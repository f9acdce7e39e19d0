using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using StdpKernels.Coefficients;
using StdpKernels.Kernels.Processor;
using StdpKernels.Lanes;
using StdpKernels.Rules;
using StdpKernels.Threading;

namespace StdpKernels.Kernels.Dense;

/// <summary>The dense linear steps of a window, for a batch of one: weights stay in registers while they take all steps.</summary>
/// <remarks>
/// Contract: as for <see cref="SampleUpdate"/> in every step. Each weight takes the updates
/// that it would take step by step, in order of time; only the given rows are written. What a block of columns has in all steps is copied to a panel
/// first, in the order in which the loops read it: steps of a long row are far apart, and those of a power of two share few sets of a cache.
/// </remarks>
internal static class SampleWindowUpdate
{
    // Rows that are updated together: so many updates at a time, none of which waits for another.
    private const int Together = KernelShapes.SampleRows;

    /// <summary>Steps that weights stay in registers for: what the rows have in each of them fits on the stack.</summary>
    public const int MostSteps = 128;

    /// <param name="columnSteps">The side of the columns.</param>
    /// <param name="rowSteps">The side of the rows.</param>
    /// <param name="from">The first step.</param>
    /// <param name="to">Where the steps end.</param>
    /// <param name="w">The weights, <c>[rows, columns]</c>.</param>
    /// <param name="rows">The rows to update.</param>
    /// <param name="areSpikes">Whether <see cref="SpikesOnly"/> serves in each of the steps.</param>
    /// <param name="coefficients">The parameters of the rule.</param>
    /// <param name="block">How many columns take all steps together, a multiple of a vector.</param>
    /// <param name="panel">Memory for two numbers of so many columns, or of all, for each of at most <see cref="MostSteps"/> steps.</param>
    [MethodImpl(Hot.Way)]
    public static void Run<T, TRule, TSource>(
        in WindowSteps<T> columnSteps,
        in WindowSteps<T> rowSteps,
        int from,
        int to,
        Span<T> w,
        RowRange rows,
        bool areSpikes,
        in TSource coefficients,
        int block,
        Span<T> panel)
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
                Run<T, TRule, TSource, SpikesOnly>(columns, ofRows, w, rows, coefficients, block, panel);
            }
            else
            {
                Run<T, TRule, TSource, AnyActivity>(columns, ofRows, w, rows, coefficients, block, panel);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run<T, TRule, TSource, TForm>(
        in WindowSteps<T> columnSteps, in WindowSteps<T> rowSteps, Span<T> w, RowRange rows, in TSource coefficients, int block, Span<T> panel)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
        where TForm : struct, ISampleForm
    {
        if (Vector<byte>.Count == Vector256<byte>.Count && RuleWidth.IsWide<TRule>())
        {
            Run<T, TRule, TSource, TForm, WideLane<T>>(columnSteps, rowSteps, w, rows, coefficients, block, panel);
        }
        else
        {
            Run<T, TRule, TSource, TForm, VectorLane<T>>(columnSteps, rowSteps, w, rows, coefficients, block, panel);
        }
    }

    [MethodImpl(Hot.Way)]
    private static void Run<T, TRule, TSource, TForm, TLane>(
        in WindowSteps<T> columnSteps, in WindowSteps<T> rowSteps, Span<T> w, RowRange rows, in TSource coefficients, int block, Span<T> panel)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
        where TForm : struct, ISampleForm
        where TLane : struct, IVectorLane<T, TLane>
    {
        Span<T> ofRows = stackalloc T[2 * Together * MostSteps];
        int columns = columnSteps.Neurons;
        int whole = TSource.IsUniform ? columns - (columns % TLane.Count) : 0;
        int endOfGroups = rows.End - (rows.Count % Together);
        if (endOfGroups == rows.First)
        {
            whole = 0;
        }

        ArgumentOutOfRangeException.ThrowIfNotEqual(block % TLane.Count, 0);
        for (int first = 0; first < whole; first += block)
        {
            int end = first + Math.Min(block, whole - first);
            WindowPanels.PackColumns<T, TRule, TForm, TLane>(columnSteps, first, end, new LaneSource<T, TSource, TLane>(coefficients).Load(0), panel);
            for (int row = rows.First; row < endOfGroups; row += Together)
            {
                WindowPanels.GatherRows<T, TRule, TForm>(rowSteps, new RowRange(row, row + Together), coefficients.At(0), ofRows);
                Span<T> together = w.Slice(row * columns, Together * columns);
                Update<T, TRule, TSource, TForm, TLane>(panel, ofRows, columnSteps.Steps, together, columns, first, end, coefficients);
            }
        }

        for (int row = rows.First; row < rows.End; row++)
        {
            UpdateRow<T, TRule, TSource>(columnSteps, rowSteps, w.Slice(row * columns, columns), row, row < endOfGroups ? whole : 0, coefficients);
        }
    }

    /// <summary>Neighbouring columns, whole vectors of them, of neighbouring rows.</summary>
    /// <param name="panel">Two numbers of each column for each step: of a vector of columns those of all steps, one after the other.</param>
    /// <param name="ofRows">Two numbers of each row for each step.</param>
    /// <param name="steps">How many steps there are.</param>
    /// <param name="w">The rows.</param>
    /// <param name="columns">Weights of a row.</param>
    /// <param name="first">The first column.</param>
    /// <param name="end">Where the columns end.</param>
    /// <param name="coefficients">The parameters of the rule.</param>
    [MethodImpl(Hot.Loop)]
    private static void Update<T, TRule, TSource, TForm, TLane>(
        ReadOnlySpan<T> panel, ReadOnlySpan<T> ofRows, int steps, Span<T> w, int columns, int first, int end, in TSource coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
        where TForm : struct, ISampleForm
        where TLane : struct, IVectorLane<T, TLane>
    {
        // These slices are what makes the unchecked reads and writes safe: the loops read panel and numbers from the first to the last, in order.
        ref T ofColumns = ref MemoryMarshal.GetReference(panel[..(2 * steps * (end - first))]);
        ref T numbers = ref MemoryMarshal.GetReference(ofRows[..(2 * Together * steps)]);
        ref T row0 = ref MemoryMarshal.GetReference(w[first..end]);
        ref T row1 = ref MemoryMarshal.GetReference(w.Slice(columns + first, end - first));
        ref T row2 = ref MemoryMarshal.GetReference(w.Slice((2 * columns) + first, end - first));
        ref T row3 = ref MemoryMarshal.GetReference(w.Slice((3 * columns) + first, end - first));

        // A local that no store can alias and no call is given: what it holds stays in registers.
        RuleCoefficients<TLane> c = new LaneSource<T, TSource, TLane>(coefficients).Load(0);
        for (nuint i = 0; i < (nuint)(end - first); i += (nuint)TLane.Count)
        {
            Prefetch.LineOfFourRows(ref row0, (nint)i + ((nint)Together * columns), columns);
            TLane w0 = TLane.Load(ref row0, i), w1 = TLane.Load(ref row1, i), w2 = TLane.Load(ref row2, i), w3 = TLane.Load(ref row3, i);
            ref T ofStep = ref numbers;
            for (int step = 0; step < steps; step++)
            {
                TLane t = TLane.Load(ref ofColumns, 0), z = TLane.Load(ref ofColumns, (nuint)TLane.Count);
                w0 = Update<T, TRule, TForm, TLane>(w0, ref ofStep, 0, t, z, c);
                w1 = Update<T, TRule, TForm, TLane>(w1, ref ofStep, 1, t, z, c);
                w2 = Update<T, TRule, TForm, TLane>(w2, ref ofStep, 2, t, z, c);
                w3 = Update<T, TRule, TForm, TLane>(w3, ref ofStep, 3, t, z, c);
                ofColumns = ref Unsafe.Add(ref ofColumns, 2 * TLane.Count);
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
