using System.Globalization;
using StdpKernels.Reporting.Machine;

namespace StdpKernels.Tool.Simulation.Reports;

/// <summary>Where a result comes from, and what to type to get it again. It stands in every report, summary and picture.</summary>
/// <param name="Version">The version of the command, and its commit.</param>
/// <param name="Date">When the run was complete, in UTC.</param>
/// <param name="Machine">The processor, the system and the runtime.</param>
/// <param name="Seed">Where all randomness started from.</param>
/// <param name="Options">All options with which the run can be repeated, defaults included.</param>
/// <param name="CommandLine">The command line that repeats it.</param>
internal sealed record Provenance(
    AssemblyVersion Version,
    DateTimeOffset Date,
    MachineInfo Machine,
    ulong Seed,
    IReadOnlyList<(string Name, string Value)> Options,
    string CommandLine)
{
    /// <summary>Where a run that ends now comes from.</summary>
    public static Provenance Now(ulong seed, IReadOnlyList<(string Name, string Value)> options, string commandLine) => new(
        AssemblyVersion.Of(typeof(Provenance).Assembly),
        DateTimeOffset.UtcNow,
        MachineInfo.Detect(typeof(Stdp).Assembly),
        seed,
        options,
        commandLine);

    /// <summary>All of it for people, and for the metadata of pictures.</summary>
    public IReadOnlyList<(string Label, string Value)> Lines =>
    [
        ("Software", Version.Commit.Length == 0 ? $"stdp {Version.Number}" : $"stdp {Version.Number}, commit {Version.Commit}"),
        ("Creation Time", Date.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)),
        .. Machine.Lines.Where(line => line.Label is not ("Library" or "Date")),
        ("Seed", Seed.ToString(CultureInfo.InvariantCulture)),
        ("Options", string.Join(", ", Options.Select(option => $"{option.Name} {option.Value}"))),
        ("To repeat it", CommandLine),
    ];
}
