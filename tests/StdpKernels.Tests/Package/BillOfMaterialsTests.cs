using System.Text.Json;

namespace StdpKernels.Tests.Package;

/// <summary>The list of materials (CycloneDX) says of the package what the package itself says.</summary>
internal sealed class BillOfMaterialsTests
{
    private readonly JsonElement _list = JsonDocument.Parse(PackedLibrary.Shared.ReadText("bom.json")).RootElement;

    [Test]
    public void It_is_about_this_package()
    {
        string version = PackedLibrary.Shared.Value("version")!;
        JsonElement component = _list.GetProperty("metadata").GetProperty("component");

        Assert.That(_list.GetProperty("bomFormat").GetString(), Is.EqualTo("CycloneDX"));
        Assert.That(component.GetProperty("purl").GetString(), Is.EqualTo($"pkg:nuget/StdpKernels@{version}"));
        Assert.That(component.GetProperty("licenses")[0].GetProperty("license").GetProperty("id").GetString(), Is.EqualTo("MIT"));
    }

    [Test]
    public void It_lists_the_dependencies_with_checksums_and_licences()
    {
        IEnumerable<string> dependencies = PackedLibrary.Shared.Element("dependencies")!.Descendants()
            .Where(element => element.Name.LocalName == "dependency")
            .Select(element => $"pkg:nuget/{element.Attribute("id")!.Value}@{element.Attribute("version")!.Value}");
        JsonElement[] components = [.. _list.GetProperty("components").EnumerateArray()];

        Assert.That(components.Select(component => component.GetProperty("purl").GetString()), Is.EquivalentTo(dependencies));
        Assert.That(components.Select(component => component.GetProperty("hashes")[0].GetProperty("alg").GetString()), Is.All.EqualTo("SHA-512"));
        Assert.That(components.Select(component => component.GetProperty("licenses").GetArrayLength()), Is.All.EqualTo(1));
    }
}
