using System.Xml.Linq;

namespace StdpKernels.Tests.Support;

/// <summary>The files of the repository that the tests run in.</summary>
internal static class Repository
{
    /// <summary>Its folder.</summary>
    public static string Root
    {
        get
        {
            string? directory = TestContext.CurrentContext.TestDirectory;
            while (directory is not null && !File.Exists(Path.Combine(directory, "StdpKernels.sln")))
            {
                directory = Path.GetDirectoryName(directory);
            }

            return directory ?? throw new DirectoryNotFoundException("The tests run outside of the repository.");
        }
    }

    /// <summary>A program of the repository, built with the same configuration as the tests.</summary>
    /// <param name="project">The folder of its project, whose name the program has.</param>
    public static string Program(params string[] project)
    {
        string[] parts = TestContext.CurrentContext.TestDirectory.TrimEnd(Path.DirectorySeparatorChar).Split(Path.DirectorySeparatorChar);
        return Path.Combine([Root, .. project, .. parts[^3..], $"{project[^1]}.dll"]);
    }

    /// <summary>A property that all projects have.</summary>
    public static string Property(string name) =>
        XDocument.Load(Path.Combine(Root, "Directory.Build.props")).Descendants(name).Single().Value;

    /// <summary>The text of a file.</summary>
    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Root, .. path]));
}
