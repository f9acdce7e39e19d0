using System.Text.Json;
using StdpKernels.Reporting.Json;

namespace StdpKernels.Tool.Simulation.Reports;

/// <summary>A run's verdicts for programs. Everything but <c>timing</c> is the same for the same seed.</summary>
internal static class JsonSummary
{
    public static void Write(Stream stream, string name, RunSummary run)
    {
        using var json = new Utf8JsonWriter(stream, JsonStyle.Writer);
        json.WriteStartObject();
        json.WriteString("experiment", name);
        json.WriteBoolean("met", run.Report.IsMet);
        json.WriteNumber("steps", run.Progress.Steps);
        json.WriteNumber("biologicalTime", run.Progress.BiologicalTime);
        json.WriteNumber("spikes", run.Progress.Spikes);
        json.WriteStartObject("parameters");
        foreach ((string label, string value) in run.Experiment.Parameters)
        {
            json.WriteString(label, value);
        }

        json.WriteEndObject();
        json.WriteStartArray("verdicts");
        foreach (Verdict verdict in run.Report.Verdicts)
        {
            Write(json, verdict);
        }

        json.WriteEndArray();
        json.WriteStartObject("timing");
        json.WriteNumber("seconds", run.Progress.Elapsed.TotalSeconds);
        json.WriteNumber("stepsTimed", run.Progress.StepsDone - run.Progress.FirstStep);
        json.WriteEndObject();
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

        if (verdict.IsMet is bool met)
        {
            json.WriteBoolean("met", met);
        }

        json.WriteEndObject();
    }
}
