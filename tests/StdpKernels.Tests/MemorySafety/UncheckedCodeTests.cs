using System.Text.RegularExpressions;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.MemorySafety;

/// <summary>Each file with unchecked code is listed in the tests' README, with why it is safe and the test that shows it.</summary>
internal sealed partial class UncheckedCodeTests
{
    [Test]
    public void Every_file_with_unchecked_code_is_listed()
    {
        string source = Path.Combine(Repository.Root, "src", "StdpKernels");
        string[] files =
        [
            .. Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(source, file).Replace('\\', '/'))
                .Where(file => !file.StartsWith("obj/", StringComparison.Ordinal) && !file.StartsWith("bin/", StringComparison.Ordinal))
                .Where(file => Unchecked().IsMatch(File.ReadAllText(Path.Combine(source, file)))),
        ];

        Assert.That(Listed.Select(row => row[0]), Is.EquivalentTo(files));
    }

    [Test]
    public void Every_listed_file_has_an_invariant_and_tests_that_exist()
    {
        string[] fixtures = [.. typeof(UncheckedCodeTests).Assembly.GetTypes().Select(type => type.Name.Split('`')[0])];
        foreach (string[] row in Listed)
        {
            Assert.That(row[1], Has.Length.GreaterThan(20), row[0]);
            Assert.That(row[2].Split(", "), Is.Not.Empty.And.SubsetOf(fixtures), row[0]);
        }
    }

    // File, invariant and tests: the rows of the table whose first column is a file.
    private static string[][] Listed =>
    [
        .. Repository.Read("tests", "README.md").Split("## Memory safety")[1].Split("\n## ")[0].Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Trim('|', ' ').Split(" | "))
            .Select(row => row.Select(cell => cell.Trim().Trim('`').Replace("`, `", ", ", StringComparison.Ordinal)).ToArray()),
    ];

    [GeneratedRegex(@"\bunsafe\b|\bUnsafe\.|\bMemoryMarshal\.|LoadUnsafe|StoreUnsafe|\bfixed \(|SkipInit|\bCollectionsMarshal\.|Lane(<T>)?\.(Load|Store)\(")]
    private static partial Regex Unchecked();
}
