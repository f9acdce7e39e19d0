namespace StdpKernels.Cluster.Tests.Processes;

/// <summary>A Redis server for tests that are of nothing without one.</summary>
internal static class RequiredRedis
{
    /// <summary>Starts one, or leaves the test out where there is none to start.</summary>
    public static async Task<RedisServer> StartAsync()
    {
        RedisServer? redis = await RedisServer.TryStartAsync();
        if (redis is null)
        {
            Assert.Ignore("There is no redis-server here.");
        }

        return redis!;
    }
}
