using System.Diagnostics;
using System.IO.Compression;
using System.Xml.Linq;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Package;

/// <summary>The library as <c>dotnet pack</c> makes it from what has been built.</summary>
internal sealed class PackedLibrary
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    private const string Core = "StdpKernels";

    private static readonly Lazy<PackedLibrary> SharedPackage = new(() => Pack(Core));
    private static readonly Lazy<PackedLibrary> SimulationPackage = new(() => Pack("StdpKernels.Simulation"));

    private readonly string _id;

    private PackedLibrary(string id, string file, string symbols)
    {
        _id = id;
        FileName = Path.GetFileName(file);
        Bytes = File.ReadAllBytes(file);
        SymbolBytes = File.ReadAllBytes(symbols);
    }

    public string FileName { get; }

    /// <summary>One that all tests may look into.</summary>
    public static PackedLibrary Shared => SharedPackage.Value;

    /// <summary>The simulation package, likewise.</summary>
    public static PackedLibrary Simulation => SimulationPackage.Value;

    /// <summary>The package.</summary>
    public byte[] Bytes { get; }

    /// <summary>Its symbols.</summary>
    public byte[] SymbolBytes { get; }

    /// <summary>The names of all files in the package but those that belong to its format.</summary>
    public string[] Entries => [.. Names(Bytes).Where(name => Path.GetExtension(name) is not (".rels" or ".psmdcp" or ".nuspec")
        && name != "[Content_Types].xml")];

    /// <summary>The names of all assemblies and symbols in the package of the symbols.</summary>
    public string[] SymbolEntries => [.. Names(SymbolBytes).Where(name => name.StartsWith("lib/", StringComparison.Ordinal))];

    /// <summary>When each file in the package was written, by the package.</summary>
    public DateTime[] Times
    {
        get
        {
            using var archive = new ZipArchive(new MemoryStream(Bytes));
            return [.. archive.Entries.Select(entry => entry.LastWriteTime.DateTime)];
        }
    }

    /// <summary>What the package says of itself.</summary>
    public XElement Metadata => XDocument.Parse(ReadText($"{_id}.nuspec")).Root!.Elements().Single();

    /// <summary>Packs a project of the folder of sources.</summary>
    public static PackedLibrary Pack(string id)
    {
        using var temporary = new TemporaryFolder();
        string folder = temporary.FullName;
        string project = Path.Combine(Repository.Root, "src", id);
        var start = new ProcessStartInfo(
            "dotnet", ["pack", project, "--configuration", Configuration, "--no-build", "--output", folder, "--nologo"])
        {
            RedirectStandardOutput = true,
        };
        start.Environment.Remove("SOURCE_DATE_EPOCH");

        // The variables of the build that runs these tests are not for another one.
        foreach (string name in start.Environment.Keys.Where(key => key.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(name);
        }

        using Process pack = Process.Start(start)!;
        string output = pack.StandardOutput.ReadToEnd();
        pack.WaitForExit();
        Assert.That(pack.ExitCode, Is.Zero, output);
        Assert.That(output, Does.Not.Contain("warning"));
        return new PackedLibrary(id, Directory.GetFiles(folder, "*.nupkg").Single(), Directory.GetFiles(folder, "*.snupkg").Single());
    }

    /// <summary>The value of an element of <see cref="Metadata"/>.</summary>
    public string? Value(string name) => Element(name)?.Value;

    public XElement? Element(string name) => Metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name);

    public string ReadText(string entry)
    {
        using var archive = new ZipArchive(new MemoryStream(Bytes));
        using var reader = new StreamReader(archive.GetEntry(entry)!.Open());
        return reader.ReadToEnd();
    }

    private static IEnumerable<string> Names(byte[] package)
    {
        using var archive = new ZipArchive(new MemoryStream(package));
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }
}
