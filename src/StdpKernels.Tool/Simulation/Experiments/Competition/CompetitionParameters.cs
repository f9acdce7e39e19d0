using StdpKernels.Simulation;
using StdpKernels.Tool.Simulation.Networks;

namespace StdpKernels.Tool.Simulation.Experiments.Competition;

/// <summary>The constants of the competition experiment. The defaults are those of Song, Miller and Abbott (2000).</summary>
internal sealed record CompetitionParameters
{
    /// <summary>How many Poisson inputs the neuron has.</summary>
    public int Inputs { get; init; } = 1000;

    /// <summary>Spikes a second of each input.</summary>
    public double InputRate { get; init; } = 15;

    /// <summary>The time step in seconds.</summary>
    public double TimeStep { get; init; } = 1e-4;

    /// <summary>Biological time in seconds.</summary>
    public double Duration { get; init; } = 1000;

    /// <summary>Where all randomness starts from.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>
    /// <c>g_max</c>: what a spike through a synapse of the greatest weight adds to the conductance, relative to the leak.
    /// </summary>
    public double PeakConductance { get; init; } = 0.01;

    /// <summary>Time constant of both traces in seconds.</summary>
    public double TraceTimeConstant { get; init; } = 20e-3;

    /// <summary><c>A+</c>: the greatest potentiation by one pair of spikes, in units of <c>g_max</c>.</summary>
    public double Potentiation { get; init; } = 0.01;

    /// <summary><c>A− / A+</c>: above one, so that pairs by chance weaken a synapse.</summary>
    public double DepressionRatio { get; init; } = 1.05;

    /// <summary>How the change depends on the weight.</summary>
    public StdpAlgorithm Algorithm { get; init; } = StdpAlgorithm.Additive;

    /// <summary>How spikes of one step count that an input and the neuron fire together.</summary>
    public CompetitionConvention Convention { get; init; } = CompetitionConvention.Brian2;

    /// <summary>How many of the inputs, the first ones, tend to fire together.</summary>
    public int CorrelatedInputs { get; init; }

    /// <summary>The correlation of the spike counts of any two of them.</summary>
    public double Correlation { get; init; } = 0.1;

    /// <summary>The neuron.</summary>
    public LifParameters Neuron { get; init; } = SongNeuron.Parameters;

    /// <summary>The number of time steps: the duration, to the nearest step, but at least one.</summary>
    public long Steps => Math.Max(1, (long)Math.Round(Duration / TimeStep));
}
