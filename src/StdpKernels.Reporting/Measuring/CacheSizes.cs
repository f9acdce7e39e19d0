using System.Globalization;
using System.Runtime.Intrinsics.X86;
using StdpKernels.Kernels.Processor;

namespace StdpKernels.Reporting.Measuring;

/// <summary>The data caches that one core sees.</summary>
/// <param name="L1">Bytes.</param>
/// <param name="L2">Bytes.</param>
/// <param name="L3">Bytes.</param>
/// <remarks>
/// The operating system comes first, and not <see cref="DataCaches"/>, which asks the processor alone: an ARM64 processor tells no program,
/// and a virtual machine may hide the answer of any. The library then assumes small caches, with which it is safe; a roofline would take
/// the real ones for memory. Linux on x86 asks the processor in the same way, so that both agree where both know.
/// </remarks>
internal sealed record CacheSizes(int L1, int L2, int L3)
{
    private const string Folder = "/sys/devices/system/cpu/cpu0/cache";

    // What the processor tells, or else what is usual.
    private static CacheSizes Otherwise => X86Base.IsSupported
        ? new(DataCaches.Here.First, DataCaches.Here.Second, DataCaches.Here.Last)
        : new(32 << 10, 1 << 20, 32 << 20);

    /// <summary>As the operating system tells, or else the processor, or else as is usual.</summary>
    /// <param name="folder">Where Linux lists the caches of a core.</param>
    public static CacheSizes Detect(string folder = Folder) =>
        new(Read(folder, 1) ?? Otherwise.L1, Read(folder, 2) ?? Otherwise.L2, Read(folder, 3) ?? Otherwise.L3);

    private static int? Read(string folder, int level)
    {
        if (!Directory.Exists(folder))
        {
            return null;
        }

        foreach (string index in Directory.EnumerateDirectories(folder, "index*"))
        {
            string size = Text(index, "size");
            if (Text(index, "level") == level.ToString(CultureInfo.InvariantCulture)
                && Text(index, "type") != "Instruction"
                && size.EndsWith('K')
                && int.TryParse(size.AsSpan(..^1), NumberStyles.None, CultureInfo.InvariantCulture, out int kibibytes))
            {
                return kibibytes << 10;
            }
        }

        return null;
    }

    private static string Text(string folder, string file)
    {
        string path = Path.Combine(folder, file);
        return File.Exists(path) ? File.ReadAllText(path).Trim() : "";
    }
}
