using System.CommandLine;
using Spectre.Console;
using StdpKernels.Tool.Verification;

namespace StdpKernels.Tool.Commands;

/// <summary><c>stdp verify</c>: runs reference vectors.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var directory = new Argument<string>("DIRECTORY")
        {
            Description = "Where the reference vectors lie: one JSON file a case, and perhaps an index.json: then those it lists.",
            CustomParser = OptionParsers.PathName,
        };

        var command = new Command("verify", "Compare the steps with reference vectors. The exit code is 1 if one fails.") { directory };
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () => Verify(parsed.GetRequiredValue(directory), cancellationToken), cancellationToken));
        return command;
    }

    private static int Verify(string directory, CancellationToken cancellationToken)
    {
        CaseDirectory found = CaseDirectory.Read(directory);
        var outcomes = new List<CaseOutcome>();
        foreach (string path in found.Cases)
        {
            cancellationToken.ThrowIfCancellationRequested();
            outcomes.Add(CaseRunner.RunFile(path));
        }

        VerificationReport.Print(AnsiConsole.Console, Console.Out, outcomes, found.Unlisted);
        return outcomes.Any(o => o.Status == CaseStatus.Failed) ? ExitCode.Failure : ExitCode.Success;
    }
}
