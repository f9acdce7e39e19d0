namespace StdpKernels.Cluster.Hosting;

/// <summary>How silos find and trust each other, and what a silo does. It binds to a section of the configuration.</summary>
public sealed class StdpClusterOptions
{
    /// <summary>The name of the cluster: silos of another one are never found. Default <c>stdp</c>.</summary>
    public string ClusterId { get; set; } = "stdp";

    /// <summary>Where silos meet, as StackExchange.Redis writes it: <c>host:6379,password=…</c>. Null for silos of this machine only.</summary>
    public string? Redis { get; set; }

    /// <summary>The address at which other silos reach this one; null for one that is found. Not used without <see cref="Redis"/>.</summary>
    public string? AdvertisedAddress { get; set; }

    /// <summary>The port for other silos. Default 11,111; 0 for any free one with <see cref="Redis"/>.</summary>
    public int SiloPort { get; set; } = 11_111;

    /// <summary>Without <see cref="Redis"/>: the port of the silo of this machine that started first; null where this one does.</summary>
    public int? PrimaryPort { get; set; }

    /// <summary>Whether shards may be put into this silo. A driver's often has none.</summary>
    public bool HostsShards { get; set; } = true;

    /// <summary>The folder for checkpoints, which all silos must see under this path. A folder in it is made for each run.</summary>
    public string CheckpointFolder { get; set; } = "checkpoints";

    /// <summary>
    /// How long a silo may take to answer that it lives. Three silent answers in a row, and it is taken for dead. Default 1 s; more on busy machines,
    /// where a silo that only waited for a processor would be given up.
    /// </summary>
    public TimeSpan ProbeTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long one window, or one shard's checkpoint, may take. Default 10 min.</summary>
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How connections are encrypted; null for not at all.</summary>
    public StdpTlsOptions? Tls { get; set; }
}
