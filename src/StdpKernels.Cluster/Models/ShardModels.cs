using StdpKernels.Checkpoints;
using StdpKernels.Sharding;

namespace StdpKernels.Cluster.Models;

/// <summary>What silos can make shards of, by name. All silos of a cluster know the same models.</summary>
/// <remarks>Plastic layers are known by the name <see cref="LayerModel.Name"/>.</remarks>
public sealed class ShardModels
{
    private readonly Dictionary<string, Func<ShardAssignment, IStdpShard>> _models = new() { [LayerModel.Name] = LayerModel.Create };

    /// <summary>Adds a model.</summary>
    /// <param name="name">A name that no other model has.</param>
    /// <param name="create">Makes a shard at its beginning.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The name is empty or taken.</exception>
    public void Add(string name, Func<ShardAssignment, IStdpShard> create)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(create);
        if (!_models.TryAdd(name, create))
        {
            throw new ArgumentException($"name must be one that no other model has, but there is a model '{name}'.", nameof(name));
        }
    }

    internal IStdpShard Create(string name, ShardAssignment assignment) => _models.TryGetValue(name, out Func<ShardAssignment, IStdpShard>? create)
        ? create(assignment)
        : throw new InvalidDataException($"A model must be one that this silo knows, but it is '{Printable.Text(name)}'.");
}
