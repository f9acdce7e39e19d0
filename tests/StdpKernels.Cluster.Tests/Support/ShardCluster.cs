using Orleans.TestingHost;
using StdpKernels.Cluster.Driving;
using StdpKernels.Cluster.Hosting;
using StdpKernels.Cluster.Models;
using StdpKernels.Sharding;
using StdpKernels.Tests.Simulation;
using StdpKernels.Tests.Support;
using StdpKernels.Tool.Simulation.Experiments.Balanced.Shards;

namespace StdpKernels.Cluster.Tests.Support;

/// <summary>Silos in this process, with a model of networks beside that of layers.</summary>
internal sealed class ShardCluster : IAsyncDisposable
{
    public const int Window = 8;
    public const int Delay = 19;

    private readonly TemporaryFolder _folder = new();

    private ShardCluster(InProcessTestCluster silos, TemporaryFolder folder) => (Silos, _folder) = (silos, folder);

    public InProcessTestCluster Silos { get; }

    public string Folder => _folder.FullName;

    /// <summary>The network of the tests of shards, in single precision.</summary>
    public static ShardModels Models
    {
        get
        {
            var models = new ShardModels();
            models.Add("network", assignment => ShardedNetwork<float>.Shard(Window, Delay, [.. assignment.Ranges]).AsShard!);
            models.Add(BalancedModel.Name, BalancedModel.Create);
            models.Add(FickleShard.Model, _ => new FickleShard());
            return models;
        }
    }

    /// <summary>A cut of that network.</summary>
    public static ShardCut Cut(int[] excitatory, int[] inhibitory) => ShardCut.OfSizes(excitatory).Beside(ShardCut.OfSizes(inhibitory));

    public static async Task<ShardCluster> StartAsync(short silos)
    {
        var folder = new TemporaryFolder();
        var builder = new InProcessTestClusterBuilder(silos);
        builder.Options.UseRealEnvironmentStatistics = false;
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddStdpShards(new() { CheckpointFolder = folder.FullName }, Models);
            silo.AddDistributedGrainDirectory();
            silo.Configure<Orleans.Configuration.GrainDirectoryOptions>(StdpClusterExtensions.UseNoLeases);
            silo.Configure<Orleans.Configuration.ClusterMembershipOptions>(membership =>
            {
                membership.ProbeTimeout = TimeSpan.FromSeconds(1);
                membership.NumVotesForDeathDeclaration = 1;
            });
        });
        InProcessTestCluster cluster = builder.Build();
        await cluster.DeployAsync();
        return new ShardCluster(cluster, folder);
    }

    /// <summary>A driver in one of the silos.</summary>
    public Task<ClusterShardHost> DriveAsync(ClusterRunOptions options, int silo = 0) =>
        ClusterShardHost.StartAsync(Silos.Silos[silo].ServiceProvider, options);

    /// <summary>Where a shard is.</summary>
    public async Task<SiloAddress?> WhereAsync(string run, int shard)
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                return await Silos.Client.GetGrain<IManagementGrain>(0).GetActivationAddress(
                    Silos.Client.GetGrain<StdpKernels.Cluster.Shards.IShardGrain>($"{run}/{shard}"));
            }
            catch (TimeoutException) when (attempt < 3)
            {
                // The grain that knows was in the silo that a test has killed.
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Silos.DisposeAsync();
        _folder.Dispose();
    }
}
