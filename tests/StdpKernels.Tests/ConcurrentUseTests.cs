using System.Numerics;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests;

/// <summary>Different states share nothing; a state that two threads use at once refuses one of them and is none the worse.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class ConcurrentUseTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Threads = 6;
    private const int Steps = 150;

    // Shared by all: nothing may be written to what many read.
    private static readonly StdpParameters<T> Parameters = new()
    {
        Algorithm = StdpAlgorithm.MultiplicativeRelu,
        EtaPlus = 0.1,
        WMax = new Data<T>(3).Tensor([1], 0.9, 1),
    };

    private static readonly ConvShape Convolution = new(2, 2, (9, 8), 4, (3, 3)) { Geometry = new() { Padding = 1 } };

    [Test]
    public void Steps_on_different_states_at_once([Range(0, 4)] int kind)
    {
        T[][] alone = [.. Enumerable.Range(0, Threads).Select(seed => Learn(kind, seed))];
        var together = new T[Threads][];

        Together(Threads, seed => together[seed] = Learn(kind, seed));

        for (int seed = 0; seed < Threads; seed++)
        {
            Assert.That(together[seed], Bits.EqualTo(alone[seed]), $"seed {seed}");
        }
    }

    [Test]
    public void Steps_of_every_kind_at_once()
    {
        T[][] alone = [.. Enumerable.Range(0, 5).Select(kind => Learn(kind, seed: 1))];
        var together = new T[5][];

        Together(5, kind => together[kind] = Learn(kind, seed: 1));

        Assert.That(together.SelectMany(w => w).ToArray(), Bits.EqualTo(alone.SelectMany(w => w).ToArray()));
    }

    [Test]
    public void Steps_of_one_state_at_once([Range(0, 4)] int kind)
    {
        (Action step, Func<T[]> state) = Make(kind, seed: 2);
        (Action twinStep, Func<T[]> twinState) = Make(kind, seed: 2);
        int done = 0;
        int refused = 0;
        long end = Environment.TickCount64 + 5_000;

        Together(3, _ =>
        {
            for (int i = 0; i < 200 || (Volatile.Read(ref refused) == 0 && Environment.TickCount64 < end); i++)
            {
                try
                {
                    step();
                    Interlocked.Increment(ref done);
                }
                catch (InvalidOperationException)
                {
                    Interlocked.Increment(ref refused);
                }
            }
        });

        // Each step was done as a whole or not at all; and no call has left the state locked.
        Assert.That(refused, Is.Positive, "refused");
        Assert.That(step, Throws.Nothing);
        for (int i = 0; i <= done; i++)
        {
            twinStep();
        }

        Assert.That(state(), Bits.EqualTo(twinState()), $"{done} steps done, {refused} refused");
    }

    /// <summary>Weights and traces after many steps alike.</summary>
    private static T[] Learn(int kind, int seed)
    {
        (Action step, Func<T[]> state) = Make(kind, seed);
        for (int i = 0; i < Steps; i++)
        {
            step();
        }

        return state();
    }

    private static (Action Step, Func<T[]> State) Make(int kind, int seed)
    {
        if (kind < 3)
        {
            TestLayer<T> layer = kind == 2 ? TestLayer<T>.Conv2d(Convolution, seed) : TestLayer<T>.Linear(3, 67, 33, seed);
            layer.Parameters = Parameters;
            return (kind == 1 ? layer.StepEvents : layer.Step, () =>
                [.. layer.W, .. layer.State.TracePre.Span, .. layer.State.TracePost.Span]);
        }

        // Large enough for the threads that all layers have in common.
        StdpLayer<T> prepared = kind == 3
            ? new StdpLinearLayer<T>(16, 303, 203, Parameters, threads: 2)
            : new StdpConv2dLayer<T>(2, 4, (12, 12), 16, (3, 3), Parameters, threads: 2);
        var data = new Data<T>(seed);
        data.WeightsWithin(prepared.Weights.Span.Length).CopyTo(prepared.EditWeights().Span);
        T[] zPre = data.Spikes(prepared.State.TracePre.Shape.Length, 0.3);
        T[] zPost = data.Spikes(prepared.State.TracePost.Shape.Length, 0.3);
        return (() => prepared.Step(zPre, zPost), () =>
            [.. prepared.Weights.Span, .. prepared.State.TracePre.Span, .. prepared.State.TracePost.Span]);
    }

    /// <summary>Runs on as many threads, which begin at the same time, and passes on what they throw.</summary>
    private static void Together(int threads, Action<int> run)
    {
        using var start = new Barrier(threads);
        Task[] tasks =
        [
            .. Enumerable.Range(0, threads).Select(number => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait();
                    run(number);
                },
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default)),
        ];
        Task.WaitAll(tasks);
    }
}
