using System.Text.Json.Nodes;
using Json.Schema;
using StdpKernels.Tests.Support;
using StdpKernels.Tests.Tool.Support;

namespace StdpKernels.Tests.Tool.Simulation.Reports;

/// <summary><c>summary.json</c> is what its schema says, and the schema says something.</summary>
[Parallelizable]
internal sealed class SummarySchemaTests : FolderTests
{
    [TestCase("window")]
    [TestCase("window", "--triplet-fit", "visual_cortex_nearest", "--coincidence-minus", "excluded")]
    [TestCase("latency", "--quick")]
    [TestCase("competition", "--duration", "0.1")]
    public void A_summary_is_as_the_schema_says(params string[] arguments)
    {
        StdpProcess.Run(Folder.FullName, ["simulate", .. arguments, "-o", "run"]).AssertSuccess();
        JsonNode summary = JsonNode.Parse(File.ReadAllText(Folder.PathOf("run/summary.json")))!;

        EvaluationResults results = Evaluate(summary);

        Assert.That(results.IsValid, Is.True, string.Join("; ", Errors(results)));
    }

    [Test]
    public void What_is_missing_added_or_of_another_type_is_refused()
    {
        StdpProcess.Run(Folder.FullName, ["simulate", "window", "-o", "run"]).AssertSuccess();
        string text = File.ReadAllText(Folder.PathOf("run/summary.json"));
        Action<JsonObject>[] changes =
        [
            summary => summary.Remove("format"),
            summary => summary["format"] = 2,
            summary => summary["steps"] = "201",
            summary => summary["steps"] = 0,
            summary => summary["more"] = 1,
            summary => summary.Remove("provenance"),
            summary => summary["provenance"]!.AsObject().Remove("commandLine"),
            summary => summary["provenance"]!["commit"] = "unknown",
            summary => summary["provenance"]!["date"] = "yesterday",
            summary => summary["verdicts"]![0]!.AsObject().Remove("measured"),
            summary => summary["verdicts"]![0]!["met"] = "yes",
            summary => summary["verdicts"] = new JsonArray(),
        ];
        for (int i = 0; i < changes.Length; i++)
        {
            JsonObject summary = JsonNode.Parse(text)!.AsObject();
            changes[i](summary);
            Assert.That(Evaluate(summary).IsValid, Is.False, $"change {i}");
        }
    }

    [Test]
    public void The_command_prints_the_schema_that_is_committed()
    {
        ProcessOutcome outcome = StdpProcess.Run(Folder.FullName, "simulate", "--schema");
        outcome.AssertSuccess();
        Assert.That(outcome.Output, Is.EqualTo(Repository.Read("src", "StdpKernels.Tool", "summary.schema.json")));
    }

    private static EvaluationResults Evaluate(JsonNode summary) =>
        JsonSchema.FromText(Repository.Read("src", "StdpKernels.Tool", "summary.schema.json")).Evaluate(
            System.Text.Json.JsonSerializer.SerializeToElement(summary),
            new EvaluationOptions { OutputFormat = OutputFormat.List, RequireFormatValidation = true });

    private static IEnumerable<string> Errors(EvaluationResults results) =>
        (results.Details ?? []).Where(detail => detail.Errors is not null)
            .SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Value}"));
}
