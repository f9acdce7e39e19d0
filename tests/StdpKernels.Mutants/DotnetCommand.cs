using System.Diagnostics;

namespace StdpKernels.Mutants;

/// <summary>A run of the SDK's <c>dotnet</c>.</summary>
internal static class DotnetCommand
{
    // A fault can make a loop endless.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Runs it in a folder until it ends, or is ended because it does not.</summary>
    /// <returns>The exit code, and the output.</returns>
    public static (int ExitCode, IReadOnlyList<string> Output) Run(string folder, IEnumerable<string> arguments)
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
        using var endless = new Timer(_ => process.Kill(entireProcessTree: true), null, Patience, Timeout.InfiniteTimeSpan);
        var output = new List<string>();
        while (process.StandardOutput.ReadLine() is { } line)
        {
            output.Add(line);
        }

        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
