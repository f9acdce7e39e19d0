using Microsoft.Extensions.DependencyInjection;
using StdpKernels.Cluster.Shards;

namespace StdpKernels.Cluster.Driving;

/// <summary>The silos that shards can be put into, as a silo that has just come knows them.</summary>
internal static class ShardSilos
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits until there is one. Where a shard goes is decided once for each grain, and must not be before.</summary>
    /// <exception cref="StdpClusterException">There is none for so long.</exception>
    public static async Task WaitAsync(IServiceProvider silo, TimeSpan patience, CancellationToken cancellationToken)
    {
        IClusterManifestProvider manifests = silo.GetRequiredService<IClusterManifestProvider>();
        var shards = GrainType.Create(ShardGrain.TypeName);
        long began = TimeProvider.System.GetTimestamp();
        while (!manifests.Current.AllGrainManifests.Any(manifest => manifest.Grains.ContainsKey(shards)))
        {
            if (TimeProvider.System.GetElapsedTime(began) > patience)
            {
                throw new StdpClusterException($"There has been no silo that takes shards for {patience.TotalSeconds:0} s.");
            }

            await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
        }
    }
}
