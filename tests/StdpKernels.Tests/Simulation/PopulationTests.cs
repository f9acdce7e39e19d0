using System.Numerics;
using StdpKernels.Simulation;
using StdpKernels.Tests.Support;
using StdpKernels.Tests.Tool.Support;

namespace StdpKernels.Tests.Simulation;

/// <summary>Populations, a vector of neurons at a time, against neurons one after the other.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class PopulationTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const double Dt = 0.5e-3;

    public enum Kind
    {
        Delta,
        Current,
        Conductance,
        Izhikevich,
    }

    private static int[] Counts => [0, 1, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 64, 100];

    private static LifParameters Plain { get; } = new() { RefractoryPeriod = 0, Bias = 2 };

    // Every part that can be left out: refractory, thresholds that rise, a bias, other time constants on the two sides.
    private static LifParameters Full { get; } = new() { Bias = 3, RefractoryPeriod = 2e-3, ThresholdRise = 1.5, ThresholdTimeConstant = 30e-3 };

    [Test]
    public void Does_what_a_plain_loop_does([Values] Kind kind, [Values] bool full, [ValueSource(nameof(Counts))] int count)
    {
        (NeuronPopulation<T> population, PopulationOracle<T> oracle) = Make(kind, full, count);
        const double Gain = 0.7;
        population.Excitation.Gain = Gain;
        population.Inhibition.Gain = 0.4;
        var data = new Data<T>(count);
        int spikes = 0;
        for (int step = 0; step < 300; step++)
        {
            T[] excitation = data.Uniform(count, 0, Strength(kind)), inhibition = data.Uniform(count, 0, Strength(kind) / 4);
            excitation.CopyTo(population.Excitation.Values);
            inhibition.CopyTo(population.Inhibition.Values);
            for (int i = 0; i < count; i++)
            {
                oracle.Excitation[i] = excitation[i] * T.CreateTruncating(Gain);
                oracle.Inhibition[i] = inhibition[i] * T.CreateTruncating(0.4);
            }

            int[] expected = oracle.Step();

            Assert.That(population.Step().ToArray(), Is.EqualTo(expected), $"step {step}");
            Assert.That(population.Fired.ToArray(), Is.EqualTo(expected));
            Assert.That(population.Potentials.ToArray(), Bits.EqualTo(oracle.Potentials), $"step {step}");
            Assert.That(population.Thresholds.Values.ToArray(), Bits.EqualTo(oracle.Thresholds), $"step {step}");
            Assert.That(population.Excitation.Values.ToArray(), Is.All.EqualTo(T.Zero), "what was taken");
            Assert.That(population.Inhibition.Values.ToArray(), Is.All.EqualTo(T.Zero), "what was taken");
            if (population is IzhikevichPopulation<T> izhikevich)
            {
                Assert.That(izhikevich.Recoveries.ToArray(), Bits.EqualTo(oracle.Recoveries), $"step {step}");
            }

            spikes += expected.Length;
        }

        Assert.That(population.Spikes, Is.EqualTo(spikes));
        Assert.That(spikes, count == 0 ? Is.Zero : Is.GreaterThan(2 * count), "there must be spikes");
        Assert.That(spikes, Is.LessThan(Math.Max(1, 200 * count)), "and steps without");
    }

    [Test]
    public void Goes_on_from_a_saved_state([Values] Kind kind, [Values(1, 9, 33)] int count)
    {
        (NeuronPopulation<T> population, _) = Make(kind, full: true, count);
        (NeuronPopulation<T> resumed, _) = Make(kind, full: true, count);
        Drive(population, kind, steps: 40, seed: 1);
        SavedState.Load(SavedState.Of(population), resumed);
        Assert.That(resumed.Fired.ToArray(), Is.EqualTo(population.Fired.ToArray()));

        Drive(population, kind, steps: 60, seed: 2);
        Drive(resumed, kind, steps: 60, seed: 2);

        Assert.That(SavedState.Of(resumed), Is.EqualTo(SavedState.Of(population)));
        Assert.That(population.Spikes, Is.GreaterThan(count));
    }

    [Test]
    public void At_rest_it_is_as_new_but_for_its_thresholds([Values] Kind kind)
    {
        (NeuronPopulation<T> population, _) = Make(kind, full: false, 9);
        (NeuronPopulation<T> fresh, _) = Make(kind, full: false, 9);
        Drive(population, kind, steps: 50, seed: 1);
        population.Excitation.Values.Fill(T.One);
        population.Inhibition.Values.Fill(T.One);
        Assert.That(population.Potentials.ToArray(), Is.Not.EqualTo(fresh.Potentials.ToArray()));

        population.Rest();
        Assert.That(population.Excitation.Values.ToArray(), Is.All.EqualTo(T.Zero));
        Assert.That(population.Inhibition.Values.ToArray(), Is.All.EqualTo(T.Zero));
        Assert.That(population.Fired.ToArray(), Is.Empty);
        Drive(population, kind, steps: 50, seed: 2);
        Drive(fresh, kind, steps: 50, seed: 2);

        Assert.That(population.Potentials.ToArray(), Bits.EqualTo(fresh.Potentials.ToArray()));
        Assert.That(population.Fired.ToArray(), Is.EqualTo(fresh.Fired.ToArray()));
    }

    [Test]
    public void Thresholds_set_by_hand_stay()
    {
        (NeuronPopulation<T> population, _) = Make(Kind.Delta, full: false, 9);
        population.Thresholds.Values[4] = T.CreateTruncating(-59.5);
        population.Excitation.Values.Fill(T.One);

        Assert.That(population.Step().ToArray(), Is.EqualTo(new[] { 4 }));
        Assert.That(population.Thresholds.Values[4], Is.EqualTo(T.CreateTruncating(-59.5)));
    }

    [Test]
    public void A_step_allocates_nothing([Values] Kind kind)
    {
        (NeuronPopulation<T> population, _) = Make(kind, full: true, 100);
        Drive(population, kind, steps: 50, seed: 1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int step = 0; step < 200; step++)
        {
            population.Excitation.Values.Fill(T.CreateTruncating(Strength(kind) / 2));
            population.Step();
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private static double Strength(Kind kind) => kind switch
    {
        Kind.Delta => 4,
        Kind.Current => 12,
        Kind.Conductance => 0.3,
        _ => 30,
    };

    private static void Drive(NeuronPopulation<T> population, Kind kind, int steps, int seed)
    {
        var data = new Data<T>(seed);
        for (int step = 0; step < steps; step++)
        {
            data.Uniform(population.Count, 0, Strength(kind)).CopyTo(population.Excitation.Values);
            data.Uniform(population.Count, 0, Strength(kind) / 4).CopyTo(population.Inhibition.Values);
            population.Step();
        }
    }

    private static (NeuronPopulation<T> Population, PopulationOracle<T> Oracle) Make(Kind kind, bool full, int count)
    {
        LifParameters p = full ? Full : Plain;
        IzhikevichParameters izhikevich = full ? new() { A = 0.1, B = 0.25, C = -60, D = 2, Bias = 3 } : new();
        return kind switch
        {
            Kind.Delta => (new DeltaLifPopulation<T>(count, p, Dt), PopulationOracle<T>.Delta(count, p, Dt)),
            Kind.Current => (new CurrentLifPopulation<T>(count, p, Dt), PopulationOracle<T>.Current(count, p, Dt)),
            Kind.Conductance => (new ConductanceLifPopulation<T>(count, p, Dt), PopulationOracle<T>.Conductance(count, p, Dt)),
            _ => (new IzhikevichPopulation<T>(count, izhikevich, Dt), PopulationOracle<T>.Izhikevich(count, izhikevich, Dt)),
        };
    }
}
