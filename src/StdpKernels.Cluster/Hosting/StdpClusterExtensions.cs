using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using StackExchange.Redis;
using StdpKernels.Cluster.Models;
using StdpKernels.Cluster.Shards;

namespace StdpKernels.Cluster.Hosting;

/// <summary>Makes a silo one for shards.</summary>
public static class StdpClusterExtensions
{
    /// <summary>Shards, their placement, and everything that silos need to find each other: one call makes a silo.</summary>
    /// <param name="builder">The silo.</param>
    /// <param name="options">How silos find and trust each other.</param>
    /// <param name="models">What the silo can make shards of; null for plastic layers only.</param>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> or <paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentException">A setting is not valid, or a file of TLS is not what it must be. Nothing has been added.</exception>
    public static ISiloBuilder UseStdpCluster(this ISiloBuilder builder, StdpClusterOptions options, ShardModels? models = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(options);
        OptionsContract.Validate(options);
        ConfigurationOptions? redis = options.Redis is null ? null : ParseRedis(options);
        (X509Certificate2 Own, X509Certificate2 Authority)? certificates = options.Tls is null ? null : SiloTls.Load(options);

        // What has been looked at until here is all that can be refused.
        _ = builder.AddStdpShards(options, models);
        if (redis is not null)
        {
            UseRedis(builder, options, redis);
        }
        else
        {
            var primary = new IPEndPoint(IPAddress.Loopback, options.PrimaryPort ?? options.SiloPort);
            _ = builder.UseLocalhostClustering(options.SiloPort, gatewayPort: 0, primary, options.ClusterId, options.ClusterId)
                .AddDistributedGrainDirectory()
                .Configure<GrainDirectoryOptions>(UseNoLeases);
        }

        if (certificates is var (own, authority))
        {
            SiloTls.Use(builder, own, authority);
        }

        return builder.Configure<ClusterMembershipOptions>(membership =>
        {
            membership.ProbeTimeout = options.ProbeTimeout;
            membership.TableRefreshTimeout = 5 * options.ProbeTimeout;
            membership.NumVotesForDeathDeclaration = 1;
        });
    }

    /// <summary>Shards and their placement alone, for a silo whose clustering somebody else configures.</summary>
    /// <param name="builder">The silo.</param>
    /// <param name="options">Of which the folder, the time-out and whether shards are hosted are used.</param>
    /// <param name="models">What the silo can make shards of; null for plastic layers only.</param>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> or <paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentException">A setting is not valid. Nothing has been added.</exception>
    public static ISiloBuilder AddStdpShards(this ISiloBuilder builder, StdpClusterOptions options, ShardModels? models = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(options);
        OptionsContract.Validate(options);
        _ = builder.Services.AddSingleton(options);
        _ = builder.Services.AddSingleton(models ?? new ShardModels());
        _ = builder.Services.AddSingleton<ShardInstruments>();
        builder.Services.AddPlacementDirector<ShardPlacement, ShardPlacementDirector>();
        _ = builder.Configure<SiloMessagingOptions>(messaging => messaging.ResponseTimeout = options.CommandTimeout);
        if (!options.HostsShards)
        {
            _ = builder.Services.PostConfigure<GrainTypeOptions>(types => types.Classes.Remove(typeof(ShardGrain)));
        }

        return builder;
    }

    // After the loss of a silo, the directory keeps its grains from coming up elsewhere for the rest of half a minute, should the silo live. A shard need not
    // wait for that: starts are numbered, and whoever is told the number of a former one does nothing.
    internal static void UseNoLeases(GrainDirectoryOptions directory) => directory.RangeLeaseDuration = TimeSpan.Zero;

    private static ConfigurationOptions ParseRedis(StdpClusterOptions options)
    {
        try
        {
            return ConfigurationOptions.Parse(options.Redis!);
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            throw new ArgumentException($"Redis must say where silos meet, as StackExchange.Redis writes it, but: {e.Message}", nameof(options), e);
        }
    }

    private static void UseRedis(ISiloBuilder builder, StdpClusterOptions options, ConfigurationOptions configuration)
    {
        _ = builder.UseRedisClustering(clustering => clustering.ConfigurationOptions = configuration)
            .UseRedisGrainDirectoryAsDefault(directory => directory.ConfigurationOptions = configuration)
            .Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (options.ClusterId, options.ClusterId))
            .Configure<EndpointOptions>(endpoint =>
            {
                endpoint.SiloPort = options.SiloPort == 0 ? FreePort() : options.SiloPort;
                endpoint.GatewayPort = 0;
                if (options.AdvertisedAddress is { } address)
                {
                    endpoint.AdvertisedIPAddress = IPAddress.Parse(address);
                    endpoint.SiloListeningEndpoint = new IPEndPoint(
                        IPAddress.IsLoopback(endpoint.AdvertisedIPAddress) ? endpoint.AdvertisedIPAddress : IPAddress.Any, endpoint.SiloPort);
                }
            });
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
