using System.Globalization;
using System.Numerics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace StdpKernels.Reporting.Machine;

/// <summary>Where and with what something was measured.</summary>
public partial record MachineInfo
{
    /// <summary>The name of the processor.</summary>
    public required string Processor { get; init; }

    /// <summary>How many of its logical cores the process sees.</summary>
    public required int LogicalCores { get; init; }

    /// <summary>The width of <see cref="Vector{T}"/>.</summary>
    public required int VectorBits { get; init; }

    /// <summary>Name and version of the operating system.</summary>
    public required string OperatingSystem { get; init; }

    /// <summary>Name and version of the runtime.</summary>
    public required string Runtime { get; init; }

    /// <summary>Name and version of what is measured.</summary>
    public required string Library { get; init; }

    /// <summary>When.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The processor's name as a folder.</summary>
    public string Folder => NotAlphanumeric().Replace(Processor.ToLowerInvariant(), "-").Trim('-');

    /// <summary>All of it for people.</summary>
    [JsonIgnore]
    public virtual IReadOnlyList<(string Label, string Value)> Lines =>
    [
        ("Processor", string.Create(CultureInfo.InvariantCulture, $"{Processor}, {LogicalCores} logical cores")),
        ("Vectors", string.Create(CultureInfo.InvariantCulture, $"{VectorBits} bits")),
        ("System", OperatingSystem),
        ("Runtime", Runtime),
        ("Library", Library),
        ("Date", Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
    ];

    /// <summary>The machine of this process.</summary>
    /// <param name="library">What is measured.</param>
    public static MachineInfo Detect(Assembly library) => new()
    {
        Processor = ProcessorName.Detect(),
        LogicalCores = Environment.ProcessorCount,
        VectorBits = 8 * Vector<byte>.Count,
        OperatingSystem = RuntimeInformation.OSDescription,
        Runtime = RuntimeInformation.FrameworkDescription,
        Library = $"{library.GetName().Name} {AssemblyVersion.Of(library)}",
        Date = DateOnly.FromDateTime(DateTime.UtcNow),
    };

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotAlphanumeric();
}
