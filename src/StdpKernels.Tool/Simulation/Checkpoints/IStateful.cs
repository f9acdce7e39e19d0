namespace StdpKernels.Tool.Simulation.Checkpoints;

/// <summary>Something whose state can be saved and loaded, so that a simulation goes on to the same bits.</summary>
internal interface IStateful
{
    /// <summary>Names every number that changes while the simulation runs, in a fixed order. Saves or loads them.</summary>
    void Transfer(StateTransfer state);
}
