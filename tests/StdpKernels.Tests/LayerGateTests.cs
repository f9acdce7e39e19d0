using System.Diagnostics;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests;

/// <summary>What reads or writes the weights of a layer waits for nobody: while a step is at work it is refused.</summary>
internal sealed class LayerGateTests : FolderTests
{
    private const int Neurons = 40;

    [Test]
    public void Loading_beside_a_stepping_thread_never_leaves_weights_out_of_bounds_that_steps_keep([Values] StdpWeightLayout layout)
    {
        // The loaded weights are beyond their bound: the first step that comes after them takes all of them back.
        string path = Folder.PathOf("beyond.stdp");
        StdpLinearLayer<float> layer = Layer(layout);
        layer.EditWeights().Span.Fill(1.5f);
        layer.SaveCheckpoint(path);
        layer.EditWeights().Span.Fill(0.5f);
        using var stepper = new Stepper(layer);

        var clock = Stopwatch.StartNew();
        (int loads, int refused) = (0, 0);
        while (loads < 500 && clock.Elapsed < TimeSpan.FromSeconds(20))
        {
            if (!Try(() => layer.LoadCheckpoint(path)))
            {
                refused++;
                continue;
            }

            // A step that has begun after the load is done when two more are.
            loads++;
            stepper.AwaitSteps(2);
            float greatest = 0;
            while (!Try(() => greatest = Greatest(layer.Weights.Span)))
            {
            }

            Assert.That(greatest, Is.LessThanOrEqualTo(1), $"after load {loads}, {refused} refused");
        }

        Assert.That(loads, Is.GreaterThan(10), "loads");
    }

    [Test]
    public void Weights_are_refused_to_other_threads_during_a_step([Values] StdpWeightLayout layout)
    {
        StdpLinearLayer<float> layer = Layer(layout);
        layer.EditWeights().Span.Fill(0.5f);
        using var stepper = new Stepper(layer);

        AssertRefused(() => _ = layer.Weights);
        AssertRefused(() => layer.EditWeights());
        AssertRefused(() => layer.Parameters = new StdpParameters<float> { EtaPlus = 0.5 });
    }

    private static void AssertRefused(Action call)
    {
        var clock = Stopwatch.StartNew();
        bool refused = false;
        while (!refused && clock.Elapsed < TimeSpan.FromSeconds(20))
        {
            refused = !Try(call);
        }

        Assert.That(refused, Is.True);
    }

    private static bool Try(Action call)
    {
        try
        {
            call();
            return true;
        }
        catch (InvalidOperationException e) when (e.Message.Contains("at work", StringComparison.Ordinal))
        {
            return false;
        }
    }

    private static float Greatest(ReadOnlySpan<float> w)
    {
        float greatest = float.NegativeInfinity;
        foreach (float weight in w)
        {
            greatest = Math.Max(greatest, weight);
        }

        return greatest;
    }

    private static StdpLinearLayer<float> Layer(StdpWeightLayout layout) =>
        new(1, Neurons, Neurons, new StdpParameters<float> { EtaPlus = 0.1, EtaMinus = 0.1 }, layout: layout);

    /// <summary>A thread that steps a layer, one spike on each side, until it is disposed; steps that are refused do not count.</summary>
    private sealed class Stepper : IDisposable
    {
        private readonly Thread _thread;
        private long _steps;
        private volatile bool _isOver;

        public Stepper(StdpLinearLayer<float> layer)
        {
            _thread = new Thread(() =>
            {
                int[] fired = [3];
                while (!_isOver)
                {
                    if (Try(() => layer.Step(new SpikeEvents(fired), new SpikeEvents(fired))))
                    {
                        Interlocked.Increment(ref _steps);
                    }

                    // So that others find the layer at rest as often as at work.
                    Thread.SpinWait(20);
                }
            });
            _thread.Start();
        }

        public void AwaitSteps(int count)
        {
            long from = Interlocked.Read(ref _steps);
            SpinWait.SpinUntil(() => Interlocked.Read(ref _steps) >= from + count);
        }

        public void Dispose()
        {
            _isOver = true;
            _thread.Join();
        }
    }
}
