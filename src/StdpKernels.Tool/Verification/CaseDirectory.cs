using System.Text.Json;

namespace StdpKernels.Tool.Verification;

/// <summary>Finds the cases in a directory.</summary>
internal static class CaseDirectory
{
    private const string IndexName = "index.json";

    /// <summary>
    /// The files that <c>index.json</c> lists. Without it every <c>.json</c> file, except for those that are plainly about
    /// something else; a file that might be a damaged case stays in.
    /// </summary>
    /// <exception cref="ToolException">There is no such directory, no case in it, or the index is malformed.</exception>
    public static IReadOnlyList<string> FindCases(string directory)
    {
        if (!Directory.Exists(directory))
        {
            throw new ToolException($"{directory}: no such directory");
        }

        string index = Path.Combine(directory, IndexName);
        string[] cases = File.Exists(index)
            ? [.. ReadIndex(index).Select(file => Path.Combine(directory, file))]
            : [.. Directory.EnumerateFiles(directory, "*.json").Where(MayBeCase).Order(StringComparer.Ordinal)];
        return cases.Length > 0 ? cases : throw new ToolException($"{directory}: there are no reference vectors");
    }

    private static List<string> ReadIndex(string path)
    {
        try
        {
            using JsonDocument index = JsonDocument.Parse(File.ReadAllBytes(path));
            JsonElement cases = index.RootElement.GetProperty("cases");
            return [.. cases.EnumerateArray().Select(entry => entry.GetProperty("file").GetString() ?? "")];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new ToolException($"{path}: malformed index: {e.Message}", e);
        }
    }

    private static bool MayBeCase(string path)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            return document.RootElement.ValueKind == JsonValueKind.Object
                && (document.RootElement.TryGetProperty("kind", out _) || document.RootElement.TryGetProperty("expected", out _));
        }
        catch (JsonException)
        {
            return true;
        }
    }
}
