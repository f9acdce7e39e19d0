using System.Globalization;
using System.Numerics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using StdpKernels.Benchmarks.Contenders;

namespace StdpKernels.Benchmarks.Report;

/// <summary>Where and with what a report was measured.</summary>
/// <param name="Processor">The name of the processor.</param>
/// <param name="LogicalCores">How many the process sees.</param>
/// <param name="VectorBits">The width of <see cref="Vector{T}"/>.</param>
/// <param name="OperatingSystem">Name and version.</param>
/// <param name="Runtime">Name and version.</param>
/// <param name="Library">The version of StdpKernels.</param>
/// <param name="Peers">Each peer with what it is made of.</param>
/// <param name="Date">When.</param>
internal sealed partial record MachineInfo(
    string Processor,
    int LogicalCores,
    int VectorBits,
    string OperatingSystem,
    string Runtime,
    string Library,
    IReadOnlyList<string> Peers,
    DateOnly Date)
{
    /// <summary>The processor's name as a folder.</summary>
    public string Folder => NotAlphanumeric().Replace(Processor.ToLowerInvariant(), "-").Trim('-');

    /// <summary>All of it, as pairs of label and value.</summary>
    public IEnumerable<(string Label, string Value)> Lines =>
    [
        ("Processor", string.Create(CultureInfo.InvariantCulture, $"{Processor}, {LogicalCores} logical cores")),
        ("Vectors", string.Create(CultureInfo.InvariantCulture, $"{VectorBits} bits")),
        ("System", OperatingSystem),
        ("Runtime", Runtime),
        ("Library", Library),
        ("Peers", Peers.Count == 0 ? "none: only naive loops" : string.Join("; ", Peers)),
        ("Date", Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
    ];

    public static MachineInfo Detect(IReadOnlyList<Peer> peers) => new(
        ProcessorName(),
        Environment.ProcessorCount,
        8 * Vector<byte>.Count,
        RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription,
        "StdpKernels " + VersionOf(typeof(Stdp).Assembly),
        [.. peers.Select(peer => $"{peer.Name} ({peer.Version})")],
        DateOnly.FromDateTime(DateTime.UtcNow));

    private static string VersionOf(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    // Models of one family share a name on virtual machines: the model number tells them apart.
    private static string ProcessorName()
    {
        const string Source = "/proc/cpuinfo";
        if (!File.Exists(Source))
        {
            return RuntimeInformation.ProcessArchitecture.ToString();
        }

        Dictionary<string, string> first = File.ReadLines(Source)
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

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotAlphanumeric();
}
