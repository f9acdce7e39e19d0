using StdpKernels.Tests.Support;
using StdpKernels.Tests.Tool.Support;

namespace StdpKernels.Tests.Documentation;

/// <summary>
/// Every command in a block of the readme, and of the readmes of the packages, is run: those of <c>stdp</c> here, those that get a package by
/// <c>tests/PackageConsumer/readme.sh</c>.
/// </summary>
internal sealed class DocumentedCommandTests
{
    private const string Script = "tests/PackageConsumer/readme.sh";
    private const string FromSources = "dotnet run -c Release --project src/StdpKernels.Tool -- ";

    private static readonly string[] GetsPackage = ["add", "new", "nuget", "pack", "tool"];

    // What no test can run, and why.
    private static readonly Dictionary<string, string> NotRun = new()
    {
        ["src/StdpKernels.Native/build.sh /usr/local"] = "tests/native.sh runs it, with a folder of its own",
        ["src/StdpKernels.Native/build.sh arm64-prefix arm64"] = "it takes minutes and a compiler for another processor",
        ["src/python/build.sh wheels"] = "tests/native.sh runs it, with a folder of its own",
        ["pip install wheels/stdpkernels-*.whl"] = "tests/native.sh runs it, into an environment of its own",
    };

    private static IEnumerable<MarkdownPage> Readmes => MarkdownPage.All.Where(page => page.Path == "README.md"
        || (page.Path.StartsWith("src/", StringComparison.Ordinal) && Path.GetFileName(page.Path) is "README.md" or "PACKAGE.md"));

    private static IEnumerable<string> Commands => Readmes.SelectMany(CommandsOf).Distinct();

    private static IEnumerable<string> StdpCommands => Commands.Where(command => Arguments(command) is not null);

    [TestCaseSource(nameof(StdpCommands))]
    public void Runs(string command)
    {
        using var folder = new TemporaryFolder();
        File.Copy(
            Path.Combine(Repository.Root, "tests", "StdpKernels.Tests", "Recordings", "linear_additive.npz"),
            Path.Combine(folder.FullName, "recording.npz"));

        StdpProcess.Run(folder.FullName, Arguments(command)!).AssertSuccess();
    }

    [Test]
    public void Every_command_is_run_here_or_by_the_script_or_cannot_be() =>
        Assert.That(Commands.Where(command => Arguments(command) is null && !IsOfScript(command)), Is.EquivalentTo(NotRun.Keys));

    [Test]
    public void The_script_takes_the_commands_that_get_a_package_from_every_readme()
    {
        string script = Repository.Read(Script.Split('/'));

        Assert.That(script, Does.Contain($"grep -E '^dotnet ({string.Join('|', GetsPackage)}) '"));
        foreach (MarkdownPage page in Readmes.Where(page => CommandsOf(page).Any(IsOfScript)))
        {
            Assert.That(script, Does.Contain($"\nfollow {page.Path} "));
        }

        Assert.That(Repository.Read("tests", "all.sh"), Does.Contain($" {Script} --no-build --feed \"$feed\"\n"));
    }

    private static IEnumerable<string> CommandsOf(MarkdownPage page) =>
        page.Blocks.Where(block => block.Language.Length == 0).SelectMany(block => block.Code.Split('\n'));

    private static bool IsOfScript(string command) =>
        GetsPackage.Any(name => command.StartsWith($"dotnet {name} ", StringComparison.Ordinal));

    // The command runs as it was built with these tests.
    private static string[]? Arguments(string command) =>
        command.StartsWith("stdp ", StringComparison.Ordinal) ? command["stdp ".Length..].Split(' ')
        : command.StartsWith(FromSources, StringComparison.Ordinal) ? command[FromSources.Length..].Split(' ')
        : null;
}
