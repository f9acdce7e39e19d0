using System.Net;

namespace StdpKernels.Cluster.Hosting;

/// <summary>What holds of the settings of a silo.</summary>
internal static class OptionsContract
{
    private static readonly TimeSpan ShortestProbe = TimeSpan.FromMilliseconds(100);

    /// <exception cref="ArgumentException">A setting is not valid.</exception>
    public static void Validate(StdpClusterOptions options)
    {
        Require(!string.IsNullOrWhiteSpace(options.ClusterId), "ClusterId must name the cluster, but it is empty.");
        Require(!string.IsNullOrWhiteSpace(options.CheckpointFolder), "CheckpointFolder must be a folder, but it is empty.");
        Require(options.Redis is null || options.Redis.Length > 0, "Redis must say where silos meet, or be null, but it is empty.");
        Require(options.SiloPort is >= 0 and <= IPEndPoint.MaxPort, $"SiloPort must be from 0 to {IPEndPoint.MaxPort}, but it is {options.SiloPort}.");
        Require(options.SiloPort > 0 || options.Redis is not null, "SiloPort must be above 0 without Redis, but it is 0.");
        Require(
            options.PrimaryPort is null or (> 0 and <= IPEndPoint.MaxPort),
            $"PrimaryPort must be from 1 to {IPEndPoint.MaxPort}, but it is {options.PrimaryPort}.");
        Require(
            options.AdvertisedAddress is null || IPAddress.TryParse(options.AdvertisedAddress, out _),
            $"AdvertisedAddress must be an IP address, but it is '{options.AdvertisedAddress}'.");
        Require(options.ProbeTimeout >= ShortestProbe, $"ProbeTimeout must be at least {ShortestProbe}, but it is {options.ProbeTimeout}.");
        Require(options.CommandTimeout >= options.ProbeTimeout, $"CommandTimeout must be at least the ProbeTimeout, but it is {options.CommandTimeout}.");
        if (options.Tls is { } tls)
        {
            Require(
                !string.IsNullOrEmpty(tls.Certificate) && !string.IsNullOrEmpty(tls.Key) && !string.IsNullOrEmpty(tls.Authority),
                "Tls must have a Certificate, a Key and an Authority, but one is empty.");
        }
    }

    private static void Require(bool holds, string text, string name = "options")
    {
        if (!holds)
        {
            throw new ArgumentException(text, name);
        }
    }
}
