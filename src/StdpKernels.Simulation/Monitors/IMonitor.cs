namespace StdpKernels.Simulation;

/// <summary>Something that looks at a network after every step, and keeps what it saw in memory that is reserved once.</summary>
public interface IMonitor : IStateful
{
    /// <summary>Looks.</summary>
    /// <param name="step">The number of the step that has been done, from 0.</param>
    void Record(long step);

    /// <summary>Forgets everything, as after a while in which a network settles.</summary>
    void Clear();

    /// <summary>What was recorded, for <see cref="NpzWriter"/>.</summary>
    /// <param name="prefix">What the names of the arrays start with.</param>
    IReadOnlyList<(string Name, NpyArray Array)> ToArrays(string prefix = "");
}
