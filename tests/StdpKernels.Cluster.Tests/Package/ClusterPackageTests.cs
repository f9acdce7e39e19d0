using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using StdpKernels.Tests.Package;

namespace StdpKernels.Cluster.Tests.Package;

/// <summary>What is in the package of clusters, and what it brings.</summary>
internal sealed partial class ClusterPackageTests
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
    public void What_it_brings_is_what_the_readme_states()
    {
        IReadOnlyList<RestoredPackage> brought = RestoredPackage.Of("StdpKernels.Cluster");
        TestContext.Out.WriteLine($"{brought.Count} packages, {brought.Sum(package => package.Bytes):N0} bytes of assemblies");
        string readme = Packed.Value.ReadText("README.md");
        Match stated = Stated().Match(readme);

        // A mirror that lacks a version has a later one, of about that size.
        Assert.That(int.Parse(stated.Groups["packages"].Value, CultureInfo.InvariantCulture), Is.EqualTo(brought.Count).Within(3));
        Assert.That(Number(stated.Groups["size"]), Is.EqualTo(MegabytesOf(brought)).Within(1));
        (string Kind, double Stated)[] rows = [.. Row().Matches(readme).Select(row => (row.Groups["what"].Value, Number(row.Groups["size"])))];
        foreach ((string kind, Predicate<string> isOfIt) in Kinds)
        {
            double actual = MegabytesOf(brought.Where(package => isOfIt(package.Name)));
            Assert.That(rows.Single(row => row.Kind.StartsWith(kind, StringComparison.Ordinal)).Stated, Is.EqualTo(actual).Within(0.5), kind);
        }

        Assert.That(rows.Sum(row => row.Stated), Is.EqualTo(MegabytesOf(brought)).Within(1), "no row is missing");
    }

    [Test]
    public void Licences_of_what_it_brings_are_those_that_the_readme_states() => Assert.That(
        RestoredPackage.Of("StdpKernels.Cluster").Select(package => $"{package.Name.Split('.')[0]} {package.Licence}").Where(text => !text.EndsWith(" MIT", StringComparison.Ordinal)).Distinct(),
        Is.EqualTo(["Polly BSD-3-Clause"]));

    private static readonly (string Kind, Predicate<string> IsOfIt)[] Kinds =
    [
        ("the silo of Orleans", name => name.StartsWith("Microsoft.Orleans.", StringComparison.Ordinal)),
        ("the client of Redis", name => name is "StackExchange.Redis" or "Pipelines.Sockets.Unofficial"),
        ("the compiler", name => name is "Humanizer.Core" || name.StartsWith("Microsoft.CodeAnalysis.", StringComparison.Ordinal)
            || name.StartsWith("System.Composition.", StringComparison.Ordinal)),
    ];

    private static double MegabytesOf(IEnumerable<RestoredPackage> packages) => packages.Sum(package => package.Bytes) / 1e6;

    private static double Number(Group text) => double.Parse(text.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"It brings (?<packages>\d+) packages with (?<size>\d+) MB of assemblies")]
    private static partial Regex Stated();

    [GeneratedRegex(@"^\| (?<what>[^|]+) \| (?<size>\d+\.\d) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
