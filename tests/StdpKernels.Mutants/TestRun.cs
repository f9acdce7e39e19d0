using System.Security;
using System.Text.RegularExpressions;

namespace StdpKernels.Mutants;

/// <summary>A run of the library's tests, as far as to the first that fails.</summary>
internal static class TestRun
{
    /// <summary>The argument with which this program runs tests.</summary>
    public const string TestHostOption = "--tests";

    private const string Slow =
        "<class re='1'>GuardPageTests|GuardedPartTests|ThreadTests|ConcurrentUseTests|LayerGateTests|AllocationTests|EventOverlapTests"
        + "|EventsEqualDenseTests|Properties|Digests|Checkpoint|ManyStepTests"
        + @"|Tests\.Processes|Tests\.Command</class>";

    // Every kernel in a few seconds.
    private const string Broad = "<method>Every_machine_computes_the_committed_digest</method>";

    // Not of the command, the pages, the reports and the package, which have no kernels; nor of the order of folders and the lists of faults,
    // which fail for any assembly or source that was changed.
    private const string OfOthers = @"<class re='1'>Tests\.Tool|Tests\.Documentation|Tests\.Package|Tests\.Architecture|Tests\.Reporting|MutantsTests</class>";

    /// <summary>Runs some tests first, then those that are about their area, those of every kernel in short, those that are done in seconds, and then all others.</summary>
    /// <param name="folder">The folder with the tests' assembly.</param>
    /// <param name="tests">The project of the tests.</param>
    /// <param name="first">Those that come first.</param>
    /// <param name="withSlow">Whether the slow ones are run at all: they take minutes, which a fault that nobody can see is not worth.</param>
    /// <param name="patience">How long a test may take: a fault can make a loop endless.</param>
    public static Verdict Run(string folder, string tests, LikelyTests first, bool withSlow, TimeSpan patience)
    {
        string[] filters =
        [
            .. first.Last is { } last ? [AnyOf([last])] : Array.Empty<string>(),
            .. first.Others.Count > 0 ? [AnyOf(first.Others)] : Array.Empty<string>(),
            .. first.About is { } about ? [$@"<and><class re='1'>\.({about})\b</class><not>{OfOthers}</not></and>"] : Array.Empty<string>(),
            Broad,
            $"<and><not>{OfOthers}</not><not>{Slow}</not></and>",
            .. withSlow ? [$"<and><not>{OfOthers}</not>{Slow}</and>"] : Array.Empty<string>(),
        ];

        // This program, among what the tests depend on.
        CommandResult result = DotnetCommand.Run(
            folder,
            [
                "exec", "--depsfile", $"{tests}.deps.json", "--runtimeconfig", $"{tests}.runtimeconfig.json",
                "StdpKernels.Mutants.dll", TestHostOption, Path.Combine(folder, $"{tests}.dll"), .. filters.Select(filter => $"<filter>{filter}</filter>"),
            ],
            patience);
        if (result.ExitCode == 0)
        {
            return new Verdict(Outcome.Survived, "") { LongestTest = result.LongestSilence };
        }

        // The first that failed: the end of the run fails what is still to come.
        if (Tests(result.Output, TestHost.Failed).FirstOrDefault() is { } failed)
        {
            return new Verdict(Outcome.Caught, failed) { Test = failed };
        }

        string? endedIn = Tests(result.Output, TestHost.Starts).LastOrDefault();
        return new Verdict(Outcome.Caught, $"{endedIn ?? "the first test"} ({End(result.WasEnded, patience)})") { Test = endedIn };
    }

    // One expression: NUnit keeps no more than some of them, and makes the others anew for each test.
    private static string AnyOf(IReadOnlyList<string> names) =>
        $@"<test re='1'>{SecurityElement.Escape($@"\.({string.Join('|', names.Select(Regex.Escape))})$")}</test>";

    private static string End(bool wasEnded, TimeSpan patience) =>
        wasEnded ? $"was still running after {patience.TotalMinutes:0.#} min" : "ended the process";

    private static IEnumerable<string> Tests(IReadOnlyList<string> output, string kind) => output
        .Where(line => line.StartsWith(kind, StringComparison.Ordinal))
        .Select(line => line[kind.Length..].Replace("StdpKernels.Tests.", "", StringComparison.Ordinal)
            .Replace("StdpKernels.Cluster.Tests.", "", StringComparison.Ordinal)
            .Replace("StdpKernels.Native.Tests.", "", StringComparison.Ordinal));
}
