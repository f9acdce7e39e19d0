using System.Text.Json;
using System.Xml.Linq;

namespace StdpKernels.Tests.Package;

/// <summary>What is in the simulation package, and what it asks for.</summary>
internal sealed class SimulationPackageTests
{
    private const int MaxBytes = 150_000;

    private readonly PackedLibrary _package = PackedLibrary.Simulation;

    [Test]
    public void There_is_managed_code_for_one_target_and_nothing_else()
    {
        TestContext.Out.WriteLine($"{_package.FileName}: {_package.Bytes.Length} bytes");
        Assert.That(
            _package.Entries,
            Is.EquivalentTo(
            [
                "lib/net10.0/StdpKernels.Simulation.dll", "lib/net10.0/StdpKernels.Simulation.xml", "README.md", "bom.json", "icon.png",
            ]));
        Assert.That(_package.SymbolEntries, Is.EqualTo(["lib/net10.0/StdpKernels.Simulation.pdb"]));
        Assert.That(_package.Bytes, Has.Length.LessThan(MaxBytes));
        Assert.That(_package.Times, Is.All.EqualTo(new DateTime(1980, 1, 2)));
    }

    [Test]
    public void It_depends_on_the_core_of_its_own_version_alone()
    {
        XElement[] dependencies = [.. _package.Element("dependencies")!.Descendants().Where(element => element.Name.LocalName == "dependency")];
        Assert.That(dependencies.Select(element => element.Attribute("id")!.Value), Is.EqualTo(["StdpKernels"]));
        Assert.That(dependencies[0].Attribute("version")!.Value, Is.EqualTo($"[{_package.Value("version")}]"));
        Assert.That(_package.Value("version"), Is.EqualTo(PackedLibrary.Shared.Value("version")));
    }

    [Test]
    public void Its_list_of_materials_is_about_it()
    {
        JsonElement list = JsonDocument.Parse(_package.ReadText("bom.json")).RootElement;
        Assert.That(
            list.GetProperty("metadata").GetProperty("component").GetProperty("purl").GetString(),
            Is.EqualTo($"pkg:nuget/StdpKernels.Simulation@{_package.Value("version")}"));
    }

    [Test]
    public void Its_readme_says_how_to_install_it() =>
        Assert.That(_package.ReadText("README.md"), Does.Contain("dotnet add package StdpKernels.Simulation --prerelease"));
}
