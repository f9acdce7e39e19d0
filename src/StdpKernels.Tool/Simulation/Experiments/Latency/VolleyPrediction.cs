using StdpKernels.Simulation;

namespace StdpKernels.Tool.Simulation.Experiments.Latency;

/// <summary>When the neuron fires first in a volley, out of its equations and without the simulation.</summary>
/// <param name="Earliest">Milliseconds after the start of the volley.</param>
/// <param name="Latest">Likewise.</param>
/// <remarks>
/// <c>tau_m dV/dt = (E_l − V) + g (E_e − V)</c> and <c>tau_e dg/dt = −g</c>, solved with a Runge-Kutta method of fourth order in steps of a
/// microsecond, with the inputs at their times. The simulation holds <c>g</c> over a step, where it is too large by a factor of
/// <c>x / (1 − e^(−x))</c> on average, <c>x = dt / tau_e</c>: the first spike is between those with this conductance and with the exact
/// one. It is seen at the end of the step in which it falls, hence one step more.
/// </remarks>
internal sealed record VolleyPrediction(double Earliest, double Latest)
{
    private const double Microstep = 1e-6;

    /// <summary>The prediction for a volley through synapses of one weight.</summary>
    public static VolleyPrediction Of(double weight)
    {
        double x = LatencyParameters.TimeStep / LatencyParameters.Neuron.ExcitatoryTimeConstant;
        double held = x / (1 - Math.Exp(-x));
        return new VolleyPrediction(
            FirstSpike(weight * held) * 1000, (FirstSpike(weight) + LatencyParameters.TimeStep) * 1000);
    }

    /// <summary>When the potential crosses the threshold, in seconds; infinity where it does not.</summary>
    private static double FirstSpike(double weight)
    {
        LifParameters neuron = LatencyParameters.Neuron;
        double jump = weight * LatencyParameters.PeakConductance;
        double potential = neuron.RestingPotential;
        double conductance = 0;
        double decay = Math.Exp(-Microstep / neuron.ExcitatoryTimeConstant);
        double halfDecay = Math.Exp(-Microstep / 2 / neuron.ExcitatoryTimeConstant);
        int next = 0;
        int microsteps = (int)Math.Round(LatencyParameters.TimeStep / Microstep);
        for (int i = 0; i < LatencyParameters.PeriodSteps * microsteps; i++)
        {
            for (; next < LatencyParameters.Inputs && i == LatencyParameters.StepOf(next) * microsteps; next++)
            {
                conductance += jump;
            }

            // The conductance is known in closed form at the start, the middle and the end of the step.
            (double middle, double end) = (conductance * halfDecay, conductance * decay);
            double k1 = Slope(potential, conductance);
            double k2 = Slope(potential + (Microstep / 2 * k1), middle);
            double k3 = Slope(potential + (Microstep / 2 * k2), middle);
            double k4 = Slope(potential + (Microstep * k3), end);
            potential += Microstep / 6 * (k1 + (2 * k2) + (2 * k3) + k4);
            conductance = end;
            if (potential > neuron.ThresholdPotential)
            {
                return (i + 1) * Microstep;
            }
        }

        return double.PositiveInfinity;

        double Slope(double v, double g) =>
            (neuron.RestingPotential - v + (g * (neuron.ExcitatoryReversalPotential - v))) / neuron.MembraneTimeConstant;
    }
}
