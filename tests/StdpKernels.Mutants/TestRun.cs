using System.Text.RegularExpressions;

namespace StdpKernels.Mutants;

/// <summary>A run of some of the tests, as far as to the first that fails.</summary>
internal static partial class TestRun
{
    /// <summary>Tests that are done in seconds.</summary>
    public static string Quick { get; } = $"{OfTheLibrary}&{string.Join('&', Slow.Select(name => $"FullyQualifiedName!~{name}"))}";

    /// <summary>The others.</summary>
    public static string Others { get; } = $"{OfTheLibrary}&({string.Join('|', Slow.Select(name => $"FullyQualifiedName~{name}"))})";

    // Not of the command, which has no kernels; nor of these lists, which no planted fault can pass.
    private static string OfTheLibrary => "FullyQualifiedName!~Tests.Tool&FullyQualifiedName!~Mutants";

    private static string[] Slow =>
        ["GuardPageTests", "ThreadTests", "ConcurrentUseTests", "AllocationTests", "EventOverlapTests", "EventsEqualDenseTests"];

    public static Verdict Run(string folder, string assembly, string filter)
    {
        (int exitCode, IReadOnlyList<string> output) = DotnetCommand.Run(
            folder,
            ["test", assembly, "--filter", filter, "--", "NUnit.DisplayName=FullName"],
            line => Failure().IsMatch(line));
        if (output.Select(line => Failure().Match(line)).FirstOrDefault(match => match.Success) is { } failed)
        {
            return new Verdict(Outcome.Caught, failed.Groups["test"].Value);
        }

        return exitCode == 0 ? new Verdict(Outcome.Survived, "") : new Verdict(Outcome.Caught, $"the run ended in {Crashed(output)}");
    }

    // The stack trace of a process that ended by itself leads to its test; one that never ended has none.
    private static string Crashed(IReadOnlyList<string> output) =>
        output.Select(line => Frame().Match(line)).LastOrDefault(match => match.Success)?.Groups["test"].Value ?? "a test without name";

    [GeneratedRegex(@"^\s+at StdpKernels\.Tests\.(?<test>[^(\[]+)")]
    private static partial Regex Frame();

    [GeneratedRegex(@"^\s+Failed (StdpKernels\.Tests\.)?(?<test>.+?) \[[^\]]*\]$")]
    private static partial Regex Failure();
}
