namespace StdpKernels.Mutants;

/// <summary>A fault to plant: a piece of a source file, and what stands there instead.</summary>
/// <param name="Area">The list it comes from.</param>
/// <param name="Name">What is wrong with it.</param>
/// <param name="File">The file, in <c>src/StdpKernels</c>; or in another project, whose name comes first, as in <c>StdpKernels.Simulation:File.cs</c>.</param>
/// <param name="Original">A piece of the file that occurs once.</param>
/// <param name="Mutated">What replaces it.</param>
/// <param name="About">The classes of the tests that are about its area, as a regular expression; null for all of the project.</param>
/// <param name="Equivalence">Why nobody can see a difference; null where the tests have to.</param>
internal sealed record Mutant(string Area, string Name, string File, string Original, string Mutated, string? About, string? Equivalence)
{
    private const string Core = "StdpKernels";
    private const string Cluster = "StdpKernels.Cluster";
    private const string Native = "StdpKernels.Native";

    /// <summary>The projects that faults are planted in, each after those that it refers to.</summary>
    public static IReadOnlyList<string> Projects { get; } = [Core, "StdpKernels.Simulation", Cluster, Native];

    /// <summary>The project of the tests that have to see it.</summary>
    public string Tests => TestsOf(Project);

    /// <summary>The project of the file.</summary>
    public string Project => File.Split(':') is [string project, _] ? project : Core;

    /// <summary>Where the file is in its project.</summary>
    public string PathInProject => File.Split(':')[^1];

    public bool IsEquivalent => Equivalence is not null;

    /// <summary>The project of the tests that have to see faults in another.</summary>
    public static string TestsOf(string project) => project is Cluster or Native ? $"{project}.Tests" : "StdpKernels.Tests";

    /// <summary>The name of a project's assembly.</summary>
    public static string AssemblyOf(string project) => project == Native ? "libstdpkernels" : project;

    /// <summary>The file's text with the fault in it.</summary>
    /// <exception cref="InvalidDataException">The original is not found exactly once, or is not changed.</exception>
    public string Plant(string source)
    {
        int place = source.IndexOf(Original, StringComparison.Ordinal);
        if (place < 0)
        {
            throw new InvalidDataException($"{Area}, \"{Name}\": {File} does not have the original text.");
        }

        if (source.IndexOf(Original, place + 1, StringComparison.Ordinal) >= 0)
        {
            throw new InvalidDataException($"{Area}, \"{Name}\": {File} has the original text more than once.");
        }

        if (Original == Mutated)
        {
            throw new InvalidDataException($"{Area}, \"{Name}\": the mutated text is the original.");
        }

        return $"{source[..place]}{Mutated}{source[(place + Original.Length)..]}";
    }
}
