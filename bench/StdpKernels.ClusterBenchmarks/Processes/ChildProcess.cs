using System.Diagnostics;

namespace StdpKernels.ClusterBenchmarks.Processes;

/// <summary>This program once more, in another role.</summary>
internal static class ChildProcess
{
    /// <summary>What it says when it is there.</summary>
    public const string Ready = "ready";

    public static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ChildProcess).Assembly.Location, .. arguments]) { RedirectStandardOutput = true };
        Process process = Process.Start(start)!;
        return process.StandardOutput.ReadLine() == Ready
            ? process
            : throw new InvalidOperationException($"The process of a {arguments[0]} did not start.");
    }
}
