using System.Diagnostics;
using StdpKernels.Reporting.Commands;

namespace StdpKernels.ClusterBenchmarks.Processes;

/// <summary>This program once more, in another role.</summary>
internal static class ChildProcess
{
    /// <summary>The command of a process with a silo.</summary>
    public const string Silo = "silo";

    /// <summary>The command of a process that answers over a socket.</summary>
    public const string Echo = "echo";

    /// <summary>What it says when it is there.</summary>
    public const string Ready = "ready";

    public static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ChildProcess).Assembly.Location, .. arguments]) { RedirectStandardOutput = true };
        Process process = Process.Start(start)!;
        return process.StandardOutput.ReadLine() == Ready
            ? process
            : throw new CommandException($"the process of a {arguments[0]} did not start");
    }
}
