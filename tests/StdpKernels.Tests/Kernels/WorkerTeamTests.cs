using StdpKernels.Threading;

namespace StdpKernels.Tests.Kernels;

/// <summary>Every part is done once, and a fault reaches the caller without hurting the team.</summary>
internal sealed class WorkerTeamTests
{
    [Test]
    public void Does_each_part_once([Values(1, 2, 5)] int parts)
    {
        var work = new Work();
        for (int i = 0; i < 200; i++)
        {
            WorkerTeam.Shared.Run(work, parts);
        }

        Assert.That(work.Runs[..parts], Is.All.EqualTo(200));
        Assert.That(work.Runs[parts..], Is.All.Zero);
    }

    [Test]
    public void Hands_a_fault_to_the_caller([Values(0, 1, 2)] int part)
    {
        Assert.That(
            () => WorkerTeam.Shared.Run(new Work { FaultyPart = part }, 3),
            Throws.InvalidOperationException.With.Message.EqualTo($"part {part}"));

        var next = new Work();
        WorkerTeam.Shared.Run(next, 3);
        Assert.That(next.Runs[..3], Is.All.EqualTo(1));
    }

    private sealed class Work : IParallelWork
    {
        public int[] Runs { get; } = new int[8];

        public int FaultyPart { get; init; } = -1;

        public void Run(int part, int parts)
        {
            Interlocked.Increment(ref Runs[part]);
            if (part == FaultyPart)
            {
                throw new InvalidOperationException($"part {part}");
            }
        }
    }
}
