using System.Globalization;

namespace StdpKernels.Reporting.Measuring;

/// <summary>The data caches that one core sees.</summary>
/// <param name="L1">Bytes.</param>
/// <param name="L2">Bytes.</param>
/// <param name="L3">Bytes.</param>
internal sealed record CacheSizes(int L1, int L2, int L3)
{
    private const string Folder = "/sys/devices/system/cpu/cpu0/cache";

    /// <summary>As the operating system tells, or else as is usual.</summary>
    public static CacheSizes Detect() => new(Read(1) ?? 32 << 10, Read(2) ?? 1 << 20, Read(3) ?? 32 << 20);

    private static int? Read(int level)
    {
        if (!Directory.Exists(Folder))
        {
            return null;
        }

        foreach (string index in Directory.EnumerateDirectories(Folder, "index*"))
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
