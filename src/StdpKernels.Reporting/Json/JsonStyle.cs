using System.Text.Encodings.Web;
using System.Text.Json;

namespace StdpKernels.Reporting.Json;

/// <summary>How all reports look as JSON: indented, names in camel case, and every character as it is.</summary>
public static class JsonStyle
{
    /// <summary>For what is written field by field.</summary>
    public static JsonWriterOptions Writer { get; } = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>For what is written as a whole; to be copied where converters are added.</summary>
    public static JsonSerializerOptions Serializer { get; } = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
