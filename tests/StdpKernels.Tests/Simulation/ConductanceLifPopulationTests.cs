using StdpKernels.Simulation;

namespace StdpKernels.Tests.Simulation;

internal sealed class ConductanceLifPopulationTests
{
    private const double TimeStep = 1e-4;

    private static readonly LifParameters Parameters = new()
    {
        MembraneTimeConstant = 10e-3,
        RestingPotential = -74,
        ThresholdPotential = -54,
        RefractoryPeriod = 0,
    };

    // A conductance that outlives the test does not change during it.
    private static readonly LifParameters Constant = Parameters with { ExcitatoryTimeConstant = 1e12 };

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

        Assert.That(neuron.ExcitatoryConductances[0], Is.EqualTo(0.1 * Math.Exp(-2)).Within(1e-12));
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
        var neuron = new ConductanceLifPopulation<double>(1, frozen, TimeStep);

        Assert.That(neuron.Step().IsEmpty, Is.True, "at the threshold");
        neuron.Potentials[0] = -53.999;
        Assert.That(neuron.Step().IsEmpty, Is.False, "above it");
        Assert.That(neuron.Potentials[0], Is.EqualTo(-60));
    }

    private static ConductanceLifPopulation<double> One(
        LifParameters parameters, double timeStep, double potential = -74, double conductance = 0)
    {
        var neuron = new ConductanceLifPopulation<double>(1, parameters, timeStep);
        neuron.Potentials[0] = potential;
        neuron.ExcitatoryConductances[0] = conductance;
        return neuron;
    }

    private static int Run(ConductanceLifPopulation<double> neuron, int steps)
    {
        int spikes = 0;
        for (int step = 0; step < steps; step++)
        {
            spikes += neuron.Step().Length;
        }

        return spikes;
    }
}
