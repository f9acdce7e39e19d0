using StdpKernels.Tests.Support;
using StdpKernels.Tool.Simulation.Network;

namespace StdpKernels.Tests.Tool.Simulation.Network;

internal sealed class ConductancePopulationTests
{
    private const double TimeStep = 1e-4;

    private static readonly ConductanceNeuronParameters Parameters = new();

    // A conductance that outlives the test does not change during it.
    private static readonly ConductanceNeuronParameters Constant = Parameters with { ExcitatoryTimeConstant = 1e12 };

    [Test]
    public void Decays_to_rest_exponentially()
    {
        var neuron = One(Parameters, TimeStep, potential: -60);

        Run(neuron, steps: 150);

        Assert.That(neuron.Potentials[0], Is.EqualTo(-74 + (14 * Math.Exp(-1.5))).Within(1e-9));
    }

    [Test]
    public void Approaches_the_steady_potential_of_a_constant_conductance()
    {
        // V∞ = (−74 + 0.2 · 0) / 1.2, reached with tau_m / 1.2.
        double steady = -74 / 1.2;
        var neuron = One(Constant, TimeStep, conductance: 0.2);

        Run(neuron, steps: 100);

        Assert.That(neuron.Potentials[0], Is.EqualTo(steady + ((-74 - steady) * Math.Exp(-1.2))).Within(1e-9));
    }

    [Test]
    public void Fires_at_the_analytic_interval_under_a_constant_conductance()
    {
        double steady = -74 / 1.5;
        double interval = 10e-3 / 1.5 * Math.Log((-60 - steady) / (-54 - steady));
        var neuron = One(Constant, TimeStep, conductance: 0.5, potential: -60);

        int spikes = Run(neuron, steps: 100_000);

        // The threshold is looked at once a step, so an interval is rounded up to whole steps.
        Assert.That(spikes, Is.EqualTo((int)(100_000 / Math.Ceiling(interval / TimeStep))));
    }

    [Test]
    public void Conductance_decays_exactly()
    {
        var neuron = One(Parameters, TimeStep, conductance: 0.1);

        Run(neuron, steps: 100);

        Assert.That(neuron.Conductances[0], Is.EqualTo(0.1 * Math.Exp(-2)).Within(1e-12));
    }

    [Test]
    public void Converges_with_the_time_step()
    {
        // The conductance is held during a step, so the error of a decaying one halves with the step.
        double coarse = PotentialAfterOneInput(4e-4);
        double middle = PotentialAfterOneInput(2e-4);
        double fine = PotentialAfterOneInput(1e-4);

        Assert.That((coarse - middle) / (middle - fine), Is.EqualTo(2).Within(0.1));

        static double PotentialAfterOneInput(double timeStep)
        {
            var neuron = One(Parameters, timeStep, conductance: 0.3);
            Run(neuron, (int)Math.Round(4e-3 / timeStep));
            return neuron.Potentials[0];
        }
    }

    [Test]
    public void Fires_only_above_the_threshold_and_is_reset()
    {
        var frozen = Parameters with { MembraneTimeConstant = 1e12, RestingPotential = -54 };
        var neuron = new ConductancePopulation(1, frozen, TimeStep);

        Assert.That(neuron.Step().IsEmpty, Is.True, "at the threshold");
        neuron.Potentials[0] = -53.999;
        Assert.That(neuron.Step().IsEmpty, Is.False, "above it");
        Assert.That(neuron.Potentials[0], Is.EqualTo(-60));
    }

    [Test]
    public void Does_what_a_plain_loop_does([Values(0, 1, 3, 4, 5, 8, 17)] int count)
    {
        var population = new ConductancePopulation(count, Parameters, TimeStep);
        double[] v = [.. Enumerable.Repeat(-74.0, count)];
        double[] g = new double[count];
        var data = new Data<double>(count);
        int spikes = 0;
        for (int step = 0; step < 400; step++)
        {
            double[] input = data.Uniform(count, 0, 0.05);
            var expected = new List<int>();
            for (int i = 0; i < count; i++)
            {
                population.Conductances[i] += input[i];
                g[i] += input[i];
                double steady = (-74 + (g[i] * 0)) / (1 + g[i]);
                v[i] = steady + ((v[i] - steady) * Math.Exp(-TimeStep / 10e-3 * (1 + g[i])));
                g[i] *= Math.Exp(-TimeStep / 5e-3);
                if (v[i] > -54)
                {
                    v[i] = -60;
                    expected.Add(i);
                }
            }

            Assert.That(population.Step().ToArray(), Is.EqualTo(expected));
            Assert.That(population.Fired.ToArray(), Is.EqualTo(expected));
            Assert.That(population.Potentials.ToArray(), Bits.EqualTo(v));
            Assert.That(population.Conductances.ToArray(), Bits.EqualTo(g));
            spikes += expected.Count;
        }

        Assert.That(spikes, count == 0 ? Is.Zero : Is.GreaterThan(count));
    }

    private static ConductancePopulation One(
        ConductanceNeuronParameters parameters, double timeStep, double potential = -74, double conductance = 0)
    {
        var neuron = new ConductancePopulation(1, parameters, timeStep);
        neuron.Potentials[0] = potential;
        neuron.Conductances[0] = conductance;
        return neuron;
    }

    private static int Run(ConductancePopulation neuron, int steps)
    {
        int spikes = 0;
        for (int step = 0; step < steps; step++)
        {
            spikes += neuron.Step().Length;
        }

        return spikes;
    }
}
