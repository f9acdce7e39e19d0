using System.Runtime.Intrinsics.X86;

namespace StdpKernels.Kernels.Processor;

/// <summary>The data caches that a core sees, in bytes.</summary>
/// <param name="First">The first level.</param>
/// <param name="Second">The second level.</param>
/// <param name="Last">The last level, which other cores may use as well.</param>
/// <remarks>They decide how work is cut and what is called for ahead, never a result.</remarks>
internal readonly record struct DataCaches(int First, int Second, int Last)
{
    // Whatever has vectors of 128 bits and more has at least these.
    private static DataCaches Assumed => new(32 << 10, 256 << 10, 4 << 20);

    // Where processors list their caches, and where those of another maker do.
    private const int CacheLeaf = 4;
    private const int ExtendedCacheLeaf = unchecked((int)0x8000001D);
    private const int ExtendedFeatures = unchecked((int)0x80000001);
    private const int TopologyExtensions = 1 << 22;

    /// <summary>Those of this processor where it tells them, or else what is safe to assume.</summary>
    public static DataCaches Here { get; } = Detect();

    /// <summary>What a processor's list of its caches comes to.</summary>
    /// <param name="query">The registers that describe the cache of a number, from 0 on, until one is of no type.</param>
    /// <returns>The sizes, or null where the list does not have the first two levels.</returns>
    public static DataCaches? Read(Func<int, (int Eax, int Ebx, int Ecx, int Edx)> query)
    {
        const int MaxCaches = 16;
        int first = 0, second = 0, last = 0;
        for (int i = 0; i < MaxCaches; i++)
        {
            (int eax, int ebx, int ecx, _) = query(i);
            int type = eax & 0x1F;
            if (type == 0)
            {
                break;
            }

            // For data, or for data and instructions: ways, partitions, bytes of a line and sets, each less one.
            long size = (((ebx >> 22) & 0x3FFL) + 1) * (((ebx >> 12) & 0x3FFL) + 1) * ((ebx & 0xFFFL) + 1) * ((uint)ecx + 1L);
            if (type is 1 or 3)
            {
                int bytes = (int)Math.Min(size, int.MaxValue);
                int level = (eax >> 5) & 7;
                first = level == 1 ? bytes : first;
                second = level == 2 ? bytes : second;
                last = Math.Max(last, bytes);
            }
        }

        return first > 0 && second > 0 ? new DataCaches(first, second, last) : null;
    }

    private static DataCaches Detect()
    {
        if (!X86Base.IsSupported)
        {
            return Assumed;
        }

        if (X86Base.CpuId(0, 0).Eax >= CacheLeaf && Read(i => X86Base.CpuId(CacheLeaf, i)) is { } caches)
        {
            return caches;
        }

        bool listed = (uint)X86Base.CpuId(int.MinValue, 0).Eax >= unchecked((uint)ExtendedCacheLeaf)
            && (X86Base.CpuId(ExtendedFeatures, 0).Ecx & TopologyExtensions) != 0;
        return listed && Read(i => X86Base.CpuId(ExtendedCacheLeaf, i)) is { } others ? others : Assumed;
    }
}
