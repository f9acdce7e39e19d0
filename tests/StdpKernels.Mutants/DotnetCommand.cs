using System.Diagnostics;

namespace StdpKernels.Mutants;

/// <summary>A run of the SDK's <c>dotnet</c>.</summary>
internal static class DotnetCommand
{
    /// <summary>How long what is no test of a fault may take, also where much else runs.</summary>
    public static readonly TimeSpan LongPatience = TimeSpan.FromHours(3);

    /// <summary>Runs it in a folder until it ends, or is ended because it does not.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="patience">How long it may take.</param>
    /// <returns>The exit code, the output, and whether it was ended.</returns>
    public static (int ExitCode, IReadOnlyList<string> Output, bool WasEnded) Run(
        string folder, IEnumerable<string> arguments, TimeSpan patience)
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
        bool wasEnded = false;
        using var endless = new Timer(End, null, patience, Timeout.InfiniteTimeSpan);
        var output = new List<string>();
        while (process.StandardOutput.ReadLine() is { } line)
        {
            output.Add(line);
        }

        process.WaitForExit();
        return (process.ExitCode, output, Volatile.Read(ref wasEnded));

        void End(object? _)
        {
            Volatile.Write(ref wasEnded, true);
            process.Kill(entireProcessTree: true);
        }
    }
}
