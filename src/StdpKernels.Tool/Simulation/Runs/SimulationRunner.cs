using System.Diagnostics;
using StdpKernels.Tool.Simulation.Experiments;

namespace StdpKernels.Tool.Simulation.Runs;

/// <summary>Runs an experiment to its end, and saves it in between.</summary>
internal static class SimulationRunner
{
    /// <summary>Few enough that a report, or the end on demand, never takes long, and enough that asking costs nothing.</summary>
    private const long StepsPerReport = 1000;

    /// <summary>Runs an experiment from where it stands.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="checkpoints">When and where to save it, null for never.</param>
    /// <param name="report">Is told how far it has come, many times a second.</param>
    /// <param name="cancellationToken">Ends the run early, with a checkpoint.</param>
    /// <returns>How far it has come: to the end.</returns>
    /// <exception cref="OperationCanceledException">The run was ended early.</exception>
    public static SimulationProgress Run(
        Experiment experiment,
        CheckpointSchedule? checkpoints,
        Action<SimulationProgress> report,
        CancellationToken cancellationToken)
    {
        long first = experiment.StepsDone;
        long chunk = checkpoints is null ? StepsPerReport : Math.Min(StepsPerReport, checkpoints.Steps);
        long saved = first;
        var clock = Stopwatch.StartNew();
        TimeSpan savedAt = TimeSpan.Zero;
        (long Steps, TimeSpan Time) warm = (first, TimeSpan.Zero);
        while (experiment.StepsDone < experiment.Steps)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                checkpoints?.Save(experiment);
                throw new OperationCanceledException(cancellationToken);
            }

            experiment.Run(experiment.StepsDone + chunk);
            if (warm.Steps == first)
            {
                // Most of the time until now went into compilation.
                warm = (experiment.StepsDone, clock.Elapsed);
            }

            report(Progress());
            if (checkpoints is not null
                && (experiment.StepsDone - saved >= checkpoints.Steps || clock.Elapsed - savedAt >= checkpoints.Interval))
            {
                checkpoints.Save(experiment);
                (saved, savedAt) = (experiment.StepsDone, clock.Elapsed);
            }
        }

        return Progress();

        SimulationProgress Progress() => new(
            first, experiment.StepsDone, experiment.Steps, experiment.TimeStep, experiment.Spikes, clock.Elapsed, warm.Steps, warm.Time);
    }
}
