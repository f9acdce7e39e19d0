using StdpKernels.Threading;

namespace StdpKernels.Tests.Kernels;

/// <summary>Every part is done once, and a fault reaches the caller without hurting the team.</summary>
internal sealed class WorkerTeamTests
{
    [Test]
    public void Does_each_part_once_on_a_thread_of_its_own([Values(1, 2, 5)] int parts)
    {
        var work = new Work();
        WorkerTeam team = Team(parts);
        for (int i = 0; i < 200; i++)
        {
            team.Run(work, parts);
        }

        Assert.That(work.Runs[..parts], Is.All.EqualTo(200));
        Assert.That(work.Runs[parts..], Is.All.Zero);
        Assert.That(work.Threads[0], Is.EqualTo(Environment.CurrentManagedThreadId));
        Assert.That(work.Threads[..parts], Is.Unique);
    }

    [Test]
    public void Does_parts_alone_for_which_there_are_no_threads()
    {
        var work = new Work();
        Team(2).Run(work, 3);

        Assert.That(work.Runs[..3], Is.All.EqualTo(1));
        Assert.That(work.Threads[..3], Is.All.EqualTo(Environment.CurrentManagedThreadId));
    }

    [Test]
    public void Hands_a_fault_to_the_caller([Values(0, 1, 2)] int part)
    {
        WorkerTeam team = Team(3);
        Assert.That(
            () => team.Run(new Work { FaultyPart = part }, 3),
            Throws.InvalidOperationException.With.Message.EqualTo($"part {part}"));

        var next = new Work();
        team.Run(next, 3);
        Assert.That(next.Runs[..3], Is.All.EqualTo(1));
    }

    [Test]
    public void Keeps_the_threads_that_did_start_and_tries_again()
    {
        int started = 0;
        int refusals = 1;
        var team = new WorkerTeam(thread =>
        {
            if (started == 1 && refusals-- > 0)
            {
                throw new InvalidOperationException("no thread");
            }

            thread.Start();
            started++;
        });

        Assert.That(() => team.Reserve(4), Throws.InvalidOperationException);
        team.Reserve(4);
        Assert.That(started, Is.EqualTo(3));

        var work = new Work();
        team.Run(work, 4);
        Assert.That(work.Threads[..4], Is.Unique);
    }

    [Test]
    public void A_step_within_a_step_does_its_parts_alone()
    {
        WorkerTeam team = Team(3);
        var inner = new Work();
        var outer = new Work { InFirstPart = () => team.Run(inner, 3) };

        team.Run(outer, 3);

        Assert.That(outer.Runs[..3], Is.All.EqualTo(1));
        Assert.That(outer.Threads[..3], Is.Unique);
        Assert.That(inner.Runs[..3], Is.All.EqualTo(1));
        Assert.That(inner.Threads[..3], Is.All.EqualTo(Environment.CurrentManagedThreadId));
    }

    [Test]
    public void An_interrupted_caller_waits_for_all_parts_and_stays_interrupted([Values] bool blocked)
    {
        WorkerTeam team = Team(2);
        (int parts, bool interrupted) = (0, false);
        var caller = new Thread(() =>
        {
            var work = new Work();
            work.InFirstPart = blocked ? () => { } : Thread.CurrentThread.Interrupt;
            work.InOtherParts = () =>
            {
                Thread.Sleep(100);
                if (blocked)
                {
                    work.Caller!.Interrupt();
                    Thread.Sleep(100);
                }

                Volatile.Write(ref parts, 1);
            };
            team.Run(work, 2);
            parts += work.Runs[0];
            try
            {
                Thread.Sleep(0);
                Thread.Sleep(1);
            }
            catch (ThreadInterruptedException)
            {
                interrupted = true;
            }
        });
        caller.Start();
        caller.Join();

        Assert.That(parts, Is.EqualTo(2));
        Assert.That(interrupted, Is.True);
    }

    [Test]
    public void After_its_end_starts_no_thread_and_does_parts_alone()
    {
        var threads = new List<Thread>();
        var team = new WorkerTeam(thread =>
        {
            threads.Add(thread);
            thread.Start();
        });
        team.Reserve(3);
        team.Run(new Work(), 3);

        team.End();

        Assert.That(threads.TrueForAll(thread => thread.Join(TimeSpan.FromSeconds(30))), Is.True);
        team.Reserve(4);
        var work = new Work();
        team.Run(work, 3);
        Assert.That(threads, Has.Count.EqualTo(2));
        Assert.That(work.Threads[..3], Is.All.EqualTo(Environment.CurrentManagedThreadId));
    }

    private static WorkerTeam Team(int parts)
    {
        var team = new WorkerTeam();
        team.Reserve(parts);
        return team;
    }

    private sealed class Work : IParallelWork
    {
        public int[] Runs { get; } = new int[8];

        public int[] Threads { get; } = new int[8];

        public int FaultyPart { get; init; } = -1;

        public Action InFirstPart { get; set; } = () => { };

        public Action InOtherParts { get; set; } = () => { };

        public Thread? Caller { get; private set; }

        public void Run(int part, int parts)
        {
            Interlocked.Increment(ref Runs[part]);
            Threads[part] = Environment.CurrentManagedThreadId;
            if (part == 0)
            {
                Caller = Thread.CurrentThread;
                InFirstPart();
            }
            else
            {
                InOtherParts();
            }

            if (part == FaultyPart)
            {
                throw new InvalidOperationException($"part {part}");
            }
        }
    }
}
