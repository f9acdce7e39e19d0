using System.Xml.Linq;
using StdpKernels.Tests.Package;

namespace StdpKernels.Cluster.Tests.Package;

/// <summary>What is in the package of clusters, and what it brings.</summary>
internal sealed class ClusterPackageTests
{
    // The readme states it.
    private const int MaxBytes = 200_000;

    private static readonly Lazy<PackedLibrary> Packed = new(() => PackedLibrary.Pack("StdpKernels.Cluster"));

    [Test]
    public void There_is_managed_code_for_one_target_and_nothing_else()
    {
        TestContext.Out.WriteLine($"{Packed.Value.FileName}: {Packed.Value.Bytes.Length} bytes");
        Assert.That(
            Packed.Value.Entries,
            Is.EquivalentTo(
            [
                "lib/net10.0/StdpKernels.Cluster.dll", "lib/net10.0/StdpKernels.Cluster.xml", "README.md", "bom.json", "icon.png",
            ]));
        Assert.That(Packed.Value.Bytes, Has.Length.LessThan(MaxBytes));
    }

    [Test]
    public void It_depends_on_the_core_of_its_own_version_and_on_the_engine()
    {
        XElement[] dependencies = [.. Packed.Value.Element("dependencies")!.Descendants().Where(element => element.Name.LocalName == "dependency")];
        Assert.That(dependencies.Select(element => element.Attribute("id")!.Value), Is.EquivalentTo(
        [
            "Microsoft.Orleans.Clustering.Redis", "Microsoft.Orleans.Connections.Security", "Microsoft.Orleans.GrainDirectory.Redis",
            "Microsoft.Orleans.Sdk", "Microsoft.Orleans.Server", "StackExchange.Redis", "StdpKernels",
        ]));
        Assert.That(
            dependencies.Single(element => element.Attribute("id")!.Value == "StdpKernels").Attribute("version")!.Value,
            Is.EqualTo($"[{Packed.Value.Value("version")}]"));
    }

    [Test]
    public void What_it_brings_is_of_the_size_that_the_readme_states()
    {
        long bytes = Directory.EnumerateFiles(TestContext.CurrentContext.TestDirectory, "*.dll")
            .Where(path => Path.GetFileName(path) is string name
                && (name.StartsWith("Orleans.", StringComparison.Ordinal) || name == "StackExchange.Redis.dll")
                && name != "Orleans.TestingHost.dll")
            .Sum(path => new FileInfo(path).Length);
        TestContext.Out.WriteLine($"{bytes:N0} bytes of assemblies");
        Assert.That(bytes, Is.InRange(7_000_000, 9_000_000));
        Assert.That(Packed.Value.ReadText("README.md"), Does.Contain("some 8 MB of assemblies").And.Contain("less than 200 KB"));
    }
}
