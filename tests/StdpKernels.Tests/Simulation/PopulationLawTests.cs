using StdpKernels.Simulation;

namespace StdpKernels.Tests.Simulation;

/// <summary>What the equations of the neurons imply, in closed form.</summary>
internal sealed class PopulationLawTests
{
    private static readonly LifParameters Parameters = new() { MembraneTimeConstant = 10e-3, ThresholdPotential = 1000, RefractoryPeriod = 0 };

    // A current that decays: V − E_l = I tau_s / (tau_m − tau_s) (e^(−t/tau_m) − e^(−t/tau_s)); I t / tau_m e^(−t/tau_m) if both are equal.
    [Test]
    public void A_current_gives_its_exact_potential_whatever_the_time_step(
        [Values(0.1e-3, 1e-3, 4e-3)] double dt, [Values(2e-3, 9.9999e-3, 10e-3, 10.5e-3, 30e-3)] double tau, [Values] bool inhibits)
    {
        const double T = 20e-3, Current = 7, Membrane = 10e-3;
        var neuron = new CurrentLifPopulation<double>(
            1, Parameters with { ExcitatoryTimeConstant = tau, InhibitoryTimeConstant = tau }, dt);
        (inhibits ? neuron.Inhibition : neuron.Excitation).Values[0] = Current;
        for (int step = 0; step < (int)Math.Round(T / dt); step++)
        {
            neuron.Step();
        }

        double expected = tau == Membrane
            ? Current * T / Membrane * Math.Exp(-T / Membrane)
            : Current * tau / (Membrane - tau) * (Math.Exp(-T / Membrane) - Math.Exp(-T / tau));
        Assert.That(neuron.Potentials[0] + 60, Is.EqualTo(inhibits ? -expected : expected).Within(1e-9));
        Assert.That(
            (inhibits ? neuron.InhibitoryCurrents : neuron.ExcitatoryCurrents)[0], Is.EqualTo(Current * Math.Exp(-T / tau)).Within(1e-12));
    }

    [Test]
    public void A_bias_moves_a_silent_neuron_by_itself()
    {
        NeuronPopulation<double>[] populations =
        [
            new DeltaLifPopulation<double>(1, Parameters with { Bias = 5 }, 1e-3),
            new CurrentLifPopulation<double>(1, Parameters with { Bias = 5 }, 1e-3),
            new ConductanceLifPopulation<double>(1, Parameters with { Bias = 5 }, 1e-3),
        ];
        foreach (NeuronPopulation<double> population in populations)
        {
            for (int step = 0; step < 10; step++)
            {
                population.Step();
            }

            Assert.That(population.Potentials[0], Is.EqualTo(-60 + (5 * (1 - Math.Exp(-1)))).Within(1e-9), $"{population.GetType().Name}");
        }
    }

    [Test]
    public void A_constant_drive_gives_the_rate_of_the_closed_form([Values(0, 3e-3)] double refractory)
    {
        const double Dt = 0.1e-3;
        var neuron = new DeltaLifPopulation<double>(
            1, Parameters with { ThresholdPotential = -50, Bias = 15, RefractoryPeriod = refractory }, Dt);
        double interval = refractory + (Math.Ceiling(10e-3 * Math.Log(15.0 / (15 - 10)) / Dt) * Dt);
        for (int step = 0; step < 100_000; step++)
        {
            neuron.Step();
        }

        Assert.That(neuron.Spikes, Is.EqualTo((int)(10 / interval)).Within(1));
    }

    [Test]
    public void An_inhibitory_conductance_pulls_to_its_reversal_potential()
    {
        var neuron = new ConductanceLifPopulation<double>(1, Parameters with { InhibitoryTimeConstant = 1e12 }, 1e-3);
        neuron.Inhibition.Values[0] = 0.5;
        for (int step = 0; step < 1000; step++)
        {
            neuron.Step();
        }

        Assert.That(neuron.Potentials[0], Is.EqualTo((-60 + (0.5 * -80)) / 1.5).Within(1e-9));
    }

    [Test]
    public void Thresholds_that_rise_slow_a_neuron_down_to_a_steady_rate()
    {
        var neuron = new DeltaLifPopulation<double>(
            1, new() { MembraneTimeConstant = 10e-3, Bias = 40, RefractoryPeriod = 0, ThresholdRise = 5, ThresholdTimeConstant = 100e-3 }, 0.1e-3);
        var intervals = new List<int>();
        int last = -1;
        for (int step = 0; step < 20_000; step++)
        {
            if (!neuron.Step().IsEmpty)
            {
                if (last >= 0)
                {
                    intervals.Add(step - last);
                }

                last = step;
            }
        }

        Assert.That(intervals[5], Is.GreaterThan(2 * intervals[0]));
        Assert.That(intervals[^1], Is.EqualTo(intervals[^2]).Within(1));

        // Where rises and decay are equal: each spike adds 5, and of a rise e^(−interval / tau) is left.
        double left = Math.Exp(-intervals[^1] * 0.1e-3 / 100e-3);
        Assert.That(neuron.Thresholds.Values[0], Is.InRange(-50 + (5 * left / (1 - left)) - 5, -50 + (5 / (1 - left)) + 0.5));
    }

    [Test]
    public void Regular_spiking_neurons_adapt_and_fast_spiking_ones_do_not()
    {
        int[] regular = Intervals(new() { Bias = 10 }), fast = Intervals(new() { A = 0.1, D = 2, Bias = 10 });

        Assert.That(regular[3], Is.GreaterThan(1.5 * regular[0]));
        Assert.That(fast[3], Is.LessThan(0.7 * regular[3]));
        Assert.That(fast[^1], Is.LessThan(0.5 * regular[^1]));

        static int[] Intervals(IzhikevichParameters parameters)
        {
            var neuron = new IzhikevichPopulation<double>(1, parameters, 0.1e-3);
            int[] spikes = [.. Enumerable.Range(0, 10_000).Where(_ => !neuron.Step().IsEmpty)];
            return [.. spikes.Zip(spikes.Skip(1), (from, to) => to - from)];
        }
    }
}
