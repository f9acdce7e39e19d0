using StdpKernels.Simulation;

namespace StdpKernels.Tool.Simulation.Experiments;

/// <summary>A part of an experiment that is a simulation of its own, with a number of steps of its own.</summary>
internal interface ITrial : IStateful
{
    /// <summary>How many steps there are.</summary>
    long Steps { get; }

    /// <summary>How often its neurons have fired.</summary>
    long Spikes { get; }

    /// <summary>Whether the last step has been done.</summary>
    bool IsComplete { get; }

    /// <summary>Moves on by one time step.</summary>
    void Step();
}
