using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using StdpKernels.Cluster.Hosting;

namespace StdpKernels.Cluster.Tests.Hosting;

/// <summary>What one call makes of a silo.</summary>
internal sealed class SiloSettingsTests
{
    [Test]
    public void Lost_shards_come_up_elsewhere_at_once()
    {
        using IHost silo = Build(new());
        Assert.That(Options<GrainDirectoryOptions>(silo).RangeLeaseDuration, Is.EqualTo(TimeSpan.Zero), "seconds that the directory keeps what a lost silo had");
    }

    [Test]
    public void Silos_are_probed_as_often_as_asked_for()
    {
        using IHost silo = Build(new() { ProbeTimeout = TimeSpan.FromSeconds(3), CommandTimeout = TimeSpan.FromSeconds(40) });
        Assert.That(Options<ClusterMembershipOptions>(silo).ProbeTimeout, Is.EqualTo(TimeSpan.FromSeconds(3)));
        Assert.That(Options<ClusterMembershipOptions>(silo).NumVotesForDeathDeclaration, Is.EqualTo(1));
        Assert.That(Options<SiloMessagingOptions>(silo).ResponseTimeout, Is.EqualTo(TimeSpan.FromSeconds(40)));
    }

    private static IHost Build(StdpClusterOptions options)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.UseOrleans(silo => silo.UseStdpCluster(options));
        return builder.Build();
    }

    private static T Options<T>(IHost silo)
        where T : class => silo.Services.GetRequiredService<IOptions<T>>().Value;
}
