using System.Numerics;
using StdpKernels.Tests.Support;
using StdpKernels.Threading;

namespace StdpKernels.Tests;

/// <summary>Steps large enough to be shared give the bits of a single thread, whatever the path and the number of threads.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class ThreadTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Steps = 3;

    [Test]
    public void Linear_steps(
        [Values(2, 3, 7)] int threads, [Values(0.02, 0.3, 1)] double density, [Values] StdpAlgorithm algorithm)
    {
        var parameters = new StdpParameters<T> { Algorithm = algorithm, Mu = 0.5, EtaPlus = 0.01 };
        AssertSameBits(t => new StdpLinearLayer<T>(64, 515, 303, parameters, threads: t), threads, density);
    }

    [Test]
    public void Linear_steps_with_tensor_parameters([Values(2, 5)] int threads)
    {
        var data = new Data<T>(1);
        var parameters = new StdpParameters<T>
        {
            EtaPlus = data.Tensor([303, 1], 0, 0.01),
            WMax = data.Tensor([515], 0.5, 1),
            WMin = data.Tensor([303, 515], 0, 0.4),
        };
        AssertSameBits(t => new StdpLinearLayer<T>(64, 515, 303, parameters, threads: t), threads, 0.02);
    }

    [Test]
    public void Steps_of_a_single_sample([Values(2, 3)] int threads, [Values(0.04, 1)] double density) =>
        AssertSameBits(t => new StdpLinearLayer<T>(1, 2601, 2503, new StdpParameters<T>(), threads: t), threads, density);

    [Test]
    public void Convolutional_steps([Values(2, 3, 7)] int threads, [Values(0.01, 0.5)] double density) => AssertSameBits(
        t => new StdpConv2dLayer<T>(4, 9, (23, 21), 33, (3, 3), new StdpParameters<T>(), new() { Padding = 1 }, threads: t),
        threads,
        density);

    [Test]
    public void Layers_that_want_the_threads_at_the_same_time()
    {
        T[][] alone = [.. Enumerable.Range(0, 4).Select(seed => Learn(seed, threads: 1))];
        var together = new T[alone.Length][];

        Parallel.For(0, alone.Length, seed => together[seed] = Learn(seed, threads: 3));

        for (int seed = 0; seed < alone.Length; seed++)
        {
            Assert.That(together[seed], Bits.EqualTo(alone[seed]), $"seed {seed}");
        }
    }

    [Test]
    public void A_shared_step_allocates_nothing()
    {
        var layer = new StdpLinearLayer<T>(64, 515, 303, new StdpParameters<T>(), threads: 2);

        // No other step has it, so that a part is always the same thread's.
        var team = new WorkerTeam();
        layer.Synapses.Team = team;
        var data = new Data<T>(3);
        (T[] zPre, T[] zPost) = (data.Graded(64 * 515), data.Graded(64 * 303));
        AllocatedBytes before = new(parts: 2), after = new(parts: 2);
        for (int step = 0; step < 5; step++)
        {
            layer.Step(zPre, zPost);
            team.Run(after, parts: 2);
        }

        team.Run(before, parts: 2);
        for (int step = 0; step < 10; step++)
        {
            layer.Step(zPre, zPost);
        }

        team.Run(after, parts: 2);
        team.End();

        Assert.That(after.Threads, Is.Unique, "the step was not shared");
        Assert.That(after.Bytes, Is.EqualTo(before.Bytes));
    }

    [Test]
    public void A_thread_that_the_system_refuses_is_an_error_before_the_first_write(
        [Values] bool convolution, [Values("dense", "events", "warm-up")] string call)
    {
        StdpLayer<T> layer = Large(convolution);
        StdpLayer<T> expected = Large(convolution);
        var data = new Data<T>(4);
        data.Uniform(layer.State.TracePre.Span.Length, 0, 1).CopyTo(layer.State.TracePre.Span);
        layer.State.TracePre.Span.CopyTo(expected.State.TracePre.Span);
        T[] zPre = data.Spikes(layer.State.TracePre.Span.Length, 0.3);
        T[] zPost = data.Spikes(layer.State.TracePost.Span.Length, 0.3);
        int asked = 0;
        layer.Synapses.Team = new WorkerTeam(thread =>
        {
            if (asked++ == 0)
            {
                throw new InvalidOperationException("no thread");
            }

            thread.Start();
        });

        Assert.That(() => Call(layer), Throws.InvalidOperationException.With.Message.EqualTo("no thread"));
        AssertSameBits(layer, expected);

        Call(layer);
        Call(expected);
        AssertSameBits(layer, expected);
        Assert.That(asked, Is.InRange(2, 3), "one was refused; wide vectors make this step one for two threads, others for three");

        void Call(StdpLayer<T> target)
        {
            switch (call)
            {
                case "dense":
                    target.Step(zPre, zPost);
                    break;
                case "events":
                    int[] starts = new int[target.State.TracePre.Shape[0] + 1];
                    starts.AsSpan(1).Fill(1);
                    target.Step(new SpikeEvents([3], starts), new SpikeEvents([5], starts));
                    break;
                default:
                    target.WarmUp();
                    break;
            }
        }
    }

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(65)]
    public void Refuses_numbers_of_threads(int threads) => Assert.That(
        () => new StdpLinearLayer<T>(1, 2, 3, new StdpParameters<T>(), threads: threads),
        Throws.InstanceOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("threads"));

    private static void AssertSameBits(Func<int, StdpLayer<T>> create, int threads, double density)
    {
        AssertSameBits(Run(create(threads), density), Run(create(1), density));
    }

    private static void AssertSameBits(StdpLayer<T> shared, StdpLayer<T> alone)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(shared.Weights.Span.ToArray(), Bits.EqualTo(alone.Weights.Span.ToArray()));
            Assert.That(shared.State.TracePre.Span.ToArray(), Bits.EqualTo(alone.State.TracePre.Span.ToArray()));
            Assert.That(shared.State.TracePost.Span.ToArray(), Bits.EqualTo(alone.State.TracePost.Span.ToArray()));
        }
    }

    private static StdpLayer<T> Large(bool convolution) => convolution
        ? new StdpConv2dLayer<T>(4, 9, (23, 21), 33, (3, 3), new StdpParameters<T>(), new() { Padding = 1 }, threads: 3)
        : new StdpLinearLayer<T>(64, 515, 303, new StdpParameters<T>(), threads: 3);

    private static StdpLayer<T> Run(StdpLayer<T> layer, double density, int seed = 2)
    {
        var data = new Data<T>(seed);
        data.Uniform(layer.Weights.Span.Length, 0, 1).CopyTo(layer.EditWeights().Span);
        for (int step = 0; step < Steps; step++)
        {
            layer.Step(
                Activity(data, layer.State.TracePre.Shape.Length, density),
                Activity(data, layer.State.TracePost.Shape.Length, density));
        }

        return layer;
    }

    // Graded where everything fires, so that sums have something to round.
    private static T[] Activity(Data<T> data, int length, double density) =>
        density == 1 ? data.Graded(length) : data.Spikes(length, density);

    private static T[] Learn(int seed, int threads) => Run(
        new StdpLinearLayer<T>(64, 515, 303, new StdpParameters<T>(), threads: threads), 0.3, seed).Weights.Span.ToArray();

    /// <summary>What the thread of each part has allocated so far.</summary>
    private sealed class AllocatedBytes(int parts) : IParallelWork
    {
        public long[] Bytes { get; } = new long[parts];

        public int[] Threads { get; } = new int[parts];

        public void Run(int part, int parts) =>
            (Bytes[part], Threads[part]) = (GC.GetAllocatedBytesForCurrentThread(), Environment.CurrentManagedThreadId);
    }
}
