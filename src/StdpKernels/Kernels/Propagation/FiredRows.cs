using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StdpKernels.Kernels.Events;
using StdpKernels.Lanes;
using StdpKernels.Threading;

namespace StdpKernels.Kernels.Propagation;

/// <summary>Adds the rows of a matrix whose neurons fired to the currents of its columns.</summary>
/// <remarks>
/// Contract: <c>w</c> is row-major and has a column for each current; <c>fired</c> ascends, and carries a number for each event where the
/// kind is graded. Every current takes the terms one by one in the order of the list. Only the given columns are read and written; nothing
/// overlaps.
/// </remarks>
internal static class FiredRows
{
    // Rows that are added in one pass, so that currents are read and written less often.
    private const int Together = 4;

    [MethodImpl(Hot.Loop)]
    public static void Add<T, TKind>(
        ReadOnlySpan<int> fired, ReadOnlySpan<T> activity, ReadOnlySpan<T> w, RowRange columns, Span<T> currents)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKind : struct, IEventKind
    {
        int rowLength = currents.Length;
        Span<T> target = currents[columns.First..columns.End];
        int i = 0;
        for (; i <= fired.Length - Together; i += Together)
        {
            AddTogether<T, TKind>(
                Row(w, fired[i], rowLength, columns),
                Row(w, fired[i + 1], rowLength, columns),
                Row(w, fired[i + 2], rowLength, columns),
                Row(w, fired[i + 3], rowLength, columns),
                TKind.IsGraded ? activity.Slice(i, Together) : default,
                target);
        }

        for (; i < fired.Length; i++)
        {
            AddOne<T, TKind>(Row(w, fired[i], rowLength, columns), TKind.IsGraded ? activity[i] : T.One, target);
        }
    }

    private static ReadOnlySpan<T> Row<T>(ReadOnlySpan<T> w, int row, int length, RowRange columns)
        where T : unmanaged => w.Slice((row * length) + columns.First, columns.Count);

    [MethodImpl(Hot.Loop)]
    private static void AddTogether<T, TKind>(
        ReadOnlySpan<T> row0, ReadOnlySpan<T> row1, ReadOnlySpan<T> row2, ReadOnlySpan<T> row3, ReadOnlySpan<T> activity, Span<T> target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKind : struct, IEventKind
    {
        // The rows are slices as long as the target: the loop, which ends a vector before its end, is within all.
        ref T w0 = ref MemoryMarshal.GetReference(row0);
        ref T w1 = ref MemoryMarshal.GetReference(row1);
        ref T w2 = ref MemoryMarshal.GetReference(row2);
        ref T w3 = ref MemoryMarshal.GetReference(row3);
        ref T to = ref MemoryMarshal.GetReference(target);
        (T a0, T a1, T a2, T a3) = TKind.IsGraded ? (activity[0], activity[1], activity[2], activity[3]) : default;
        Vector<T> z0 = new(a0), z1 = new(a1), z2 = new(a2), z3 = new(a3);
        int i = 0;
        for (; i <= target.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            Vector<T> sum = Vector.LoadUnsafe(ref to, (nuint)i);
            sum = Term.Add<T, TKind>(sum, Vector.LoadUnsafe(ref w0, (nuint)i), z0);
            sum = Term.Add<T, TKind>(sum, Vector.LoadUnsafe(ref w1, (nuint)i), z1);
            sum = Term.Add<T, TKind>(sum, Vector.LoadUnsafe(ref w2, (nuint)i), z2);
            sum = Term.Add<T, TKind>(sum, Vector.LoadUnsafe(ref w3, (nuint)i), z3);
            sum.StoreUnsafe(ref to, (nuint)i);
        }

        for (; i < target.Length; i++)
        {
            T sum = Term.Add<T, TKind>(target[i], row0[i], a0);
            sum = Term.Add<T, TKind>(sum, row1[i], a1);
            sum = Term.Add<T, TKind>(sum, row2[i], a2);
            target[i] = Term.Add<T, TKind>(sum, row3[i], a3);
        }
    }

    [MethodImpl(Hot.Loop)]
    private static void AddOne<T, TKind>(ReadOnlySpan<T> row, T activity, Span<T> target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKind : struct, IEventKind
    {
        ref T from = ref MemoryMarshal.GetReference(row);
        ref T to = ref MemoryMarshal.GetReference(target);
        Vector<T> z = new(activity);
        int i = 0;
        for (; i <= target.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            Term.Add<T, TKind>(Vector.LoadUnsafe(ref to, (nuint)i), Vector.LoadUnsafe(ref from, (nuint)i), z).StoreUnsafe(ref to, (nuint)i);
        }

        for (; i < target.Length; i++)
        {
            target[i] = Term.Add<T, TKind>(target[i], row[i], activity);
        }
    }
}
