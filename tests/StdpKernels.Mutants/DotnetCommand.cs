using System.Diagnostics;

namespace StdpKernels.Mutants;

/// <summary>A run of the SDK's <c>dotnet</c>.</summary>
internal static class DotnetCommand
{
    /// <summary>A fault can make a loop endless. Without one, the tests take a tenth of this where nothing else runs.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <summary>Runs it in a folder until it ends, or is ended because it does not.</summary>
    /// <returns>The exit code, the output, and whether it was ended.</returns>
    public static (int ExitCode, IReadOnlyList<string> Output, bool WasEnded) Run(string folder, IEnumerable<string> arguments)
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
        using var endless = new Timer(End, null, Patience, Timeout.InfiniteTimeSpan);
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
