using System.Runtime.InteropServices;
using StdpKernels.Threading;

namespace StdpKernels.Native.Boundary;

/// <summary>Whether this is the child of a process that loaded the library: it has no other threads, so that nothing may wait for one.</summary>
internal static class ForkedProcess
{
    private static readonly int Owner = ProcessId();

    /// <summary>How many threads a new layer gets.</summary>
    public static int Threads(int threads) => threads == 1 || !IsChild() ? threads : Math.Min(threads, 1);

    /// <summary>Before every call that may share its work.</summary>
    public static void LeaveThreads(int threads)
    {
        if (threads > 1 && IsChild())
        {
            WorkerTeam.Shared.Abandon();
        }
    }

    private static bool IsChild() => !OperatingSystem.IsWindows() && ProcessId() != Owner;

    // Environment.ProcessId remembers that of the parent.
    private static int ProcessId() => OperatingSystem.IsWindows() ? 0 : GetProcessId();

    [DllImport("libc", EntryPoint = "getpid")]
    [SuppressGCTransition]
    private static extern int GetProcessId();
}
