using StdpKernels.Mutants;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests;

/// <summary>The faults of the mutation check can still be planted, so that their list does not fall behind the sources.</summary>
internal sealed class MutantsTests
{
    private static IReadOnlyList<Mutant> All { get; } = MutantList.Read(Repository.Root);

    [TestCaseSource(nameof(All))]
    public void A_fault_can_be_planted(Mutant mutant)
    {
        string source = Repository.Read(["src", mutant.Project, .. mutant.PathInProject.Split('/')]);

        Assert.That(mutant.Plant(source), Is.Not.EqualTo(source));
    }

    [Test]
    public void Names_occur_once() => Assert.That(All.Select(mutant => mutant.Name), Is.Unique);

    [TestCase("other")]
    [TestCase("original original")]
    public void A_piece_that_is_not_there_once_is_refused(string source) =>
        Assert.That(
            () => new Mutant("area", "name", "File.cs", "original", "mutated", null, null).Plant(source),
            Throws.TypeOf<InvalidDataException>());

    [Test]
    public void A_list_is_read()
    {
        string[] lines =
        [
            "@ ATests|BTests", "", "# one", "A.cs", "- x = 1;", "-     y = 2;", "+ x = 2;", "", "# two", "Folder/B.cs", "- check();", "+", "= nobody sees it",
        ];

        Assert.That(MutantList.Parse("area", lines), Is.EqualTo(new Mutant[]
        {
            new("area", "one", "A.cs", "x = 1;\n    y = 2;", "x = 2;", "ATests|BTests", null),
            new("area", "two", "Folder/B.cs", "check();", "", "ATests|BTests", "nobody sees it"),
        }));
    }

    [TestCase("one")]
    [TestCase("# one\nA.cs\n- x")]
    [TestCase("# one\nA.cs\n+ x")]
    [TestCase("# one\nA.cs\n- x\n+ y\nz")]
    public void A_malformed_list_is_refused(string text) =>
        Assert.That(() => MutantList.Parse("area", text.Split('\n')).ToArray(), Throws.TypeOf<InvalidDataException>());
}
