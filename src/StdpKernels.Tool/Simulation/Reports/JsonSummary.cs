using System.Reflection;
using System.Text.Json;
using StdpKernels.Reporting.Json;
using StdpKernels.Reporting.Machine;

namespace StdpKernels.Tool.Simulation.Reports;

/// <summary>
/// A run for programs, as <c>summary.schema.json</c> describes it. Everything but <c>timing</c> and <c>provenance</c> is the same for
/// the same seed.
/// </summary>
internal static class JsonSummary
{
    /// <summary>Which form of summaries this is: another number says that something has gone or means something else.</summary>
    public const int Format = 1;

    /// <summary>The schema, as it is shipped.</summary>
    public static string Schema
    {
        get
        {
            using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("summary.schema.json")!;
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
    }

    public static void Write(Stream stream, string name, RunSummary run)
    {
        using var json = new Utf8JsonWriter(stream, JsonStyle.Writer);
        json.WriteStartObject();
        json.WriteNumber("format", Format);
        json.WriteString("experiment", name);
        json.WriteBoolean("met", run.Report.IsMet);
        json.WriteNumber("steps", run.Progress.Steps);
        json.WriteNumber("biologicalTime", run.Progress.BiologicalTime);
        json.WriteNumber("spikes", run.Progress.Spikes);
        WriteTexts(json, "parameters", run.Experiment.Parameters);
        json.WriteStartArray("verdicts");
        foreach (Verdict verdict in run.Report.Verdicts)
        {
            Write(json, verdict);
        }

        json.WriteEndArray();
        json.WriteStartObject("timing");
        json.WriteNumber("seconds", run.Progress.Elapsed.TotalSeconds);
        json.WriteNumber("stepsTimed", run.Progress.StepsDone - run.Progress.FirstStep);
        if (run.Progress.HasSpeed)
        {
            json.WriteNumber("microsecondsPerStep", run.Progress.MicrosecondsPerStep);
        }

        json.WriteEndObject();
        Write(json, run.Provenance);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Verdict verdict)
    {
        json.WriteStartObject();
        json.WriteString("quantity", verdict.Quantity);
        json.WriteString("measured", verdict.Measured);
        json.WriteString("expected", verdict.Expected);
        if (double.IsFinite(verdict.Value))
        {
            json.WriteNumber("value", verdict.Value);
        }

        if (verdict.From is double from)
        {
            json.WriteNumber("from", from);
        }

        if (verdict.To is double to)
        {
            json.WriteNumber("to", to);
        }

        if (verdict.IsMet is bool met)
        {
            json.WriteBoolean("met", met);
            json.WriteString("source", verdict.Source);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Provenance provenance)
    {
        MachineInfo machine = provenance.Machine;
        json.WriteStartObject("provenance");
        json.WriteString("version", provenance.Version.Number);
        json.WriteString("commit", provenance.Version.Commit);
        json.WriteString("date", provenance.Date);
        json.WriteString("processor", machine.Processor);
        json.WriteNumber("logicalCores", machine.LogicalCores);
        json.WriteNumber("vectorBits", machine.VectorBits);
        json.WriteString("system", machine.OperatingSystem);
        json.WriteString("runtime", machine.Runtime);
        json.WriteNumber("seed", provenance.Seed);
        WriteTexts(json, "options", provenance.Options);
        json.WriteString("commandLine", provenance.CommandLine);
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<(string Label, string Value)> texts)
    {
        json.WriteStartObject(name);
        foreach ((string label, string value) in texts)
        {
            json.WriteString(label, value);
        }

        json.WriteEndObject();
    }
}
