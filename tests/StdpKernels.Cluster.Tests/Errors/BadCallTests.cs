using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StdpKernels.Cluster.Driving;
using StdpKernels.Cluster.Hosting;
using StdpKernels.Cluster.Models;
using StdpKernels.Cluster.Tests.Support;
using StdpKernels.Sharding;

namespace StdpKernels.Cluster.Tests.Errors;

/// <summary>Every public entry of the package, called in every wrong way: the parameter is named, and nothing has been changed.</summary>
internal sealed class BadCallTests
{
    // Entries that take anything: a token, or what goes into an exception.
    private static readonly string[] TakeAnything = ["ClusterShardHost.SaveAsync", "ClusterShardHost.RemoveCheckpointAsync"];

    private static readonly LayerPlan<float> Plan = new(2, 5, 4, new());
    private static readonly SpikeRaster Pre = SpikeRaster.Silence(5, 6);
    private static readonly SpikeRaster[] Post = [SpikeRaster.Silence(2, 6), SpikeRaster.Silence(2, 6)];

    private static readonly ClusterRunOptions Run = new()
    {
        Run = "bad-calls",
        Model = LayerModel.Name,
        Settings = LayerModel.Encode(Plan),
        Cut = ShardCut.Even(4, 2),
    };

    private static readonly Dictionary<string, (Type Type, string? Parameter, string Text, Action Call)> Simple = new()
    {
        ["LayerModel.Encode of no plan"] = (typeof(ArgumentNullException), "plan", "", () => LayerModel.Encode<float>(null!)),
        ["ShardModels.Add without a name"] = (typeof(ArgumentNullException), "name", "", () => new ShardModels().Add(null!, LayerModel.Create)),
        ["ShardModels.Add with an empty name"] = (typeof(ArgumentException), "name", "", () => new ShardModels().Add("", LayerModel.Create)),
        ["ShardModels.Add with a name that is taken"] =
            (typeof(ArgumentException), "name", "name must be one that no other model has, but there is a model 'layer'.", () => new ShardModels().Add("layer", LayerModel.Create)),
        ["ShardModels.Add of nothing"] = (typeof(ArgumentNullException), "create", "", () => new ShardModels().Add("mine", null!)),
        ["StdpClusterExtensions.UseStdpCluster of no silo"] = (typeof(ArgumentNullException), "builder", "", () => StdpClusterExtensions.UseStdpCluster(null!, new())),
        ["StdpClusterExtensions.AddStdpShards to no silo"] = (typeof(ArgumentNullException), "builder", "", () => StdpClusterExtensions.AddStdpShards(null!, new())),
        ["ClusterShardHost.StartAsync in no silo"] = (typeof(ArgumentNullException), "silo", "", () => ClusterShardHost.StartAsync(null!, Run)),
    };

    private static readonly Dictionary<string, (Type Type, string Text, StdpClusterOptions? Options)> Settings = new()
    {
        ["none"] = (typeof(ArgumentNullException), "", null),
        ["no name"] = (typeof(ArgumentException), "ClusterId must name the cluster", new() { ClusterId = " " }),
        ["a name that is null"] = (typeof(ArgumentException), "ClusterId must name the cluster", new() { ClusterId = null! }),
        ["no folder"] = (typeof(ArgumentException), "CheckpointFolder must be a folder", new() { CheckpointFolder = "" }),
        ["an empty address of Redis"] = (typeof(ArgumentException), "Redis must say where silos meet, or be null", new() { Redis = "" }),
        ["a port in front"] = (typeof(ArgumentException), "SiloPort must be from 0 to 65535, but it is -1.", new() { SiloPort = -1, Redis = "localhost" }),
        ["a port beyond"] = (typeof(ArgumentException), "SiloPort must be from 0 to 65535, but it is 65536.", new() { SiloPort = 65_536 }),
        ["any port without Redis"] = (typeof(ArgumentException), "SiloPort must be above 0 without Redis", new() { SiloPort = 0 }),
        ["a first silo of no port"] = (typeof(ArgumentException), "PrimaryPort must be from 1 to 65535, but it is 0.", new() { PrimaryPort = 0 }),
        ["an address that is a name"] = (typeof(ArgumentException), "AdvertisedAddress must be an IP address, but it is 'here'.", new() { AdvertisedAddress = "here" }),
        ["probes too short"] = (typeof(ArgumentException), "ProbeTimeout must be at least", new() { ProbeTimeout = TimeSpan.FromMilliseconds(99) }),
        ["commands shorter than probes"] = (typeof(ArgumentException), "CommandTimeout must be at least the ProbeTimeout", new() { CommandTimeout = TimeSpan.FromMilliseconds(999) }),
        ["TLS without a key"] = (typeof(ArgumentException), "Tls must have a Certificate, a Key and an Authority", new() { Tls = new() { Certificate = "a", Authority = "b" } }),
        ["TLS with a key that is null"] =
            (typeof(ArgumentException), "Tls must have a Certificate, a Key and an Authority", new() { Tls = new() { Certificate = "a", Key = null!, Authority = "b" } }),
    };

    // What only the one call looks at that makes a whole silo.
    private static readonly Dictionary<string, (Type Type, string Text, StdpClusterOptions? Options)> SettingsOfSilos = new()
    {
        ["an address of Redis with what it does not know"] = (typeof(ArgumentException), "Redis must say where silos meet, as", new() { Redis = "localhost,colour=red" }),
        ["files of TLS that are not there"] =
            (typeof(ArgumentException), "Tls must name files", new() { Tls = new() { Certificate = "none.pem", Key = "none.key", Authority = "none.pem" } }),
    };

    private static readonly Dictionary<string, (Type Type, string Text, ClusterRunOptions? Options)> Runs = new()
    {
        ["none"] = (typeof(ArgumentNullException), "", null),
        ["a name that leads out of the folder"] = (typeof(ArgumentException), "Run must be 1 to 64 letters", Run with { Run = "../a" }),
        ["a name that is null"] = (typeof(ArgumentException), "Run must be 1 to 64 letters", Run with { Run = null! }),
        ["no model"] = (typeof(ArgumentNullException), "", Run with { Model = null! }),
        ["no cut"] = (typeof(ArgumentNullException), "", Run with { Cut = null! }),
        ["fewer than no windows"] = (typeof(ArgumentException), "CheckpointWindows must be 0 or more, but it is -1.", Run with { CheckpointWindows = -1 }),
        ["time that runs backwards"] = (typeof(ArgumentException), "RecoveryTimeout must be 0 or more, but it is -00:00:01.", Run with { RecoveryTimeout = TimeSpan.FromSeconds(-1) }),
    };

    private static readonly Dictionary<string, (Type Type, string Parameter, string Text, Func<ClusterShardHost, Task> Call)> Hosts = new()
    {
        ["OutputsOf no shard"] = (typeof(ArgumentOutOfRangeException), "shard", "shard must be from 0 to 1, but it is 2.", host => Task.FromResult(host.OutputsOf(2))),
        ["RunAsync of fewer than no steps"] = (typeof(ArgumentOutOfRangeException), "steps", "steps must be", host => host.RunAsync(-1, Pre, Post, default)),
        ["RunAsync without presynaptic spikes"] = (typeof(ArgumentNullException), "pre", "", host => host.RunAsync(3, null!, Post, default)),
        ["RunAsync without postsynaptic spikes"] = (typeof(ArgumentNullException), "post", "", host => host.RunAsync(3, Pre, null!, default)),
        ["RunAsync without those of a shard"] = (typeof(ArgumentNullException), "post", "", host => host.RunAsync(3, Pre, [Post[0], null!], default)),
        ["RunAsync of another window"] = (typeof(ArgumentException), "pre", "pre must have 5 neurons in 4 samples", host => host.RunAsync(2, Pre, Post, default)),
        ["RunAsync of too few shards"] = (typeof(ArgumentException), "post", "post must have spikes for 2 shards, but it has 1.", host => host.RunAsync(3, Pre, Post[..1], default)),
        ["RunAsync of neurons that are nowhere"] = (typeof(ArgumentException), "post", "post must have spikes for 2 shards, but it has 0.", host => host.RunAsync(3, Pre, [], default)),
        ["RunAsync of other neurons"] =
            (typeof(ArgumentException), "post", "post must have 2 neurons in 6 samples", host => host.RunAsync(3, Pre, [Post[0], SpikeRaster.Silence(3, 6)], default)),
        ["ReadAsync of no shard"] = (typeof(ArgumentOutOfRangeException), "shard", "shard must be from 0 to 1, but it is -1.", host => host.ReadAsync(-1, "w", 0, new byte[4], default)),
        ["ReadAsync of no array"] = (typeof(ArgumentNullException), "array", "", host => host.ReadAsync(0, null!, 0, new byte[4], default)),
        ["WriteAsync to no shard"] = (typeof(ArgumentOutOfRangeException), "shard", "shard must be from 0 to 1, but it is 2.", host => host.WriteAsync(2, "w", 0, new byte[4], default)),
        ["WriteAsync to no array"] = (typeof(ArgumentNullException), "array", "", host => host.WriteAsync(0, null!, 0, new byte[4], default)),
    };

    [TestCaseSource(nameof(SimpleNames))]
    public void A_call_is_refused(string name)
    {
        (Type type, string? parameter, string text, Action call) = Simple[name];
        AssertRefused(Assert.Catch(() => call())!, type, parameter, text);
    }

    [TestCaseSource(nameof(SettingNames))]
    public void Settings_of_a_silo_are_refused_with_nothing_added(string name)
    {
        foreach (string entry in Settings.ContainsKey(name) ? (string[])["AddStdpShards", "UseStdpCluster"] : ["UseStdpCluster"])
        {
            (Type type, string text, StdpClusterOptions? options) = Settings.TryGetValue(name, out var found) ? found : SettingsOfSilos[name];
            HostApplicationBuilder builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
            builder.UseOrleans(silo =>
            {
                ServiceDescriptor[] before = [.. silo.Services];
                Exception refusal = Assert.Catch(() => _ = entry == "AddStdpShards" ? silo.AddStdpShards(options!) : silo.UseStdpCluster(options!))!;
                AssertRefused(refusal, type, "options", text);
                Assert.That(silo.Services, Is.EqualTo(before), entry);
            });
        }
    }

    [Test]
    public async Task Runs_and_calls_of_a_driver_are_refused_with_nothing_changed()
    {
        await using ShardCluster cluster = await ShardCluster.StartAsync(1);
        foreach ((string name, (Type type, string text, ClusterRunOptions? options)) in Runs)
        {
            AssertRefused(await CatchAsync(() => cluster.DriveAsync(options!)), type, "options", text);
            Assert.That(Directory.EnumerateFileSystemEntries(cluster.Folder), Is.Empty, name);
        }

        using (ServiceProvider nothing = new ServiceCollection().BuildServiceProvider())
        {
            AssertRefused(await CatchAsync(() => ClusterShardHost.StartAsync(nothing, Run)), typeof(InvalidOperationException), null, "");
        }

        await using ClusterShardHost host = await cluster.DriveAsync(Run);
        await host.RunAsync(3, Pre, Post, default);
        await host.SaveAsync();
        foreach ((string name, (Type type, string parameter, string text, Func<ClusterShardHost, Task> call)) in Hosts)
        {
            AssertRefused(await CatchAsync(() => call(host)), type, parameter, text);
            Assert.That(host.StepsDone, Is.EqualTo(3), name);
        }

        // A write that was refused would have asked for a checkpoint before the next window.
        await host.RunAsync(3, Pre, Post, default);
        Assert.That(Directory.GetFiles(Path.Combine(cluster.Folder, Run.Run)).Select(Path.GetFileName), Has.None.EndsWith("step-6").And.Some.EndsWith("step-3"));
        Assert.That(host.StepsDone, Is.EqualTo(6));
    }

    [Test]
    public void Every_entry_that_takes_something_is_called()
    {
        IEnumerable<string> entries = typeof(ClusterShardHost).Assembly.GetExportedTypes()
            .Where(type => !typeof(Exception).IsAssignableFrom(type) && type.Namespace!.StartsWith("StdpKernels.Cluster.", StringComparison.Ordinal)
                && !type.Namespace.Contains("OrleansCodeGen", StringComparison.Ordinal))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Where(method => !method.IsSpecialName && method.Name is not ("Equals" or "<Clone>$") && method.GetParameters().Length > 0)
                .Select(method => $"{type.Name}.{method.Name}"));
        Assert.That(entries, Is.EquivalentTo(Simple.Keys.Concat(Hosts.Keys.Select(name => $"ClusterShardHost.{name}")).Select(name => name.Split(' ')[0]).Concat(TakeAnything).Distinct()));
    }

    private static IEnumerable<string> SimpleNames => Simple.Keys;

    private static IEnumerable<string> SettingNames => [.. Settings.Keys, .. SettingsOfSilos.Keys];

    private static void AssertRefused(Exception refusal, Type type, string? parameter, string text)
    {
        Assert.That(refusal, Is.TypeOf(type));
        Assert.That((refusal as ArgumentException)?.ParamName, Is.EqualTo(parameter));
        Assert.That(refusal.Message, Does.StartWith(text));
    }

    private static async Task<Exception> CatchAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return e;
        }

        throw new AssertionException("The call was not refused.");
    }
}
