using System.Text.Json.Serialization;

namespace StdpKernels.Tool.Verification;

/// <summary>One reference vector: activity of a few steps, and the state that it must lead to.</summary>
/// <remarks>
/// The members are those of its file. Arrays are flat and row-major. Dictionaries go by the arrays' names, see <see cref="LayerArrays"/>.
/// </remarks>
internal sealed record ReferenceCase
{
    public required int Schema { get; init; }

    public required string Name { get; init; }

    public required CaseKind Kind { get; init; }

    /// <summary>The type of every array, and of the computation.</summary>
    [JsonPropertyName("dtype")]
    public required FloatingType Type { get; init; }

    /// <summary>Whether the library may refuse this case.</summary>
    public bool Optional { get; init; }

    public required int Steps { get; init; }

    public required double Dt { get; init; }

    [JsonPropertyName("params")]
    public required ReferenceParameters Parameters { get; init; }

    public required IReadOnlyDictionary<string, int[]> Shapes { get; init; }

    public required IReadOnlyDictionary<string, int[]> ExpectedShapes { get; init; }

    public required IReadOnlyDictionary<string, double[]> Initial { get; init; }

    /// <summary>Activity: for each side one array a step.</summary>
    public required IReadOnlyDictionary<string, double[][]> Inputs { get; init; }

    public required IReadOnlyList<ExpectedStep> Expected { get; init; }

    public required IReadOnlyDictionary<string, double> MaxAbsValue { get; init; }

    public required IReadOnlyDictionary<string, double> RoundingSensitivity { get; init; }

    /// <summary>How far off the original's own single precision was; only there for that type.</summary>
    [JsonPropertyName("norse_f32_err")]
    public IReadOnlyDictionary<string, ReferenceError>? OriginalError { get; init; }
}

internal enum CaseKind
{
    Linear,
    Conv2d,

    /// <summary>Traces only: there are no weights.</summary>
    Decay,
}

internal enum FloatingType
{
    Float32,
    Float64,
}

/// <summary>The state after one step, counted from one.</summary>
internal sealed record ExpectedStep
{
    public required int Step { get; init; }

    public double[]? W { get; init; }

    public required double[] TPre { get; init; }

    public required double[] TPost { get; init; }

    public double[]? this[string array] => array switch
    {
        LayerArrays.W => W,
        LayerArrays.TPre => TPre,
        LayerArrays.TPost => TPost,
        _ => throw new ArgumentOutOfRangeException(nameof(array), array, "There is no such array."),
    };
}

/// <summary>The error of one array.</summary>
internal sealed record ReferenceError
{
    public required double MaxAbs { get; init; }
}
