using System.Text.Json;
using StdpKernels.Benchmarks.Goals;
using StdpKernels.Benchmarks.Latency;
using StdpKernels.Reporting.Commands;
using StdpKernels.Reporting.Json;

namespace StdpKernels.Benchmarks.Report;

/// <summary>The report as data.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions Options = new(JsonStyle.Serializer)
    {
        Converters = { new LayerConverter() },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static string Write(ReportData data) => JsonSerializer.Serialize(data, Options) + "\n";

    /// <summary>Reads what was written.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="CommandException">It is no report, lacks a part, or has a layer that no goal of this version is about.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static ReportData Read(string file)
    {
        ReportData data = ReadPart<ReportData>(file);
        string[] missing = [.. FindMissing(data)];
        return missing.Length == 0 ? data : throw new CommandException($"{file} has no {string.Join(", no ", missing)}");
    }

    /// <summary>Reads what somebody else has measured for the report.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="CommandException">It is something else, or a part is missing.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static T ReadPart<T>(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllText(file), Options) ?? throw new JsonException("null is nothing that was measured.");
        }
        catch (JsonException e)
        {
            throw new CommandException($"{file}: {e.Message}", e);
        }
    }

    // What tables and figures cannot do without, and types do not ask for.
    private static IEnumerable<string> FindMissing(ReportData data)
    {
        foreach (GoalResult goal in data.Goals.Concat(data.Densities).Where(goal => goal.Measurements.Count == 0))
        {
            yield return $"measurements of {goal.Work.Title}";
        }

        if (data.Widths.Count == 0 || data.Widths.Any(width => width.Times.Count == 0))
        {
            yield return "times at each width of vectors";
        }

        foreach (string name in LatencyRuns.Shown.Where(name => !data.Latencies.Any(latency => latency.Name == name && latency.Curve.Count > 0)))
        {
            yield return $"latency '{name}'";
        }
    }
}
