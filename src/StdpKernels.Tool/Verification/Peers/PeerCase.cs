using System.Text.Json;
using System.Text.Json.Serialization;

namespace StdpKernels.Tool.Verification.Peers;

/// <summary>A case that another simulator computed, with its parameters under its own names.</summary>
internal sealed record PeerCase
{
    public required int Schema { get; init; }

    public required string Name { get; init; }

    /// <summary>The simulator.</summary>
    public required string Peer { get; init; }

    /// <summary>Which of its rules.</summary>
    public required string Rule { get; init; }

    public required string Kind { get; init; }

    [JsonPropertyName("dtype")]
    public required FloatingType Type { get; init; }

    public required int Steps { get; init; }

    /// <summary>The time step; 1 where time is counted in steps.</summary>
    public double Dt { get; init; } = 1;

    [JsonPropertyName("params")]
    public required IReadOnlyDictionary<string, JsonElement> Parameters { get; init; }

    /// <summary>The shape of each array, of activity and reward for one step.</summary>
    public required IReadOnlyDictionary<string, int[]> Shapes { get; init; }

    public required IReadOnlyDictionary<string, double[]> Initial { get; init; }

    /// <summary>Activity, and reward where there is one: an array a step.</summary>
    public required PeerInputs Inputs { get; init; }

    public required IReadOnlyList<PeerState> Expected { get; init; }

    /// <summary>How far an element of each array may be off.</summary>
    public required IReadOnlyDictionary<string, double> Tolerance { get; init; }
}

/// <summary>What comes in, step by step.</summary>
internal sealed record PeerInputs
{
    public required double[][] ZPre { get; init; }

    public required double[][] ZPost { get; init; }

    /// <summary>A number for each sample, or one for all; null where a rule has no reward.</summary>
    public double[][]? Reward { get; init; }
}
