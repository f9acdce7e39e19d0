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

    // Not of the command, the pages, the reports and the package, which have no kernels; nor of the order of folders and the lists of faults,
    // which fail for any assembly or source that was changed.
    private const string OfOthers = @"<class re='1'>Tests\.Tool|Tests\.Documentation|Tests\.Package|Tests\.Architecture|Tests\.Reporting|MutantsTests</class>";

    /// <summary>Runs some tests first, then those that are done in seconds, and then the others.</summary>
    /// <param name="folder">The folder with the tests' assembly.</param>
    /// <param name="tests">The project of the tests.</param>
    /// <param name="first">The classes that come first.</param>
    /// <param name="withSlow">Whether the slow ones are run at all: they take minutes, which a fault that nobody can see is not worth.</param>
    /// <param name="patience">How long each of the three may take: a fault can make a loop endless.</param>
    public static Verdict Run(string folder, string tests, IReadOnlyList<string> first, bool withSlow, TimeSpan patience)
    {
        string likely = $@"<class re='1'>\.({string.Join('|', first)})\b</class>";
        string[] filters =
        [
            .. first.Count == 0 ? Array.Empty<string>() : [likely],
            $"<not>{OfOthers}</not><not>{Slow}</not>",
            .. withSlow ? [$"<not>{OfOthers}</not>{Slow}"] : Array.Empty<string>(),
        ];
        Verdict verdict = new(Outcome.Survived, "");
        foreach (string filter in filters)
        {
            verdict = Run(folder, tests, $"<filter>{filter}</filter>", patience);
            if (verdict.Outcome == Outcome.Caught)
            {
                break;
            }
        }

        return verdict;
    }

    private static Verdict Run(string folder, string tests, string filter, TimeSpan patience)
    {
        // This program, among what the tests depend on.
        (int exitCode, IReadOnlyList<string> output, bool wasEnded) = DotnetCommand.Run(
            folder,
            [
                "exec", "--depsfile", $"{tests}.deps.json", "--runtimeconfig", $"{tests}.runtimeconfig.json",
                "StdpKernels.Mutants.dll", TestHostOption, Path.Combine(folder, $"{tests}.dll"), filter,
            ],
            patience);
        if (exitCode == 0)
        {
            return new Verdict(Outcome.Survived, "");
        }

        // The first that failed: the end of the run fails what is still to come.
        return Tests(output, TestHost.Failed).FirstOrDefault() is { } failed
            ? new Verdict(Outcome.Caught, failed)
            : new Verdict(Outcome.Caught, $"{Tests(output, TestHost.Starts).LastOrDefault("the first test")} ({End(wasEnded, patience)})");
    }

    private static string End(bool wasEnded, TimeSpan patience) =>
        wasEnded ? $"was still running when all had taken {patience.TotalMinutes:0.#} min" : "ended the process";

    private static IEnumerable<string> Tests(IReadOnlyList<string> output, string kind) => output
        .Where(line => line.StartsWith(kind, StringComparison.Ordinal))
        .Select(line => line[kind.Length..].Replace("StdpKernels.Tests.", "", StringComparison.Ordinal)
            .Replace("StdpKernels.Cluster.Tests.", "", StringComparison.Ordinal)
            .Replace("StdpKernels.Native.Tests.", "", StringComparison.Ordinal));
}
