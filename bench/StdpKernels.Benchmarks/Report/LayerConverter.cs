using System.Text.Json;
using System.Text.Json.Serialization;
using StdpKernels.Benchmarks.Goals;
using StdpKernels.Reporting.Json;

namespace StdpKernels.Benchmarks.Report;

/// <summary>Finds a layer by the sizes that a report states of it.</summary>
internal sealed class LayerConverter : JsonConverter<PlasticLayer>
{
    private static readonly IReadOnlyList<PlasticLayer> Known =
        [.. AllGoals.Create().Select(goal => goal.Work.Layer).Concat(AllGoals.DensityLayers).Distinct()];

    public override PlasticLayer Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Sizes sizes = JsonSerializer.Deserialize<Sizes>(ref reader, options)!;
        return Known.SingleOrDefault(layer => SizesOf(layer) == sizes)
            ?? throw new JsonException($"No goal of this version is about a layer of {sizes}.");
    }

    public override void Write(Utf8JsonWriter writer, PlasticLayer value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, JsonStyle.Serializer);

    private static Sizes SizesOf(PlasticLayer layer) =>
        new(layer.PreLength, layer.PostLength, layer.WeightLength, layer.Depth, layer.BatchSize);

    private sealed record Sizes(int PreLength, int PostLength, int WeightLength, int Depth, int BatchSize);
}
