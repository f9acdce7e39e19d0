using System.Text.Json;
using System.Xml.Linq;
using StdpKernels.Tests.Support;

namespace StdpKernels.Cluster.Tests.Package;

/// <summary>A package with assemblies that the restore of a project has brought.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Bytes">Its assemblies that a program is given.</param>
/// <param name="Licence">As the package names it.</param>
internal sealed record RestoredPackage(string Name, long Bytes, string Licence)
{
    /// <summary>All of a project in <c>src</c>, those of its references to projects included.</summary>
    public static IReadOnlyList<RestoredPackage> Of(string project)
    {
        using var assets = JsonDocument.Parse(Repository.Read("src", project, "obj", "project.assets.json"));
        JsonElement root = assets.RootElement;
        string folder = root.GetProperty("packageFolders").EnumerateObject().First().Name;
        return
        [
            .. root.GetProperty("targets").EnumerateObject().Single().Value.EnumerateObject()
                .Where(library => library.Value.GetProperty("type").GetString() == "package" && library.Value.TryGetProperty("runtime", out _))
                .Select(library => Read(
                    library.Name.Split('/')[0],
                    Path.Combine(folder, root.GetProperty("libraries").GetProperty(library.Name).GetProperty("path").GetString()!),
                    library.Value.GetProperty("runtime").EnumerateObject().Select(file => file.Name)))
                .Where(package => package.Bytes > 0),
        ];
    }

    private static RestoredPackage Read(string name, string folder, IEnumerable<string> files)
    {
        XElement? licence = XDocument.Load(Directory.GetFiles(folder, "*.nuspec").Single()).Descendants().FirstOrDefault(element => element.Name.LocalName == "license");
        return new(name, files.Select(file => Path.Combine(folder, file)).Where(path => Path.GetExtension(path) == ".dll").Sum(path => new FileInfo(path).Length), licence?.Value ?? "none");
    }
}
