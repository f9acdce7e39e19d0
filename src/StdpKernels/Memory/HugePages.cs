using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StdpKernels.Memory;

/// <summary>Arrays so large that the translation of their addresses would cost: each page of 4 kB needs an entry of its own.</summary>
/// <remarks>
/// A sparse step of 10⁷ synapses touches a line here and a line there, each on another page, and the processor keeps the translations of one or two
/// thousand. Linux gives pages of 2 MB to memory for which they are asked for, where its administrator leaves that to programs (<c>madvise</c>, the
/// default of most distributions). It is advice: where it is not taken, or there is nobody to take it, nothing changes.
/// </remarks>
internal static class HugePages
{
    private const nuint PageBytes = 2 << 20;

    // MADV_HUGEPAGE of Linux, on all its architectures but one on which .NET does not run.
    private const int Advice = 14;

    /// <summary>Whether an array of so many items is worth it.</summary>
    public static bool Suit<TItem>(int length) =>
        !RuntimeHelpers.IsReferenceOrContainsReferences<TItem>() && (long)length * Unsafe.SizeOf<TItem>() >= 4 * (long)PageBytes;

    /// <summary>A zeroed array that does not move.</summary>
    public static unsafe TItem[] Allocate<TItem>(int length)
    {
        // Advice comes before the first touch, which decides on the page: so zeros come after it.
        TItem[] array = GC.AllocateUninitializedArray<TItem>(length, pinned: true);
        nuint start = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array));
        nuint end = start + ((nuint)length * (nuint)Unsafe.SizeOf<TItem>());
        nuint first = (start + PageBytes - 1) / PageBytes * PageBytes;
        Advise((void*)first, (end - first) / PageBytes * PageBytes);
        Array.Clear(array);
        return array;
    }

    private static unsafe void Advise(void* start, nuint length)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        try
        {
            // The answer does not matter.
            _ = madvise(start, length, Advice);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            // A system without this library has nobody to take the advice.
        }

        [DllImport("libc")]
        static extern int madvise(void* start, nuint length, int advice);
    }
}
