using System.Diagnostics;
using System.Runtime.InteropServices;
using StdpKernels.Threading;

namespace StdpKernels.Tests.Kernels;

/// <summary>A caller of real-time priority lets ordinary threads on its own processor do their parts.</summary>
[Platform("Linux", Reason = "Asks the scheduler of Linux.")]
internal sealed partial class RealTimeCallerTests
{
    private const int FirstInFirstOut = 1;
    private const int Runs = 20;

    [Test]
    public void Waits_no_longer_than_the_others_work()
    {
        var team = new WorkerTeam();
        team.Reserve(3);
        bool isPermitted = false;
        long[] milliseconds = new long[Runs];
        var caller = new Thread(() =>
        {
            // All three threads move to one processor; only then this one gets its priority.
            var work = new Work();
            isPermitted = MoveToFirstProcessor();
            team.Run(work, 3);
            work.HasMoved = true;
            isPermitted = isPermitted && work.IsPermitted && SetScheduler(0, FirstInFirstOut, priority: 50) == 0;
            for (int run = 0; run < Runs && isPermitted; run++)
            {
                long start = Stopwatch.GetTimestamp();
                team.Run(work, 3);
                milliseconds[run] = (long)Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
        });
        caller.Start();
        caller.Join();

        if (!isPermitted)
        {
            Assert.Ignore("The system does not permit real-time priority, or the first processor.");
        }

        // While such a thread spins, the system stops it for 50 ms a second: others would wait up to 950 ms for their turn.
        Assert.That(milliseconds.Order().ElementAt(Runs / 2), Is.LessThan(50), string.Join(' ', milliseconds));
        Assert.That(milliseconds.Max(), Is.LessThan(500), string.Join(' ', milliseconds));
    }

    private static bool MoveToFirstProcessor()
    {
        ulong first = 1;
        return SetAffinity(0, sizeof(ulong), in first) == 0;
    }

    [LibraryImport("libc", EntryPoint = "sched_setscheduler")]
    private static partial int SetScheduler(int thread, int policy, in int priority);

    [LibraryImport("libc", EntryPoint = "sched_setaffinity")]
    private static partial int SetAffinity(int thread, nint size, in ulong processors);

    private sealed class Work : IParallelWork
    {
        public bool HasMoved { get; set; }

        public bool IsPermitted { get; private set; } = true;

        public void Run(int part, int parts)
        {
            if (!HasMoved && part > 0 && !MoveToFirstProcessor())
            {
                IsPermitted = false;
            }
        }
    }
}
