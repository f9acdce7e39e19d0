namespace StdpKernels.Tool.Simulation;

/// <summary>How far a simulation has come.</summary>
/// <param name="StepsDone">Time steps done.</param>
/// <param name="Steps">Time steps in all.</param>
/// <param name="TimeStep">The time step in seconds.</param>
/// <param name="OutputSpikes">How often the output neuron has fired.</param>
/// <param name="Elapsed">Wall-clock time since the start.</param>
internal readonly record struct SimulationProgress(
    long StepsDone, long Steps, double TimeStep, long OutputSpikes, TimeSpan Elapsed)
{
    /// <summary>Simulated time in seconds.</summary>
    public double BiologicalTime => StepsDone * TimeStep;

    /// <summary>The part that is done, from 0 to 1.</summary>
    public double Fraction => Steps == 0 ? 0 : (double)StepsDone / Steps;

    /// <summary>Simulated seconds a second.</summary>
    public double RealTimeFactor => BiologicalTime / Elapsed.TotalSeconds;

    /// <summary>Wall-clock time that the rest takes at the mean speed until now.</summary>
    public TimeSpan Remaining => Elapsed * ((1 - Fraction) / Fraction);

    /// <summary>Output spikes a second of biological time between an earlier moment and this one.</summary>
    public double OutputRateSince(SimulationProgress earlier) =>
        (OutputSpikes - earlier.OutputSpikes) / (BiologicalTime - earlier.BiologicalTime);
}
