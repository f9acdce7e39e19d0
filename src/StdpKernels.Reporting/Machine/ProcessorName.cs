using System.Runtime.InteropServices;

namespace StdpKernels.Reporting.Machine;

/// <summary>What the processor is called.</summary>
internal static class ProcessorName
{
    private const string Source = "/proc/cpuinfo";

    /// <summary>The name that Linux gives; elsewhere the architecture.</summary>
    public static string Detect() =>
        File.Exists(Source) ? Parse(File.ReadLines(Source)) : RuntimeInformation.ProcessArchitecture.ToString();

    /// <summary>The name out of the lines of <c>/proc/cpuinfo</c>.</summary>
    // Models of one family share a name on virtual machines: the model number tells them apart.
    public static string Parse(IEnumerable<string> lines)
    {
        Dictionary<string, string> first = lines
            .TakeWhile(line => line.Length > 0)
            .Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries))
            .Where(pair => pair.Length == 2)
            .GroupBy(pair => pair[0])
            .ToDictionary(pairs => pairs.Key, pairs => pairs.First()[1]);
        string name = first.GetValueOrDefault("model name", RuntimeInformation.ProcessArchitecture.ToString());
        return first.TryGetValue("cpu family", out string? family) && first.TryGetValue("model", out string? model)
            ? $"{name} (family {family}, model {model})"
            : name;
    }
}
