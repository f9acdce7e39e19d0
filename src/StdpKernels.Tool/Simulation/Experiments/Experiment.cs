using StdpKernels.Simulation;
using StdpKernels.Tool.Simulation.Reports;

namespace StdpKernels.Tool.Simulation.Experiments;

/// <summary>A simulation that moves on step by step, can be saved between any two of them, and tells at its end what came out.</summary>
internal abstract class Experiment : IStateful
{
    private long _stepsDone;

    /// <summary>The constants of the run, for people: what they are, and their values.</summary>
    public abstract IReadOnlyList<(string Label, string Value)> Parameters { get; }

    /// <summary>How many steps there are.</summary>
    public abstract long Steps { get; }

    /// <summary>The time step in seconds.</summary>
    public abstract double TimeStep { get; }

    /// <summary>How often all neurons whose spikes matter have fired.</summary>
    public abstract long Spikes { get; }

    /// <summary>How many steps have been done.</summary>
    public long StepsDone => _stepsDone;

    /// <summary>Tells runs apart that must not go on from each other's checkpoints.</summary>
    public string Identity => string.Join(", ", Parameters.Select(parameter => $"{parameter.Label} {parameter.Value}"));

    /// <summary>Moves on.</summary>
    /// <param name="end">Up to which step, or the last one.</param>
    public void Run(long end)
    {
        for (end = Math.Min(end, Steps); _stepsDone < end; _stepsDone++)
        {
            Step(_stepsDone);
        }
    }

    /// <inheritdoc/>
    public void Transfer(StateTransfer state)
    {
        state.Value(ref _stepsDone);
        TransferState(state);
    }

    /// <summary>What came out, after the last step.</summary>
    public abstract ExperimentReport CreateReport();

    /// <summary>One step of everything.</summary>
    /// <param name="step">Its number, from 0.</param>
    protected abstract void Step(long step);

    /// <summary>Names all numbers that steps change, as <see cref="IStateful.Transfer"/> does.</summary>
    protected abstract void TransferState(StateTransfer state);
}
