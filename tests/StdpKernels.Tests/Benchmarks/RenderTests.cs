using System.Text.Json.Nodes;
using StdpKernels.Tests.Support;
using StdpKernels.Tests.Tool.Support;

namespace StdpKernels.Tests.Benchmarks;

/// <summary>Reports drawn anew from what was measured: the committed ones, and what is told of damaged ones.</summary>
internal sealed class RenderTests : FolderTests
{
    private const string Program = "StdpKernels.Benchmarks";

    private const string OtherLayer = """{"preLength": 1, "postLength": 1, "weightLength": 1, "depth": 1, "batchSize": 1}""";

    private static string Committed => Directory.EnumerateDirectories(Path.Combine(Repository.Root, "bench", "results"))
        .First(folder => File.Exists(Path.Combine(folder, "results.json")));

    private string Given => Folder.PathOf("given.json");

    private string Report => Folder.PathOf($"out/{Path.GetFileName(Committed)}");

    [Test]
    public void The_committed_report_comes_out_and_nothing_else()
    {
        Run("render", Path.Combine(Committed, "results.json"), "--output", "out").AssertSuccess();

        Assert.That(File.ReadAllText(Path.Combine(Report, "report.md")), Is.EqualTo(File.ReadAllText(Path.Combine(Committed, "report.md"))));
        Assert.That(File.ReadAllText(Path.Combine(Report, "results.json")), Is.EqualTo(File.ReadAllText(Path.Combine(Committed, "results.json"))));
        Assert.That(Names(Report), Is.EquivalentTo(new[] { "report.md", "report.html", "results.json" }));
        Assert.That(Names(Folder.PathOf("out")), Is.EquivalentTo(new[] { "machines.md", Path.GetFileName(Committed) }));
    }

    [TestCase("was missing required properties including: 'widths'", "widths", null)]
    [TestCase("has no times at each width of vectors", "widths", "[]")]
    [TestCase("has no latency 'first ones after WarmUp', no latency 'alone'", "latencies", "[]")]
    [TestCase("No goal of this version is about a layer", "goals", """[{"work": {"layer": """ + OtherLayer + "}}]")]
    public void What_a_report_lacks_is_told_with_its_file(string expected, string part, string? value)
    {
        JsonObject data = JsonNode.Parse(File.ReadAllText(Path.Combine(Committed, "results.json")))!.AsObject();
        data.Remove(part);
        if (value is not null)
        {
            data[part] = JsonNode.Parse(value);
        }

        File.WriteAllText(Given, data.ToJsonString());
        ProcessOutcome outcome = Run("render", Given, "--output", "out");
        outcome.AssertOneLineOfError(expected, Program);
        Assert.That(outcome.Error, Does.Contain(Given).And.Not.Contain("internal error"));
        Assert.That(Directory.Exists(Folder.PathOf("out")), Is.False);
    }

    [TestCase("results.json", "render", "results.json")]
    [TestCase("counts.json", "render", "results.json", "--counts", "counts.json")]
    [TestCase("Required argument 'RESULTS.json' missing", "render")]
    [TestCase("--seconds: a number from", "constants", "--seconds", "0")]
    [TestCase("--interval: a number from 1 to 1000000", "latency", "--interval", "0.5")]
    [TestCase("file", "report", "--output", "file")]
    public void What_cannot_be_done_is_told_in_a_line(string expected, params string[] arguments)
    {
        File.WriteAllText(Folder.PathOf("file"), "");
        Run(arguments).AssertOneLineOfError(expected, Program);
    }

    [Test]
    public void A_damaged_report_of_another_machine_is_named_once_this_one_is_written()
    {
        Directory.CreateDirectory(Folder.PathOf("out/other"));
        File.WriteAllText(Folder.PathOf("out/other/results.json"), "{}");

        ProcessOutcome outcome = Run("render", Path.Combine(Committed, "results.json"), "--output", "out");

        Assert.That(outcome.ExitCode, Is.EqualTo(1));
        Assert.That(outcome.Error, Does.StartWith($"{Program}: {Path.Combine("out", "other", "results.json")}: ").And.Contain("'machine'"));
        Assert.That(outcome.Error.TrimEnd().Split('\n'), Has.Length.EqualTo(1));
        Assert.That(File.Exists(Path.Combine(Report, "results.json")), Is.True);
        Assert.That(outcome.Output.ReplaceLineEndings(""), Is.EqualTo(Report));
    }

    [Test]
    public void Folders_that_a_killed_process_has_left_are_passed_over()
    {
        Directory.CreateDirectory(Folder.PathOf("out/other.abc.old"));
        File.WriteAllText(Folder.PathOf("out/other.abc.old/results.json"), "{}");

        Run("render", Path.Combine(Committed, "results.json"), "--output", "out").AssertSuccess();
    }

    private static IEnumerable<string?> Names(string folder) => Directory.GetFileSystemEntries(folder).Select(Path.GetFileName);

    private ProcessOutcome Run(params string[] arguments) =>
        StdpProcess.RunProgram(Repository.Program("bench", Program), Folder.FullName, arguments);
}
