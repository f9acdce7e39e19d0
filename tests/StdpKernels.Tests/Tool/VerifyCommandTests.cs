using StdpKernels.Tests.Support;
using StdpKernels.Tests.Tool.Support;

namespace StdpKernels.Tests.Tool;

/// <summary><c>stdp verify</c> as a process.</summary>
[Parallelizable]
internal sealed class VerifyCommandTests : FolderTests
{
    private const string Case = "linear_grid_add_hb1_f32";

    private static readonly string Vectors = Path.Combine(AppContext.BaseDirectory, "Vectors");

    [Test]
    public void All_reference_vectors_pass()
    {
        ProcessOutcome outcome = Verify(Vectors);

        outcome.AssertSuccess();
        Assert.That(outcome.Output, Does.Match(@"linear +│ multiplicative_pow +│ +44 │ +0 │ +0 │"));
        Assert.That(LastLine(outcome), Is.EqualTo("201 passed, 0 failed, 5 skipped"));
        Assert.That(outcome.Output, Does.Match(@"\nSKIPPED linear_opt_state_1d: refused: state must have a presynaptic trace "));
        Assert.That(outcome.Output.Split("\nSKIPPED "), Has.Length.EqualTo(6));
        Assert.That(outcome.Output, Does.Not.Contain("NOT RUN"));
    }

    [Test]
    public void Without_an_index_every_case_of_the_directory_is_run()
    {
        CopyCase("linear_counts");
        CopyCase("decay_scalar");
        File.WriteAllText(Folder.PathOf("package.json"), """{ "name": "something else" }""");

        ProcessOutcome outcome = Verify(Folder.FullName);

        outcome.AssertSuccess();
        Assert.That(LastLine(outcome), Is.EqualTo("2 passed, 0 failed"));
    }

    [Test]
    public void A_wrong_value_fails_and_is_pointed_out()
    {
        CopyCase("decay_scalar");
        CopyCase(Case);
        string text = File.ReadAllText(Folder.PathOf($"{Case}.json"));
        int end = text.IndexOf("\"max_abs_value\"", StringComparison.Ordinal);
        int last = text.LastIndexOf("\"t_post\": [", end, StringComparison.Ordinal);
        int value = text.IndexOf('[', last) + 1;
        File.WriteAllText(Folder.PathOf($"{Case}.json"), text.Insert(value, "1"));

        ProcessOutcome outcome = Verify(Folder.FullName);

        Assert.That(outcome.ExitCode, Is.EqualTo(1));
        Assert.That(outcome.Error, Is.Empty);
        Assert.That(
            outcome.Output,
            Does.Match($@"\nFAILED {Case}: t_post step 6 index \[0, 0\]: expected 1[\d.]+, got 0\.\d+, "
                + @"tolerance \d\S* \(1 of \d+ differ\)\r?\n"));
        Assert.That(LastLine(outcome), Is.EqualTo("1 passed, 1 failed"));
    }

    [Test]
    public void A_malformed_case_fails()
    {
        File.WriteAllText(Folder.PathOf("broken.json"), """{ "schema": 1, "name": "broken", "kind": "linear" """);
        File.WriteAllText(Folder.PathOf("poor.json"), """{ "schema": 1, "name": "poor", "kind": "linear" }""");

        ProcessOutcome outcome = Verify(Folder.FullName);

        Assert.That(outcome.ExitCode, Is.EqualTo(1));
        Assert.That(outcome.Output, Does.Contain("FAILED broken: malformed case: "));
        Assert.That(outcome.Output, Does.Contain("FAILED poor: malformed case: "));
        Assert.That(LastLine(outcome), Is.EqualTo("0 passed, 2 failed"));
    }

    [Test]
    public void A_case_that_the_index_lists_must_be_there()
    {
        File.WriteAllText(Folder.PathOf("index.json"), """{ "schema": 1, "cases": [{ "file": "absent.json" }] }""");

        ProcessOutcome outcome = Verify(Folder.FullName);

        Assert.That(outcome.ExitCode, Is.EqualTo(1));
        Assert.That(outcome.Output, Does.Contain("FAILED absent: "));
        Assert.That(LastLine(outcome), Is.EqualTo("0 passed, 1 failed"));
    }

    [Test]
    public void A_case_that_the_index_does_not_list_is_named()
    {
        CopyCase("decay_scalar");
        CopyCase("linear_counts");
        File.WriteAllText(Folder.PathOf("package.json"), """{ "name": "something else" }""");
        File.WriteAllText(Folder.PathOf("index.json"), """{ "cases": [{ "file": "decay_scalar.json" }] }""");

        ProcessOutcome outcome = Verify(Folder.FullName);

        outcome.AssertSuccess();
        Assert.That(outcome.Output, Does.Contain("\nNOT RUN, since index.json does not list it: linear_counts.json"));
        Assert.That(LastLine(outcome), Is.EqualTo("1 passed, 0 failed"));
    }

    [Test]
    public void A_name_cannot_steer_the_terminal()
    {
        CopyCase("decay_scalar");
        string path = Folder.PathOf("decay_scalar.json");
        File.WriteAllText(path, File.ReadAllText(path)
            .Replace("\"name\": \"decay_scalar\"", "\"name\": \"a\\u001b[2Jb\\nc\"", StringComparison.Ordinal)
            .Replace("\"t_pre\": [0.02]", "\"t_pre\": [7]", StringComparison.Ordinal));

        ProcessOutcome outcome = Verify(Folder.FullName);

        Assert.That(outcome.ExitCode, Is.EqualTo(1));
        Assert.That(outcome.Output, Does.Contain("\nFAILED a [2Jb c: t_pre step 1 "));
    }

    [Test]
    public void A_missing_directory() => Verify("missing").AssertOneLineOfError("missing: no such directory");

    [Test]
    public void A_malformed_index()
    {
        File.WriteAllText(Folder.PathOf("index.json"), """{ "cases": 5 }""");
        Verify(Folder.FullName).AssertOneLineOfError("malformed index");
    }

    private static string LastLine(ProcessOutcome outcome) => outcome.Output.TrimEnd().Split(Environment.NewLine)[^1];

    private void CopyCase(string name) => File.Copy(Path.Combine(Vectors, $"{name}.json"), Folder.PathOf($"{name}.json"));

    private ProcessOutcome Verify(string directory) => StdpProcess.Run(Folder.FullName, "verify", directory);
}
