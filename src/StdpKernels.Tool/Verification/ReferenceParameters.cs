using System.Text.Json;
using System.Text.Json.Serialization;

namespace StdpKernels.Tool.Verification;

/// <summary>
/// The parameters of a case. Those of the weights are absent where there are none, those of a convolution likewise.
/// </summary>
internal sealed record ReferenceParameters
{
    public required ReferenceParameter APre { get; init; }

    public required ReferenceParameter APost { get; init; }

    public required ReferenceParameter TauPreInv { get; init; }

    public required ReferenceParameter TauPostInv { get; init; }

    public ReferenceParameter? WMin { get; init; }

    public ReferenceParameter? WMax { get; init; }

    public ReferenceParameter? EtaPlus { get; init; }

    public ReferenceParameter? EtaMinus { get; init; }

    public ReferenceParameter? Mu { get; init; }

    public string? StdpAlgorithm { get; init; }

    [JsonPropertyName("hardbound")]
    public bool? HardBound { get; init; }

    public ReferenceSize? Stride { get; init; }

    public ReferenceSize? Padding { get; init; }

    public ReferenceSize? Dilation { get; init; }
}

/// <summary>A plain number, or a tensor with a type of its own.</summary>
/// <param name="Number">The number, where there is no tensor.</param>
/// <param name="Tensor">The tensor, where it is one.</param>
[JsonConverter(typeof(Converter))]
internal sealed record ReferenceParameter(double Number, ReferenceTensor? Tensor = null)
{
    private sealed class Converter : JsonConverter<ReferenceParameter>
    {
        public override ReferenceParameter Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.StartObject
                ? new ReferenceParameter(0, RequireComplete(JsonSerializer.Deserialize<ReferenceTensor>(ref reader, options)!))
                : new ReferenceParameter(JsonSerializer.Deserialize<double>(ref reader, options));

        public override void Write(Utf8JsonWriter writer, ReferenceParameter value, JsonSerializerOptions options) =>
            throw new NotSupportedException("Cases are only read.");

        private static ReferenceTensor RequireComplete(ReferenceTensor tensor) =>
            tensor.Data.Length == LayerArrays.LengthOf(tensor.Shape)
                ? tensor
                : throw new JsonException(
                    $"A tensor has {tensor.Data.Length} values, but shape {ShapeText.Of(tensor.Shape)}.");
    }
}

/// <summary>A tensor as a parameter.</summary>
internal sealed record ReferenceTensor
{
    public required int[] Shape { get; init; }

    [JsonPropertyName("dtype")]
    public required FloatingType Type { get; init; }

    public required double[] Data { get; init; }
}

/// <summary>One integer for height and width, or one for each.</summary>
[JsonConverter(typeof(Converter))]
internal sealed record ReferenceSize(Size2D Size)
{
    private sealed class Converter : JsonConverter<ReferenceSize>
    {
        public override ReferenceSize Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.Number)
            {
                return new ReferenceSize(reader.GetInt32());
            }

            int[]? pair = JsonSerializer.Deserialize<int[]>(ref reader, options);
            return pair is [int height, int width]
                ? new ReferenceSize((height, width))
                : throw new JsonException("An integer is expected, or two for height and width.");
        }

        public override void Write(Utf8JsonWriter writer, ReferenceSize value, JsonSerializerOptions options) =>
            throw new NotSupportedException("Cases are only read.");
    }
}
