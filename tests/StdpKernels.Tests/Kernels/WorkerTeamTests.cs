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

    private static WorkerTeam Team(int parts)
    {
        var team = new WorkerTeam(thread => thread.Start());
        team.Reserve(parts);
        return team;
    }

    private sealed class Work : IParallelWork
    {
        public int[] Runs { get; } = new int[8];

        public int[] Threads { get; } = new int[8];

        public int FaultyPart { get; init; } = -1;

        public void Run(int part, int parts)
        {
            Interlocked.Increment(ref Runs[part]);
            Threads[part] = Environment.CurrentManagedThreadId;
            if (part == FaultyPart)
            {
                throw new InvalidOperationException($"part {part}");
            }
        }
    }
}
