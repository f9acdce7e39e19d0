using System.Diagnostics;

namespace StdpKernels.Mutants;

/// <summary>What came of a command.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">The lines that it wrote.</param>
/// <param name="WasEnded">Whether it was ended because nothing came of it any more.</param>
/// <param name="LongestSilence">The longest time without a line.</param>
internal sealed record CommandResult(int ExitCode, IReadOnlyList<string> Output, bool WasEnded, TimeSpan LongestSilence);

/// <summary>A run of the SDK's <c>dotnet</c>.</summary>
internal static class DotnetCommand
{
    /// <summary>How long what is no test of a fault may be silent, also where much else runs.</summary>
    public static readonly TimeSpan LongPatience = TimeSpan.FromHours(3);

    /// <summary>Runs it in a folder until it ends, or is ended because it does not.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="patience">How long it may be silent.</param>
    public static CommandResult Run(
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
        TimeSpan longest = TimeSpan.Zero;
        long last = Stopwatch.GetTimestamp();
        while (process.StandardOutput.ReadLine() is { } line)
        {
            output.Add(line);
            endless.Change(patience, Timeout.InfiniteTimeSpan);
            longest = Stopwatch.GetElapsedTime(last) is var silence && silence > longest ? silence : longest;
            last = Stopwatch.GetTimestamp();
        }

        process.WaitForExit();
        return new CommandResult(process.ExitCode, output, Volatile.Read(ref wasEnded), longest);

        void End(object? _)
        {
            Volatile.Write(ref wasEnded, true);
            process.Kill(entireProcessTree: true);
        }
    }
}
