using System.Text.RegularExpressions;
using StdpKernels.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace StdpKernels.Cluster.Tests.Documentation.Deployment;

/// <summary>The sample for Docker Compose: what can be known of it without an engine for containers.</summary>
internal sealed partial class ComposeTests
{
    private const string Address = "10.0.0.7";

    private static readonly YamlMappingNode Compose = Yaml.Read("compose.yaml").Single();

    private static YamlMappingNode Services => Compose.Map("services");

    private static IEnumerable<string> Names => Services.Keys();

    [Test]
    public void There_are_redis_silos_and_a_driver() => Assert.That(Names, Is.EquivalentTo(["redis", "silo", "driver"]));

    [Test]
    public void The_command_accepts_what_silos_and_driver_are_started_with()
    {
        CommandLine silo = Line("silo"), driver = Line("driver");
        Assert.That((silo.Name, driver.Name), Is.EqualTo(("cluster", "simulate")));
        foreach (CommandLine line in new[] { silo, driver })
        {
            Assert.That(line.Redis, Is.EqualTo("redis:6379"), "the service and the port of Redis");
            Assert.That(line.Value<string>("--address"), Is.EqualTo(Address));
        }

        Assert.That(silo.Port, Is.EqualTo(CommandLine.DefaultPort));
        Assert.That(driver.Value<int>("--shards").ToString(), Is.EqualTo(Services.Map("silo").Map("deploy").Text("replicas")), "a shard for each silo");
    }

    [Test]
    public void Everything_that_is_named_is_there()
    {
        foreach (string name in Names)
        {
            YamlMappingNode service = Services.Map(name);
            Assert.That(Compose.Map("networks").Has(service.List("networks").Single()), $"the network of {name}");
            foreach ((YamlNode other, YamlNode until) in service.Has("depends_on") ? service.Map("depends_on") : new YamlMappingNode())
            {
                Assert.That(((YamlMappingNode)until).Text("condition"), Is.EqualTo("service_healthy"));
                Assert.That(Services.Map(((YamlScalarNode)other).Value!).Has("healthcheck"), $"what {name} waits for says when it is there");
            }
        }

        Assert.That(Services.Map("driver").Text("image"), Is.EqualTo(Services.Map("silo").Text("image")), "which silo builds");
        Assert.That(Services.Map("silo").Text("build"), Is.EqualTo("."));
        Assert.That(File.Exists(Yaml.PathOf("Dockerfile")));
    }

    [Test]
    public void Checkpoints_are_in_one_volume_that_all_see_under_one_path()
    {
        foreach (string name in new[] { "silo", "driver" })
        {
            Dictionary<string, string> volumes = Volumes(name);
            Assert.That(volumes[Line(name).Checkpoints], Is.EqualTo("checkpoints"));
            Assert.That(volumes.Values, Is.SubsetOf(Compose.Map("volumes").Keys()));
        }

        Assert.That(Path.GetDirectoryName(Line("driver").Value<string>("--output")), Is.AnyOf([.. Volumes("driver").Keys]));
    }

    [Test]
    public void No_port_leaves_the_network()
    {
        Assert.That(Compose.Map("networks").Map("cluster").Text("internal"), Is.EqualTo("true"));
        Assert.That(Names.Where(name => Services.Map(name).Has("ports")), Is.Empty);
    }

    [Test]
    public void The_health_of_a_silo_is_that_its_port_answers() => Assert.That(
        Services.Map("silo").Map("healthcheck").List("test")[^1], Does.EndWith($"/{CommandLine.DefaultPort}").And.Contain("/dev/tcp/$$(hostname -i)"));

    [Test]
    public void The_image_has_the_command_and_the_folders_of_the_volumes()
    {
        string image = File.ReadAllText(Yaml.PathOf("Dockerfile"));
        Assert.That(image, Does.Contain($"dotnet tool install {PackageId()} "));
        Assert.That(image, Does.Contain($"dotnet/runtime:{Runtime()}").And.Contain($"dotnet/sdk:{Runtime()}"));
        Assert.That(Volumes("silo").Keys.Concat(Volumes("driver").Keys), Is.All.Matches<string>(path => image.Contains($" {path} ", StringComparison.Ordinal)));

        static string PackageId() => PackageName().Match(Repository.Read("src", "StdpKernels.Tool", "StdpKernels.Tool.csproj")).Groups[1].Value;

        static string Runtime() => Repository.Property("TargetFramework").Replace("net", "", StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Volumes(string service) =>
        Services.Map(service).List("volumes").Select(text => text.Split(':')).ToDictionary(parts => parts[1], parts => parts[0]);

    // The shell puts the address in, and Compose has two signs of the dollar for one.
    private static CommandLine Line(string service)
    {
        Assert.That(Services.Map(service).List("entrypoint"), Is.EqualTo(["/bin/sh", "-c"]));
        string[] words = Services.Map(service).List("command").Single().Replace("\"$$(hostname -i)\"", Address, StringComparison.Ordinal).Split(' ');
        Assert.That(words[..2], Is.EqualTo(["exec", "stdp"]));
        Assert.That(words, Has.None.Contains("$").And.None.Contains("\""));
        return new CommandLine(words[2..]);
    }

    [GeneratedRegex("<PackageId>(.*)</PackageId>")]
    private static partial Regex PackageName();
}
