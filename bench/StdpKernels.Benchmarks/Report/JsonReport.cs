using System.Text.Json;
using StdpKernels.Reporting.Json;

namespace StdpKernels.Benchmarks.Report;

/// <summary>The report as data.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions Options = new(JsonStyle.Serializer) { Converters = { new LayerConverter() } };
    private static readonly JsonSerializerOptions Strict = new(Options) { RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true };

    public static string Write(ReportData data) => JsonSerializer.Serialize(data, Options) + "\n";

    /// <summary>Reads what was written.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="JsonException">It is no report, or has a layer that no goal of this version is about.</exception>
    public static ReportData Read(string json) =>
        JsonSerializer.Deserialize<ReportData>(json, Options) ?? throw new JsonException("null is no report.");

    /// <summary>Reads what somebody else has measured for the report.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="JsonException">It is something else, or a part is missing.</exception>
    public static T ReadPart<T>(string json) => JsonSerializer.Deserialize<T>(json, Strict) ?? throw new JsonException("null is nothing that was measured.");
}
