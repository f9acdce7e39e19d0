namespace StdpKernels.Tool.Simulation.Runs;

/// <summary>How far a simulation has come.</summary>
/// <param name="FirstStep">The steps that an earlier process had done, before this one went on from its checkpoint.</param>
/// <param name="StepsDone">Time steps done.</param>
/// <param name="Steps">Time steps in all.</param>
/// <param name="TimeStep">The time step in seconds.</param>
/// <param name="Spikes">How often the neurons have fired.</param>
/// <param name="Elapsed">Wall-clock time since this process began to simulate.</param>
/// <param name="WarmStep">The steps done when everything had been compiled: speed is measured from there on.</param>
/// <param name="WarmElapsed">The wall-clock time until then.</param>
internal readonly record struct SimulationProgress(
    long FirstStep,
    long StepsDone,
    long Steps,
    double TimeStep,
    long Spikes,
    TimeSpan Elapsed,
    long WarmStep,
    TimeSpan WarmElapsed)
{
    /// <summary>Simulated time in seconds.</summary>
    public double BiologicalTime => StepsDone * TimeStep;

    /// <summary>The part that is done, from 0 to 1.</summary>
    public double Fraction => Steps == 0 ? 0 : (double)StepsDone / Steps;

    /// <summary>Whether the speed is known: not so in the first steps of a process, which are compiled.</summary>
    public bool HasSpeed => StepsDone > WarmStep;

    /// <summary>Wall-clock time of a step of the whole network, in microseconds; of steps of this process alone.</summary>
    public double MicrosecondsPerStep => (Elapsed - WarmElapsed).TotalMicroseconds / (StepsDone - WarmStep);

    /// <summary>Simulated seconds a second.</summary>
    public double RealTimeFactor => TimeStep * 1e6 / MicrosecondsPerStep;

    /// <summary>Wall-clock time that the rest takes at the mean speed of this process.</summary>
    public TimeSpan Remaining => TimeSpan.FromMicroseconds((Steps - StepsDone) * MicrosecondsPerStep);

    /// <summary>Spikes a second of biological time between an earlier moment and this one.</summary>
    public double SpikeRateSince(SimulationProgress earlier) => (Spikes - earlier.Spikes) / (BiologicalTime - earlier.BiologicalTime);
}
