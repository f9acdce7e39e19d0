using System.Numerics;
using StdpKernels.Simulation;
using StdpKernels.Tests.Support;
using StdpKernels.Tests.Tool.Support;

namespace StdpKernels.Tests.Simulation;

/// <summary>Networks against the loop that their documentation describes; and that they come to the same bits in whatever way they are run.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class NetworkTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Steps = 300;

    [Test]
    public void Does_what_a_plain_loop_does([Values(0, 1, 3, 5)] int window)
    {
        var network = new RecurrentNetwork<T>(window);
        var twin = new RecurrentNetwork<T>(window);
        window = window == 0 ? 5 : window;
        var spikes = new Dictionary<ISpikeSource, List<int[]>> { [twin.Source] = [], [twin.E] = [], [twin.I] = [] };
        for (int step = 0; step < Steps; step++)
        {
            foreach (ISpikeSource source in new ISpikeSource[] { twin.Source, twin.E, twin.I })
            {
                spikes[source].Add(source.Step().ToArray());
            }

            Propagate(twin.Source, twin.FromSource, 7, twin.E.Excitation);
            Propagate(twin.E, twin.Recurrent, 5, twin.E.Excitation);
            Propagate(twin.E, twin.ToInhibitory, 1, twin.I.Excitation);
            Propagate(twin.I, twin.FromInhibitory, 9, twin.E.Inhibition);
            for (int learnt = step - window + 1; step % window == window - 1 && learnt <= step; learnt++)
            {
                twin.FromSource.Step(new SpikeEvents(Arrived(twin.Source, 7, learnt)), new SpikeEvents(spikes[twin.E][learnt]));
                twin.Recurrent.Step(new SpikeEvents(Arrived(twin.E, 5, learnt)), new SpikeEvents(spikes[twin.E][learnt]));
                twin.FromInhibitory.Step(new SpikeEvents(Arrived(twin.I, 9, learnt)), new SpikeEvents(spikes[twin.E][learnt]));
            }

            if ((step + 1) % 50 == 0)
            {
                twin.FromSource.NormaliseWeights(T.CreateTruncating(RecurrentNetwork<T>.Inputs / 2));
            }

            network.Network.Run(1);
            Assert.That(network.Network.StepsDone, Is.EqualTo(step + 1));
            Assert.That(network.E.Fired.ToArray(), Is.EqualTo(twin.E.Fired.ToArray()), $"step {step}");
            Assert.That(network.I.Fired.ToArray(), Is.EqualTo(twin.I.Fired.ToArray()), $"step {step}");
            Assert.That(network.E.Potentials.ToArray(), Bits.EqualTo(twin.E.Potentials.ToArray()), $"step {step}");
        }

        AssertSameWeights(network, twin);
        Assert.That(network.Network.Window, Is.EqualTo(window));
        Assert.That(network.E.Spikes, Is.GreaterThan(200));
        Assert.That(network.I.Spikes, Is.GreaterThan(50));
        AssertMonitors(network, spikes[twin.E]);

        int[] Arrived(ISpikeSource source, int delay, int step) => step - delay + 1 < 0 ? [] : spikes[source][step - delay + 1];

        void Propagate(ISpikeSource source, StdpLayer<T> layer, int delay, SynapticInput<T> input) =>
            layer.Propagate(new SpikeEvents(Arrived(source, delay, spikes[source].Count - 1)), input.Values);
    }

    [Test]
    public void A_layer_with_an_eligibility_collects_its_changes_there([Values(0, 1)] int window)
    {
        const double Dt = 1e-3;
        const int Delay = 5;
        (Network network, _, StdpLinearLayer<T> learnt, CurrentLifPopulation<T> neurons) = Create();
        (_, PoissonSource twinSource, StdpLinearLayer<T> twin, CurrentLifPopulation<T> twinNeurons) = Create();
        StdpEligibility<T> eligibility = twin.Eligibility!;
        List<int[]> spikes = [];
        for (int step = 0; step < Steps; step++)
        {
            network.Run(1);
            ReadOnlySpan<int> post = twinNeurons.Step();
            spikes.Add(twinSource.Step().ToArray());
            int[] pre = step < Delay - 1 ? [] : spikes[step - (Delay - 1)];
            twin.Propagate(new SpikeEvents(pre), twinNeurons.Excitation.Values);
            eligibility.Step(new SpikeEvents(pre), new SpikeEvents(post));
            Assert.That(learnt.Weights.Span.ToArray(), Bits.EqualTo(twin.Weights.Span.ToArray()), "the weights wait for a reward");
            if (step % 100 == 99)
            {
                learnt.Eligibility!.Reward(T.CreateTruncating(0.5));
                eligibility.Reward(T.CreateTruncating(0.5));
            }
        }

        T[] left = new T[learnt.Weights.Shape.Length], expected = new T[left.Length];
        learnt.Eligibility!.CopyTo(left);
        eligibility.CopyTo(expected);
        Assert.That(left, Bits.EqualTo(expected));
        Assert.That(neurons.Spikes, Is.GreaterThan(20));
        Assert.That(learnt.Weights.Span.ToArray(), Has.Some.Not.EqualTo(T.CreateTruncating(0.5)));

        (Network, PoissonSource, StdpLinearLayer<T>, CurrentLifPopulation<T>) Create()
        {
            var network = new Network(Dt, seed: 3, window);
            var neurons = network.Add(new CurrentLifPopulation<T>(4, new LifParameters(), Dt));
            var source = network.Add(new PoissonSource(30, rate: 40, Dt, network.CreateRandom()));
            neurons.Excitation.Gain = 8;
            var rule = StdpParameters.FromTimeConstants<T>(20e-3, 20e-3, Dt) with { EtaPlus = 0.02, EtaMinus = 0.01 };
            var layer = new StdpLinearLayer<T>(batchSize: 1, 30, 4, rule, Dt);
            layer.EditWeights().Span.Fill(T.CreateTruncating(0.5));
            layer.AddEligibility(tauInv: 10);

            // The window is as long as the delay, where none is asked for: of no effect on an eligibility.
            network.Connect(source, neurons.Excitation, layer, Delay);
            return (network, source, layer, neurons);
        }
    }

    [Test]
    public void Every_machine_gives_the_same_network()
    {
        // The checksum that a saved state ends with: of potentials, currents, thresholds, weights, traces and recordings.
        uint expected = typeof(T) == typeof(float) ? 0xFE03EBE7u : 0x901B610Bu;
        var network = new RecurrentNetwork<T>();
        network.Network.Run(Steps);

        Assert.That($"0x{BitConverter.ToUInt32(SavedState.Of(network.Network).AsSpan()[^4..]):X8}", Is.EqualTo($"0x{expected:X8}"));
    }

    [Test]
    public void The_bits_do_not_depend_on_threads_or_on_how_a_run_is_divided([Values(0, 1)] int window)
    {
        var once = new RecurrentNetwork<T>(window);
        once.Network.Run(Steps);
        byte[] expected = SavedState.Of(once.Network);
        foreach (int threads in new[] { 1, 2, 3 })
        {
            var divided = new RecurrentNetwork<T>(window, threads: threads);
            for (int done = 0, part = 1; done < Steps; done += part++)
            {
                divided.Network.Run(Math.Min(part, Steps - done));
            }

            Assert.That(SavedState.Of(divided.Network), Is.EqualTo(expected), $"{threads} threads");
        }
    }

    [Test]
    public void The_bits_do_not_depend_on_threads_where_steps_are_shared()
    {
        byte[] expected = Run(threads: 1);
        Assert.That(Run(threads: 2), Is.EqualTo(expected));
        Assert.That(Run(threads: 4), Is.EqualTo(expected));

        // So many neurons fire that a step is worth to be shared.
        static byte[] Run(int threads)
        {
            const int Neurons = 1500;
            var network = new Network(1e-3, seed: 5);
            var source = network.Add(new PoissonSource(Neurons, 200, 1e-3, network.CreateRandom()));
            var neurons = network.Add(new DeltaLifPopulation<T>(Neurons, new() { RefractoryPeriod = 0 }, 1e-3));
            var layer = new StdpSparseLayer<T>(1, StdpConnectivity.Random(Neurons, Neurons, 0.5, network.CreateSeed()), new(), threads: threads);
            network.CreateRandom().Fill(layer.EditWeights().Span, 0, 1);
            neurons.Excitation.Gain = 0.1;
            network.Connect(source, neurons.Excitation, layer);
            network.Run(30);
            Assert.That(neurons.Spikes, Is.GreaterThan(Neurons));
            return SavedState.Of(network);
        }
    }

    [Test]
    public void Goes_on_from_a_saved_state_in_the_midst_of_a_window([Values(0, 1, 4, 150)] int before)
    {
        var network = new RecurrentNetwork<T>();
        network.Network.Run(before);
        var resumed = new RecurrentNetwork<T>();
        resumed.Network.Run(before / 2);
        SavedState.Load(SavedState.Of(network.Network), resumed.Network);

        network.Network.Run(Steps);
        resumed.Network.Run(Steps);

        Assert.That(SavedState.Of(resumed.Network), Is.EqualTo(SavedState.Of(network.Network)));
    }

    [Test]
    public void A_state_of_another_network_is_refused_and_changes_nothing()
    {
        var network = new RecurrentNetwork<T>(seed: 3);
        network.Network.Run(60);
        byte[] before = SavedState.Of(network.Network);
        foreach ((RecurrentNetwork<T> other, string reason) in new (RecurrentNetwork<T>, string)[]
        {
            (new(seed: 4), "connections[1].layer.w"), (new(window: 2), "connections[0].pre"), (new(recurrentDelay: 6), "histories[0]"),
        })
        {
            Assert.That(
                () => SavedState.Load(SavedState.Of(other.Network), network.Network),
                Throws.TypeOf<InvalidDataException>().With.Message.Contains(reason));
            Assert.That(SavedState.Of(network.Network), Is.EqualTo(before), reason);
        }
    }

    [Test]
    public void Synapses_of_another_connectivity_are_refused()
    {
        Assert.That(
            () => SavedState.Load(SavedState.Of(Sparse(1)), Sparse(2)),
            Throws.TypeOf<InvalidDataException>().With.Message.Contains("connectivity"));

        static Network Sparse(long connectivity)
        {
            var network = new Network(1e-3);
            var neurons = network.Add(new DeltaLifPopulation<T>(10, new(), 1e-3));
            network.Connect(
                neurons, neurons.Excitation, new StdpSparseLayer<T>(1, StdpConnectivity.RandomOutDegree(10, 10, 3, connectivity), new()));
            return network;
        }
    }

    [Test]
    public void A_step_allocates_nothing([Values(0, 1)] int window)
    {
        var network = new RecurrentNetwork<T>(window);
        network.Network.Run(2 * Steps);
        long before = GC.GetAllocatedBytesForCurrentThread();
        network.Network.Run(Steps);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [Test]
    public void Spikes_take_effect_after_their_delay_and_meet_synapses_a_step_before([Values(1, 2, 7)] int delay)
    {
        var network = new Network(1e-3);
        var source = network.Add(new RecordedSource(1, new SpikeEvents([0])));
        var neuron = network.Add(new DeltaLifPopulation<T>(1, new(), 1e-3));
        var layer = new StdpLinearLayer<T>(1, 1, 1, StdpParameters.FromTimeConstants<T>(20e-3, 20e-3));
        layer.EditWeights().Span[0] = T.One;
        neuron.Excitation.Gain = 5;
        Connection<T> connection = network.Connect(source, neuron.Excitation, layer, delay);
        for (int step = 0; step < 10; step++)
        {
            network.Run(1);
            Assert.That(neuron.Potentials[0] > T.CreateTruncating(-60), Is.EqualTo(step >= delay), $"step {step}");
            Assert.That(connection.Arrived.Length, Is.EqualTo(step == delay - 1 ? 1 : 0), $"step {step}");
        }

        Assert.That(layer.State.TracePre.Span[0], Is.GreaterThan(T.Zero));
    }

    [Test]
    public void Plasticity_is_switched_between_windows()
    {
        var network = new RecurrentNetwork<T>();
        network.Network.Run(7);
        Connection recurrent = network.Network.Connections[1];
        Assert.That(() => recurrent.IsPlastic = false, Throws.InvalidOperationException);
        Assert.That(() => recurrent.IsPlastic = true, Throws.Nothing);
        network.Network.Run(43);
        T[] before = network.Recurrent.Weights.Span.ToArray(), others = network.FromSource.Weights.Span.ToArray();

        recurrent.IsPlastic = false;
        network.Network.Run(50);
        Assert.That(network.Recurrent.Weights.Span.ToArray(), Is.EqualTo(before));
        Assert.That(network.FromSource.Weights.Span.ToArray(), Is.Not.EqualTo(others));

        recurrent.IsPlastic = true;
        network.Network.Run(50);
        Assert.That(network.Recurrent.Weights.Span.ToArray(), Is.Not.EqualTo(before));
    }

    [Test]
    public void Parts_draw_numbers_that_are_unrelated_and_the_same_in_every_network_of_the_seed()
    {
        var network = new Network(1e-3, seed: 8);
        ulong[] numbers = [.. Enumerable.Range(0, 20).Select(_ => network.CreateRandom().NextUInt64())];
        var again = new Network(1e-3, seed: 8);
        ulong[] same = [.. Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? again.CreateRandom().NextUInt64() : (ulong)again.CreateSeed())];
        var next = new Network(1e-3, seed: 9);
        ulong[] others = [.. Enumerable.Range(0, 20).Select(_ => next.CreateRandom().NextUInt64())];

        Assert.That(numbers, Is.Unique.And.EqualTo(same));
        Assert.That(numbers.Intersect(others), Is.Empty);
    }

    [Test]
    public void Competing_neurons_are_neurons_of_a_network_too()
    {
        var network = new Network(1e-3);
        var source = network.Add(new PatternSource([0, 3], 10));
        var winners = network.Add(new CompetingPopulation<T>(new AdaptiveThresholds<T>(3, 0.5, 0.1, 0.9), groupSize: 2, leak: 0.8));
        var layer = new StdpLinearLayer<T>(1, 2, 6, new());
        layer.EditWeights().Span[(4 * 2) + 1] = T.One;
        network.Connect(source, winners.Excitation, layer);
        var monitor = network.AddMonitor(new SpikeMonitor(winners, 10));

        network.Run(8);

        Assert.That(monitor.Steps.ToArray(), Is.EqualTo(new long[] { 4 }));
        Assert.That(monitor.Neurons.ToArray(), Is.EqualTo(new[] { 4 }));
        Assert.That(winners.Thresholds.Values[2], Is.GreaterThan(T.CreateTruncating(0.5)));
        Assert.That(winners.Potentials.ToArray(), Is.All.EqualTo(T.Zero));
    }

    private static void AssertSameWeights(RecurrentNetwork<T> network, RecurrentNetwork<T> twin)
    {
        var start = new RecurrentNetwork<T>();
        for (int i = 0; i < network.Layers.Length; i++)
        {
            T[] weights = network.Layers[i].Weights.Span.ToArray();
            Assert.That(weights, Bits.EqualTo(twin.Layers[i].Weights.Span.ToArray()), $"layer {i}");
            Assert.That(weights.SequenceEqual(start.Layers[i].Weights.Span.ToArray()), Is.EqualTo(i == 2), $"layer {i} learns");
        }
    }

    // What monitors say, against the spikes of every step.
    private static void AssertMonitors(RecurrentNetwork<T> network, List<int[]> fired)
    {
        (long Step, int Neuron)[] spikes = [.. fired.SelectMany((list, step) => list.Select(neuron => ((long)step, neuron)))];
        (long Step, int Neuron)[] watched = [.. spikes.Where(spike => spike.Neuron < 60)];
        Assert.That(network.Spikes.Steps.ToArray().Zip(network.Spikes.Neurons.ToArray()), Is.EqualTo(watched));
        Assert.That(network.Spikes.Missed, Is.Zero);
        long[] counts = [.. Enumerable.Range(0, Steps / 10).Select(bin => (long)spikes.Count(spike => spike.Step / 10 == bin))];
        Assert.That(network.Rates.Counts.ToArray(), Is.EqualTo(counts));
        Assert.That(network.Rates.Rates()[3], Is.EqualTo(counts[3] / (80 * 10 * 0.5e-3)).Within(1e-9));
        for (int neuron = 0; neuron < 80; neuron++)
        {
            double[] times = [.. spikes.Where(spike => spike.Neuron == neuron).Select(spike => (double)spike.Step)];
            double[] intervals = [.. times.Zip(times.Skip(1), (from, to) => to - from)];
            Assert.That(network.Intervals.Spikes[neuron], Is.EqualTo(times.Length));
            double mean = intervals.Length == 0 ? 0 : intervals.Average();
            double expected = intervals.Length < 2
                ? double.NaN
                : Math.Sqrt(intervals.Sum(x => (x - mean) * (x - mean)) / (intervals.Length - 1)) / mean;
            Assert.That(network.Intervals.CoefficientOfVariation(neuron), Is.EqualTo(expected).Within(1e-9));
        }

        Assert.That(network.Weights.Steps.ToArray(), Is.EqualTo(Enumerable.Range(1, 30).Select(i => (i * 7L) - 1)));
        Assert.That(network.Weights[0].Length, Is.EqualTo(3));
    }
}
