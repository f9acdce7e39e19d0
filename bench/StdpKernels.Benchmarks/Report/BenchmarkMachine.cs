using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json.Serialization;
using StdpKernels.Benchmarks.Contenders;
using StdpKernels.Reporting.Machine;

namespace StdpKernels.Benchmarks.Report;

/// <summary>Where and with what a report was measured, and against whom.</summary>
internal sealed record BenchmarkMachine : MachineInfo
{
    [JsonConstructor]
    public BenchmarkMachine()
    {
    }

    [SetsRequiredMembers]
    private BenchmarkMachine(MachineInfo machine)
        : base(machine)
    {
    }

    /// <summary>Each peer with what it is made of.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyList<string> Peers { get; init; } = [];

    [JsonIgnore]
    public override IReadOnlyList<(string Label, string Value)> Lines
    {
        get
        {
            IReadOnlyList<(string Label, string Value)> lines = base.Lines;
            return [.. lines.SkipLast(1), ("Peers", Peers.Count == 0 ? "none: only naive loops" : string.Join("; ", Peers)), lines[^1]];
        }
    }

    public static BenchmarkMachine Detect(Assembly library, IReadOnlyList<Peer> peers) => new(Detect(library))
    {
        Peers = [.. peers.Select(peer => $"{peer.Name} ({peer.Version})")],
    };
}
