using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace StdpKernels.Samples.AppHost;

/// <summary>Redis, silos and a driver, as parts of an application on a developer's machine.</summary>
public static class StdpResources
{
    /// <summary>Adds them.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="silos">How many silos. The run has as many shards.</param>
    /// <param name="folder">Where checkpoints and results go.</param>
    public static void AddStdpCluster(this IDistributedApplicationBuilder builder, int silos, string folder)
    {
        IResourceBuilder<RedisResource> redis = builder.AddRedis("redis");

        // redis://:password@host:port, or rediss:// where the developer's certificate encrypts it.
        ReferenceExpression address = redis.Resource.UriExpression;
        string checkpoints = Path.Combine(folder, "checkpoints");
        for (int i = 0; i < silos; i++)
        {
            _ = builder.AddExecutable($"silo-{i}", "stdp", folder, "cluster", "--redis", address, "--shard-checkpoints", checkpoints).WaitFor(redis);
        }

        // From the dashboard, once the silos wait for shards: those are put into the silos that are there.
        _ = builder.AddExecutable(
            "driver", "stdp", folder, "simulate", "balanced", "--quick", "--shards", $"{silos}", "--cluster", address, "--shard-checkpoints", checkpoints,
            "--output", Path.Combine(folder, "balanced"))
            .WaitFor(redis)
            .WithExplicitStart();
    }
}
