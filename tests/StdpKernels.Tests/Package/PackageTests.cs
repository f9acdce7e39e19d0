using System.Reflection;
using System.Text.RegularExpressions;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Package;

/// <summary>What is in the package, and what it says of itself.</summary>
internal sealed partial class PackageTests
{
    private const int MaxBytes = 250_000;

    private readonly PackedLibrary _package = PackedLibrary.Shared;

    [Test]
    public void Packing_again_gives_the_same_bytes()
    {
        PackedLibrary again = PackedLibrary.Pack("StdpKernels");

        Assert.That(again.Bytes.SequenceEqual(_package.Bytes), Is.True, "the package");
        Assert.That(again.SymbolBytes.SequenceEqual(_package.SymbolBytes), Is.True, "its symbols");
    }

    [Test]
    public void Nothing_in_it_has_a_time_of_its_own() =>
        // Packing twice within two seconds, which is as exact as an archive is, would not show it.
        Assert.That(_package.Times, Is.All.EqualTo(new DateTime(1980, 1, 2)));

    [Test]
    public void There_is_managed_code_for_one_target_and_nothing_else()
    {
        TestContext.Out.WriteLine($"{_package.FileName}: {_package.Bytes.Length} bytes, symbols {_package.SymbolBytes.Length} bytes");
        Assert.That(
            _package.Entries,
            Is.EquivalentTo(["lib/net10.0/StdpKernels.dll", "lib/net10.0/StdpKernels.xml", "README.md", "bom.json", "icon.png"]));
        Assert.That(_package.SymbolEntries, Is.EqualTo(["lib/net10.0/StdpKernels.pdb"]));
        Assert.That(_package.Bytes, Has.Length.LessThan(MaxBytes));
    }

    [Test]
    public void There_is_one_dependency()
    {
        Assert.That(
            _package.Element("dependencies")!.Descendants().Select(element => element.FirstAttribute!.Value),
            Is.EqualTo(["net10.0", "System.Numerics.Tensors"]));
    }

    [Test]
    public void It_says_what_a_gallery_shows()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_package.Value("license"), Is.EqualTo("MIT"));
            Assert.That(_package.Value("icon"), Is.EqualTo("icon.png"));
            Assert.That(_package.Value("readme"), Is.EqualTo("README.md"));
            Assert.That(_package.Value("tags"), Does.Contain("stdp"));
            Assert.That(_package.Value("releaseNotes"), Is.EqualTo(Repository.Read("src", "StdpKernels", "CHANGELOG.md").Trim()));
        }
    }

    [Test]
    public void The_version_is_that_of_the_assembly()
    {
        string version = typeof(Stdp).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

        Assert.That(
            _package.Value("version"), Is.EqualTo(version.Split('+')[0]), "Is the build that was packed that of the current commit?");
    }

    [Test]
    public void It_leads_to_the_project_by_one_property()
    {
        string address = Repository.Property("ProjectAddress");

        Assert.That(address, Does.StartWith("https://"));
        Assert.That(_package.Value("projectUrl"), Is.EqualTo(address));
        Assert.That(_package.Element("repository")?.Attribute("url")?.Value, Is.EqualTo(address));
        Assert.That(_package.Element("repository")?.Attribute("commit")?.Value, Is.EqualTo(Revision));
    }

    [Test]
    public void The_readme_links_to_pages_of_its_own_revision()
    {
        string pages = $"{Repository.Property("ProjectAddress")}/blob/{Revision}/";
        string[] links = [.. Links().Matches(_package.ReadText("README.md")).Select(link => link.Groups[1].Value)];

        Assert.That(links, Has.Length.GreaterThan(5));
        Assert.That(links, Is.All.StartsWith(pages));
        Assert.That(links.Select(link => Path.Combine(Repository.Root, link[pages.Length..].Split('#')[0])), Is.All.Exist);
    }

    [Test]
    public void The_readme_names_every_rule_and_says_how_to_install_the_package()
    {
        string readme = _package.ReadText("README.md");
        using (Assert.EnterMultipleScope())
        {
            foreach (StdpAlgorithm algorithm in Enum.GetValues<StdpAlgorithm>())
            {
                Assert.That(readme, Does.Contain($"`{algorithm}`"));
            }

            Assert.That(readme, Does.Contain("dotnet add package StdpKernels --prerelease"));
        }
    }

    private static string Revision =>
        typeof(Stdp).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[1];

    [GeneratedRegex(@"\]\(([^)]*)\)")]
    private static partial Regex Links();
}
