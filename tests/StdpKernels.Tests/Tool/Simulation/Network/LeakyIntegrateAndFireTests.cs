using StdpKernels.Tool.Simulation.Network;

namespace StdpKernels.Tests.Tool.Simulation.Network;

internal sealed class LeakyIntegrateAndFireTests
{
    private const double TimeStep = 1e-4;

    private static readonly LeakyIntegrateAndFireParameters Parameters = new();

    // A conductance that outlives the test does not change during it.
    private static readonly LeakyIntegrateAndFireParameters Constant = Parameters with { ExcitatoryTimeConstant = 1e12 };

    [Test]
    public void Decays_to_rest_exponentially()
    {
        var neuron = new LeakyIntegrateAndFire(Parameters, TimeStep) { Potential = -60 };

        Run(neuron, steps: 150);

        Assert.That(neuron.Potential, Is.EqualTo(-74 + (14 * Math.Exp(-1.5))).Within(1e-9));
    }

    [Test]
    public void Approaches_the_steady_potential_of_a_constant_conductance()
    {
        // V∞ = (−74 + 0.2 · 0) / 1.2, reached with tau_m / 1.2.
        double steady = -74 / 1.2;
        var neuron = new LeakyIntegrateAndFire(Constant, TimeStep) { Conductance = 0.2 };

        Run(neuron, steps: 100);

        Assert.That(neuron.Potential, Is.EqualTo(steady + ((-74 - steady) * Math.Exp(-1.2))).Within(1e-9));
    }

    [Test]
    public void Fires_at_the_analytic_interval_under_a_constant_conductance()
    {
        double steady = -74 / 1.5;
        double interval = 10e-3 / 1.5 * Math.Log((-60 - steady) / (-54 - steady));
        var neuron = new LeakyIntegrateAndFire(Constant, TimeStep) { Conductance = 0.5, Potential = -60 };

        int spikes = Run(neuron, steps: 100_000);

        // The threshold is looked at once a step, so an interval is rounded up to whole steps.
        Assert.That(spikes, Is.EqualTo((int)(100_000 / Math.Ceiling(interval / TimeStep))));
    }

    [Test]
    public void Conductance_decays_exactly()
    {
        var neuron = new LeakyIntegrateAndFire(Parameters, TimeStep) { Conductance = 0.1 };

        Run(neuron, steps: 100);

        Assert.That(neuron.Conductance, Is.EqualTo(0.1 * Math.Exp(-2)).Within(1e-12));
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
            var neuron = new LeakyIntegrateAndFire(Parameters, timeStep) { Conductance = 0.3 };
            Run(neuron, (int)Math.Round(4e-3 / timeStep));
            return neuron.Potential;
        }
    }

    [Test]
    public void Fires_only_above_the_threshold_and_is_reset()
    {
        var frozen = Parameters with { MembraneTimeConstant = 1e12, RestingPotential = -54 };
        var neuron = new LeakyIntegrateAndFire(frozen, TimeStep);

        Assert.That(neuron.Step(), Is.False, "at the threshold");
        neuron.Potential = -53.999;
        Assert.That(neuron.Step(), Is.True, "above it");
        Assert.That(neuron.Potential, Is.EqualTo(-60));
    }

    private static int Run(LeakyIntegrateAndFire neuron, int steps)
    {
        int spikes = 0;
        for (int step = 0; step < steps; step++)
        {
            spikes += neuron.Step() ? 1 : 0;
        }

        return spikes;
    }
}
