using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StdpKernels.Kernels.Events;
using StdpKernels.Kernels.Processor;
using StdpKernels.Lanes;
using StdpKernels.Threading;

namespace StdpKernels.Kernels.Propagation;

/// <summary>Adds the columns of a matrix whose neurons fired to the currents of its rows.</summary>
/// <remarks>
/// Contract: <c>w</c> is row-major and has a row for each current; <c>fired</c> ascends, and carries a number for each event where the kind
/// is graded. Every current takes the terms one by one in the order of the list: rows are side by side in the loop, and no sum is split.
/// Only the given rows are read and written; nothing overlaps.
/// </remarks>
internal static class FiredColumns
{
    // Rows whose sums do not wait for each other.
    private const int Together = 4;

    // Vectors of rows that are turned around together.
    private const int PanelVectors = 4;

    /// <summary>From a few events: weights are read where they lie.</summary>
    [MethodImpl(Hot.Loop)]
    public static void Add<T, TKind>(
        ReadOnlySpan<int> fired, ReadOnlySpan<T> activity, ReadOnlySpan<T> w, int columns, RowRange rows, Span<T> currents)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKind : struct, IEventKind
    {
        bool far = Prefetch.IsFar(w);
        nint ahead = (nint)KernelShapes.PrefetchRows * columns;
        int r = rows.First;
        for (; r <= rows.End - Together; r += Together)
        {
            // This slice, and the check of each column, are what makes the unchecked reads safe.
            ref T row0 = ref MemoryMarshal.GetReference(w.Slice(r * columns, Together * columns));
            T sum0 = currents[r], sum1 = currents[r + 1], sum2 = currents[r + 2], sum3 = currents[r + 3];
            for (int i = 0; i < fired.Length; i++)
            {
                int column = fired[i];
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)columns);
                ref T weight0 = ref Unsafe.Add(ref row0, column);
                ref T weight1 = ref Unsafe.Add(ref weight0, columns);
                ref T weight2 = ref Unsafe.Add(ref weight1, columns);
                ref T weight3 = ref Unsafe.Add(ref weight2, columns);
                if (far)
                {
                    // Not by the distance of four rows, which would take registers that the loop needs.
                    Prefetch.Line(ref weight0, ahead);
                    Prefetch.Line(ref weight1, ahead);
                    Prefetch.Line(ref weight2, ahead);
                    Prefetch.Line(ref weight3, ahead);
                }

                T z = TKind.IsGraded ? activity[i] : T.One;
                sum0 = Term.Add<T, TKind>(sum0, weight0, z);
                sum1 = Term.Add<T, TKind>(sum1, weight1, z);
                sum2 = Term.Add<T, TKind>(sum2, weight2, z);
                sum3 = Term.Add<T, TKind>(sum3, weight3, z);
            }

            (currents[r], currents[r + 1], currents[r + 2], currents[r + 3]) = (sum0, sum1, sum2, sum3);
        }

        for (; r < rows.End; r++)
        {
            ReadOnlySpan<T> row = w.Slice(r * columns, columns);
            T sum = currents[r];
            for (int i = 0; i < fired.Length; i++)
            {
                sum = Term.Add<T, TKind>(sum, row[fired[i]], TKind.IsGraded ? activity[i] : T.One);
            }

            currents[r] = sum;
        }
    }

    /// <summary>Whether the events of a batch are so many that it pays to turn the weights around once for all of them.</summary>
    /// <param name="events">Events of the whole batch.</param>
    /// <param name="columns">Columns of w.</param>
    public static bool PrefersPanels<T>(int events, int columns) =>
        events * (StepCosts.StridedTerm - (StepCosts.SumTerm / Vector<T>.Count)) > columns * StepCosts.TransposedElement;

    /// <summary>Rows of a panel.</summary>
    public static int PanelRows<T>() => PanelVectors * Vector<T>.Count;

    /// <summary>Copies some rows with columns side by side; rows that are missing keep what an earlier use left there.</summary>
    public static void Pack<T>(ReadOnlySpan<T> w, int columns, RowRange rows, Span<T> panel)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Transpose.Run(w[(rows.First * columns)..], rows.Count, columns, columns, panel, PanelRows<T>());

    /// <summary>The rows of a panel, of one sample.</summary>
    /// <param name="fired">The columns that fired.</param>
    /// <param name="activity">The number of each, where the kind is graded.</param>
    /// <param name="panel">What <see cref="Pack{T}"/> made.</param>
    /// <param name="currents">Those of the rows, at most as many as a panel has.</param>
    [MethodImpl(Hot.Loop)]
    public static void AddPanel<T, TKind>(
        ReadOnlySpan<int> fired, ReadOnlySpan<T> activity, ReadOnlySpan<T> panel, Span<T> currents)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKind : struct, IEventKind
    {
        int rows = PanelRows<T>();
        Span<T> sums = stackalloc T[rows];
        currents.CopyTo(sums);
        ref T s = ref MemoryMarshal.GetReference(sums);
        Vector<T> sum0 = OrdinaryWidth<T>.At(ref s, 0), sum1 = OrdinaryWidth<T>.At(ref s, 1);
        Vector<T> sum2 = OrdinaryWidth<T>.At(ref s, 2), sum3 = OrdinaryWidth<T>.At(ref s, 3);
        for (int i = 0; i < fired.Length; i++)
        {
            // This slice is what makes the unchecked reads safe.
            ref T from = ref MemoryMarshal.GetReference(panel.Slice(fired[i] * rows, rows));
            Vector<T> z = TKind.IsGraded ? new(activity[i]) : default;
            sum0 = Term.Add<T, TKind>(sum0, OrdinaryWidth<T>.At(ref from, 0), z);
            sum1 = Term.Add<T, TKind>(sum1, OrdinaryWidth<T>.At(ref from, 1), z);
            sum2 = Term.Add<T, TKind>(sum2, OrdinaryWidth<T>.At(ref from, 2), z);
            sum3 = Term.Add<T, TKind>(sum3, OrdinaryWidth<T>.At(ref from, 3), z);
        }

        OrdinaryWidth<T>.Store(sum0, ref s, 0);
        OrdinaryWidth<T>.Store(sum1, ref s, 1);
        OrdinaryWidth<T>.Store(sum2, ref s, 2);
        OrdinaryWidth<T>.Store(sum3, ref s, 3);
        sums[..currents.Length].CopyTo(currents);
    }
}
