using Orleans.Placement;
using Orleans.Runtime.Placement;

namespace StdpKernels.Cluster.Hosting;

/// <summary>Shards go to the silos in turn, by their numbers, and stay there.</summary>
[GenerateSerializer]
[Alias("stdp.placement")]
internal sealed class ShardPlacement : PlacementStrategy
{
    public static ShardPlacement Instance { get; } = new();
}

/// <summary>Puts a grain where shards go.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ShardPlacementAttribute() : PlacementAttribute(ShardPlacement.Instance);

/// <summary>Chooses the silo of a shard, once: when it is first asked for, and again when its silo is lost.</summary>
internal sealed class ShardPlacementDirector : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        SiloAddress[] silos = context.GetCompatibleSilos(target);
        if (silos.Length == 0)
        {
            throw new SiloUnavailableException("There is no silo that takes shards.");
        }

        // The same order for everybody who asks.
        Array.Sort(silos);
        string key = target.GrainIdentity.Key.ToString()!;
        return Task.FromResult(silos[int.TryParse(key.AsSpan(key.LastIndexOf('/') + 1), out int shard) ? (int)((uint)shard % (uint)silos.Length) : 0]);
    }
}
