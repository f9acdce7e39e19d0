using StdpKernels.Cluster.Driving;
using StdpKernels.Simulation;
using StdpKernels.Tool.Simulation.Checkpoints;

namespace StdpKernels.Tool.Clusters;

/// <summary>The checkpoints of shards, with the state of what is watched in the manifest.</summary>
internal sealed class ClusterStore(ClusterShardHost host, string identity) : ICheckpointStore
{
    private const string Name = "the checkpoint of the shards";

    /// <inheritdoc/>
    public void Save(IStateful source)
    {
        using var stream = new MemoryStream();
        SimulationCheckpoint.Save(stream, identity, source);
        host.UserData = stream.ToArray();
        host.SaveAsync().GetAwaiter().GetResult();
    }

    /// <inheritdoc/>
    public string? Load(IStateful destination, Action<string> warn)
    {
        if (host.UserData.IsEmpty)
        {
            return null;
        }

        using var stream = new MemoryStream(host.UserData.ToArray());
        CheckpointReader.Read(stream, Name, identity, "use --restart to start over", destination);
        return Name;
    }

    /// <inheritdoc/>
    public void Clear() => host.RemoveCheckpointAsync().GetAwaiter().GetResult();
}
