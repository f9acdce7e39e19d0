using System.Diagnostics;
using System.Text.Json;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Documentation;

/// <summary>Committed reports of the benchmarks, and what has changed since they were measured.</summary>
internal sealed class ReportAgeTests
{
    // What decides how fast a step is.
    private static readonly string[] Measured = ["Kernels", "Lanes", "Rules", "Steps", "Synapses"];

    private static IEnumerable<string> Reports =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "bench", "results"), "results.json", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, file));

    /// <summary>An old report is no fault of a change: the test warns, and does not fail.</summary>
    [TestCaseSource(nameof(Reports))]
    public void A_report_is_as_new_as_the_kernels(string report)
    {
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, report)));
        string library = json.RootElement.GetProperty("machine").GetProperty("library").GetString()!;
        string revision = library[(library.IndexOf('+', StringComparison.Ordinal) + 1)..];
        if (!TryGit(out _, "cat-file", "-e", revision))
        {
            Assert.Ignore($"There is no git here that knows {revision}.");
        }

        Assert.That(TryGit(out string changed, ["log", "-1", "--format=%h of %cs", .. Paths(revision)]), Is.True);
        Warn.If(changed, Is.Not.Empty, $"{report} was measured at {revision[..7]}; kernels have changed since, last in {changed}. Measure it again.");
    }

    private static IEnumerable<string> Paths(string revision) =>
        [$"{revision}..HEAD", "--", .. Measured.Select(folder => $"src/StdpKernels/{folder}")];

    private static bool TryGit(out string output, params string[] arguments)
    {
        output = "";
        try
        {
            using Process git = Process.Start(new ProcessStartInfo("git", arguments)
            {
                WorkingDirectory = Repository.Root,
                RedirectStandardOutput = true,
            })!;
            output = git.StandardOutput.ReadToEnd().Trim();
            git.WaitForExit();
            return git.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // There is no git.
            return false;
        }
    }
}
