using StdpKernels.Tool.Simulation.Checkpoints;
using StdpKernels.Tool.Simulation.Experiments;

namespace StdpKernels.Tool.Simulation.Runs;

/// <summary>When and where a run is saved: whenever that many steps, or that much time, have passed since the last time.</summary>
internal sealed record CheckpointSchedule(RunFolder Folder, ICheckpointStore Store, TimeSpan Interval, long Steps)
{
    /// <summary>Saves a run.</summary>
    public void Save(Experiment experiment) => Folder.Save(Store, experiment);
}
