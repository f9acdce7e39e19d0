using StdpKernels.Simulation;

namespace StdpKernels.Tool.Simulation.Checkpoints;

/// <summary>Where the checkpoints of one run are.</summary>
internal interface ICheckpointStore
{
    /// <summary>Saves a state as the newest.</summary>
    void Save(IStateful source);

    /// <summary>Loads the newest state that is whole.</summary>
    /// <param name="destination">Something that was made with the parameters of the run.</param>
    /// <param name="warn">Is told in one line about a damaged checkpoint in whose place the previous one is taken.</param>
    /// <returns>What the checkpoint is called; null if the run has never been saved.</returns>
    /// <exception cref="CommandException">All that is there is damaged, or belongs to a run with other parameters.</exception>
    string? Load(IStateful destination, Action<string> warn);

    /// <summary>Removes all checkpoints: the run is complete, or starts over.</summary>
    void Clear();
}
