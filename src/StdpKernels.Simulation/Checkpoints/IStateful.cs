namespace StdpKernels.Simulation;

/// <summary>Something whose state can be saved and loaded, so that a simulation goes on to the same bits.</summary>
public interface IStateful
{
    /// <summary>Names every number that changes while the simulation runs, in a fixed order. Saves or loads them.</summary>
    /// <param name="state">Is shown the numbers.</param>
    void Transfer(StateTransfer state);
}
