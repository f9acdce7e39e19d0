namespace StdpKernels.Tool.Simulation.Runs;

/// <summary>How far a simulation has come.</summary>
/// <param name="FirstStep">The steps that an earlier process had done, before this one went on from its checkpoint.</param>
/// <param name="StepsDone">Time steps done.</param>
/// <param name="Steps">Time steps in all.</param>
/// <param name="TimeStep">The time step in seconds.</param>
/// <param name="Spikes">How often the neurons have fired.</param>
/// <param name="Elapsed">Wall-clock time since this process began to simulate.</param>
internal readonly record struct SimulationProgress(
    long FirstStep, long StepsDone, long Steps, double TimeStep, long Spikes, TimeSpan Elapsed)
{
    /// <summary>Simulated time in seconds.</summary>
    public double BiologicalTime => StepsDone * TimeStep;

    /// <summary>The part that is done, from 0 to 1.</summary>
    public double Fraction => Steps == 0 ? 0 : (double)StepsDone / Steps;

    /// <summary>Simulated seconds a second.</summary>
    public double RealTimeFactor => (StepsDone - FirstStep) * TimeStep / Elapsed.TotalSeconds;

    /// <summary>Wall-clock time of a step of the whole network, in microseconds.</summary>
    public double MicrosecondsPerStep => Elapsed.TotalMicroseconds / (StepsDone - FirstStep);

    /// <summary>Wall-clock time that the rest takes at the mean speed until now.</summary>
    public TimeSpan Remaining => Elapsed * ((double)(Steps - StepsDone) / (StepsDone - FirstStep));

    /// <summary>Spikes a second of biological time between an earlier moment and this one.</summary>
    public double SpikeRateSince(SimulationProgress earlier) => (Spikes - earlier.Spikes) / (BiologicalTime - earlier.BiologicalTime);
}
