using System.Text.Encodings.Web;
using System.Text.Json;

namespace StdpKernels.Benchmarks.Report;

/// <summary>The report as data.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(ReportData data) => JsonSerializer.Serialize(data, Options) + "\n";
}
