using StdpKernels.Reporting.Commands;
using StdpKernels.Tests.Support;
using StdpKernels.Tool.Verification;

namespace StdpKernels.Tests.Tool.Verification;

/// <summary>Which files of a directory are cases, whatever its index says.</summary>
internal sealed class CaseDirectoryTests : FolderTests
{
    private const int Patience = 5000;

    [TestCase("", "is empty, or not a regular file")]
    [TestCase("{", "malformed index: line 1: Expected ")]
    [TestCase("[]", "malformed index: an object with a list 'cases' is expected")]
    [TestCase("""{ "cases": 5 }""", "malformed index: an object with a list 'cases' is expected")]
    [TestCase("""{ "cases": [] }""", "there are no reference vectors")]
    [TestCase("""{ "cases": [7] }""", "malformed index: entry 1 of 'cases' has no 'file'")]
    [TestCase("""{ "cases": [{ "file": "a.json" }, { "name": "b" }] }""", "entry 2 of 'cases' has no 'file'")]
    [TestCase("""{ "cases": [{ "file": null }] }""", "entry 1 of 'cases' has no 'file'")]
    [TestCase("""{ "cases": [{ "file": "a.json" }, { "file": "a.json" }] }""", "'a.json' is listed 2 times")]
    [TestCase("""{ "cases": [{ "file": "a.json" }], "cases": [] }""", "malformed index: ")]
    [TestCase("""{ "cases": [{ "file": "" }] }""", "entry 1 of 'cases' is '': the name of a file is expected")]
    [TestCase("""{ "cases": [{ "file": ".." }] }""", "the name of a file is expected")]
    [TestCase("""{ "cases": [{ "file": "../secret.json" }] }""", "'../secret.json': the name of a file is expected, without a folder")]
    [TestCase("""{ "cases": [{ "file": "/etc/passwd" }] }""", "without a folder")]
    [TestCase("""{ "cases": [{ "file": "..\\secret.json" }] }""", "without a folder")]
    [TestCase("""{ "cases": [{ "file": "a\u0000b" }] }""", "without a folder")]
    [TestCase("""{ "cases": [{ "file": "C:secret.json" }] }""", "without a folder")]
    [TestCase("""{ "\ud800": 1, "cases": [{ "file": "a.json" }] }""", "malformed index: line 1")]
    [TestCase("""{ "cases": [{ "\ud800": "a.json" }] }""", "malformed index: line 1")]
    [TestCase("""{ "cases": [{ "file": "\ud800" }] }""", "entry 1 of 'cases' has a 'file' that is not valid UTF-8")]
    public void An_index_that_is_wrong(string index, string message)
    {
        File.WriteAllText(Folder.PathOf("index.json"), index);
        AssertRefused(message);
    }

    [Test]
    public void An_index_that_is_nested_without_end()
    {
        File.WriteAllText(Folder.PathOf("index.json"), new string('[', 1_000_000));
        AssertRefused("malformed index: ");
    }

    [Test]
    public void An_index_that_would_fill_the_memory()
    {
        using (FileStream index = File.Create(Folder.PathOf("index.json")))
        {
            index.SetLength(CaseJson.MaxBytes + 1);
        }

        AssertRefused("index.json: has 67,108,865 bytes; at most 67,108,864 are read");
    }

    [Test]
    [Platform("Linux,MacOsX")]
    public void An_index_that_is_a_pipe()
    {
        Folder.CreatePipe("index.json");
        AssertRefused("index.json: is empty, or not a regular file");
    }

    [Test]
    [Platform("Linux,MacOsX")]
    public void An_index_that_never_ends()
    {
        File.CreateSymbolicLink(Folder.PathOf("index.json"), "/dev/zero");
        AssertRefused("index.json: is empty, or not a regular file");
    }

    [Test]
    public void An_empty_directory() => AssertRefused("there are no reference vectors");

    [Test]
    public void A_file_instead_of_a_directory()
    {
        File.WriteAllText(Folder.PathOf("file"), "{}");
        Assert.That(
            () => CaseDirectory.Read(Folder.PathOf("file")),
            Throws.TypeOf<CommandException>().With.Message.EqualTo($"{Folder.PathOf("file")}: is no directory"));
    }

    [Test]
    [Platform("Linux,MacOsX")]
    public void A_case_that_is_a_pipe_fails()
    {
        string path = Folder.CreatePipe("pipe.json");
        Task<CaseOutcome> outcome = Task.Run(() => CaseRunner.RunFile(CaseDirectory.Read(Folder.FullName).Cases.Single()));

        Assert.That(outcome.Wait(Patience), Is.True, "the tool waits for something that will not come");
        Assert.That(outcome.Result.Status, Is.EqualTo(CaseStatus.Failed));
        Assert.That(outcome.Result.Detail, Is.EqualTo($"{path}: is empty, or not a regular file"));
    }

    [TestCase("""{ "\ud800": 1 }""")]
    [TestCase("""{ "kind": "linear", "\ud800": 1 }""")]
    [TestCase("""{ "peer": "Brian2", "\ud800": 1 }""")]
    public void A_name_that_is_half_of_a_character_may_be_one_of_a_damaged_case(string text)
    {
        File.WriteAllText(Folder.PathOf("half.json"), text);

        CaseOutcome outcome = CaseRunner.RunFile(CaseDirectory.Read(Folder.FullName).Cases.Single());

        Assert.That(outcome.Status, Is.EqualTo(CaseStatus.Failed));
        Assert.That(outcome.Detail, Does.StartWith("malformed case: line 1"));
    }

    [Test]
    public void The_order_of_the_index_is_kept_and_the_rest_is_named()
    {
        foreach (string name in (string[])["a", "b", "c", "d"])
        {
            File.WriteAllText(Folder.PathOf($"{name}.json"), """{ "kind": "decay" }""");
        }

        File.WriteAllText(Folder.PathOf("index.json"), """{ "cases": [{ "file": "d.json" }, { "file": "a.json" }] }""");

        CaseDirectory found = CaseDirectory.Read(Folder.FullName);

        Assert.That(found.Cases.Select(Path.GetFileName), Is.EqualTo(new[] { "d.json", "a.json" }));
        Assert.That(found.Unlisted, Is.EqualTo(new[] { "b.json", "c.json" }));
    }

    private void AssertRefused(string message)
    {
        Task<CommandException> refusal = Task.Run(() => Assert.Throws<CommandException>(() => CaseDirectory.Read(Folder.FullName)))!;
        Assert.That(refusal.Wait(Patience), Is.True, "the tool waits for something that will not come");
        Assert.That(refusal.Result.Message, Does.StartWith(Folder.FullName).And.Contain(message));
        Assert.That(refusal.Result.Message, Does.Not.Contain("System.").And.Not.Contain("StdpKernels."));
    }
}
