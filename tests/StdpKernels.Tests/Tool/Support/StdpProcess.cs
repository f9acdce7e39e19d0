using System.Diagnostics;
using System.Globalization;

namespace StdpKernels.Tests.Tool.Support;

/// <summary>The <c>stdp</c> command as its users meet it: a process, with its output in a pipe.</summary>
internal static class StdpProcess
{
    /// <summary>Starts the command.</summary>
    public static Process Start(string workingDirectory, params string[] arguments) => Start(workingDirectory, maxHeap: null, arguments);

    /// <summary>Runs the command to its end.</summary>
    public static ProcessOutcome Run(string workingDirectory, params string[] arguments) =>
        WaitForEnd(Start(workingDirectory, maxHeap: null, arguments));

    /// <summary>Runs another program to its end.</summary>
    public static ProcessOutcome RunProgram(string program, string workingDirectory, params string[] arguments) =>
        WaitForEnd(Start(workingDirectory, maxHeap: null, arguments, program));

    /// <summary>Runs the command to its end with no more memory than a number of bytes.</summary>
    public static ProcessOutcome RunInMemory(long maxHeap, string workingDirectory, params string[] arguments) =>
        WaitForEnd(Start(workingDirectory, maxHeap, arguments));

    /// <summary>Runs the command to its end, with its streams redirected as a shell does.</summary>
    /// <param name="workingDirectory">Where it runs.</param>
    /// <param name="arguments">What follows the name of the command, redirections included.</param>
    public static ProcessOutcome RunInShell(string workingDirectory, string arguments) => WaitForEnd(Process.Start(
        new ProcessStartInfo("sh", ["-c", $"dotnet '{Path.Combine(AppContext.BaseDirectory, "stdp.dll")}' {arguments}"])
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!);

    /// <summary>Does what Ctrl+C does, and waits for the end.</summary>
    public static void Interrupt(Process process) => Signal(process, "INT");

    /// <summary>Sends a signal, such as TERM, and waits for the end.</summary>
    public static void Signal(Process process, string signal)
    {
        using (Process kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]))
        {
            kill.WaitForExit();
        }

        bool hasEnded = process.WaitForExit(TimeSpan.FromSeconds(10));
        if (!hasEnded)
        {
            // It would take a processor from all tests that follow. A shell that runs tests in the background may have it ignore the signal.
            process.Kill();
        }

        Assert.That(hasEnded, Is.True, "the process must end");
    }

    private static Process Start(string workingDirectory, long? maxHeap, string[] arguments, string program = "stdp.dll")
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, program), .. arguments])
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (maxHeap is { } bytes)
        {
            start.Environment["DOTNET_GCHeapHardLimit"] = bytes.ToString("X", CultureInfo.InvariantCulture);
        }

        return Process.Start(start)!;
    }

    private static ProcessOutcome WaitForEnd(Process started)
    {
        using Process process = started;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new ProcessOutcome(process.ExitCode, output, error.Result);
    }
}

/// <summary>What a process leaves behind.</summary>
internal sealed record ProcessOutcome(int ExitCode, string Output, string Error)
{
    /// <summary>Asserts that the command did its work.</summary>
    public void AssertSuccess()
    {
        Assert.That(Error, Is.Empty);
        Assert.That(ExitCode, Is.Zero);
    }

    /// <summary>Asserts that the command refused to work, with one line that contains a text.</summary>
    public void AssertOneLineOfError(string text, string program = "stdp")
    {
        Assert.That(ExitCode, Is.EqualTo(1).Or.EqualTo(2));
        Assert.That(Output, Is.Empty);
        Assert.That(Error, Does.StartWith($"{program}: ").And.EndWith(Environment.NewLine));
        Assert.That(Error.TrimEnd().Split('\n'), Has.Length.EqualTo(1), Error);
        Assert.That(Error, Does.Contain(text));
    }
}
