using System.Diagnostics;

namespace StdpKernels.Mutants;

/// <summary>A run of the SDK's <c>dotnet</c>.</summary>
internal static class DotnetCommand
{
    // A fault can make a loop endless.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Runs it until it ends, or a line of its output is enough, or it has taken minutes since its first line.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="arguments">What.</param>
    /// <param name="isEnough">Looks at each line; the run is ended after the first for which it holds.</param>
    /// <returns>The exit code, and the output up to there.</returns>
    public static (int ExitCode, IReadOnlyList<string> Output) Run(
        string folder, IEnumerable<string> arguments, Predicate<string>? isEnough = null)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using Process process = Process.Start(start) ?? throw new InvalidOperationException("There is no process.");

        // Nobody reads the errors, but a full pipe would stop the process.
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var output = new List<string>();
        using var endless = new Timer(_ => process.Kill(entireProcessTree: true));
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (output.Count == 0)
            {
                endless.Change(Patience, Timeout.InfiniteTimeSpan);
            }

            output.Add(line);
            if (isEnough?.Invoke(line) == true)
            {
                process.Kill(entireProcessTree: true);
                break;
            }
        }

        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
