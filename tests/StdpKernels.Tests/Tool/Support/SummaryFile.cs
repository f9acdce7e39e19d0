using System.Text.Json;

namespace StdpKernels.Tests.Tool.Support;

/// <summary>The summary of a run.</summary>
internal static class SummaryFile
{
    /// <summary>What must be the same for the same seed: all but how long it took, where and when.</summary>
    public static string[] Result(string path)
    {
        using JsonDocument summary = JsonDocument.Parse(File.ReadAllText(path));
        return
        [
            .. summary.RootElement.EnumerateObject()
                .Where(property => property.Name is not ("timing" or "provenance"))
                .Select(property => property.ToString()),
        ];
    }
}
