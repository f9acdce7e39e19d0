using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Documentation;

/// <summary>All C# of all pages: what is a program compiles, runs and prints what it says; what is an excerpt is one.</summary>
[NonParallelizable]
internal sealed class CodeBlockTests
{
    private static IEnumerable<CodeBlock> Programs => CSharp.Where(block => block.ExcerptOf is null);

    private static IEnumerable<CodeBlock> Excerpts => CSharp.Where(block => block.ExcerptOf is not null);

    private static IEnumerable<CodeBlock> CSharp => MarkdownPage.All.SelectMany(page => page.Blocks).Where(b => b.Language == "csharp");

    [TestCaseSource(nameof(Programs))]
    public void Runs(CodeBlock block) => Assert.That(BlockProgram.Run(block), Is.EqualTo(block.StatedOutput), $"{block}");

    [TestCaseSource(nameof(Excerpts))]
    public void Is_in_the_file_it_names(CodeBlock block)
    {
        string code = block.Code[(block.Code.IndexOf('\n', StringComparison.Ordinal) + 1)..];
        Assert.That(Repository.Read(block.ExcerptOf!.Split('/')), Does.Contain(code), $"{block}");
    }

    [Test]
    public void Every_block_has_a_language_that_is_looked_at_or_is_none_of_ours()
    {
        // A block that is misspelt, or says nothing, would never be compiled. C, CMake and Python are run by the tests of those projects.
        IEnumerable<CodeBlock> others = MarkdownPage.All.SelectMany(page => page.Blocks)
            .Where(block => block.Language is not ("csharp" or "" or "xml" or "c" or "cmake" or "python" or "text"));
        Assert.That(others, Is.Empty);
        Assert.That(
            MarkdownPage.All.SelectMany(page => page.Blocks).Where(b => b.Language is "" or "text" && b.Code.Contains(";\n")), Is.Empty);
    }
}
