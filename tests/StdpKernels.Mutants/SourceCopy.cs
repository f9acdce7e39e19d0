namespace StdpKernels.Mutants;

/// <summary>A copy of the sources in a folder of its own, where faults are planted one at a time: the originals are only read.</summary>
internal sealed class SourceCopy : IDisposable
{
    private static readonly string[] NotOfSources = ["bin", "obj", "artifacts", "TestResults", ".git", ".vs"];

    private readonly string _folder = Directory.CreateTempSubdirectory("stdp-mutants-").FullName;
    private readonly Compiler _compiler;

    /// <summary>Copies the sources of a repository, and builds the library and its tests without a fault.</summary>
    /// <exception cref="InvalidDataException">They do not build.</exception>
    public SourceCopy(string repository)
    {
        Copy(repository, _folder, NotOfSources);
        (int exitCode, IReadOnlyList<string> output, _) = DotnetCommand.Run(
            _folder, ["build", Tests, "-c", "Release", "-v", "q", "-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false"]);
        if (exitCode != 0)
        {
            throw new InvalidDataException($"The sources do not build: {string.Join('\n', output)}");
        }

        _compiler = Compiler.Of(Library);
    }

    /// <summary>Another copy of what has been built.</summary>
    public SourceCopy(SourceCopy built)
    {
        Copy(built._folder, _folder, []);
        _compiler = built._compiler;
    }

    private string Library => Path.Combine(_folder, "src", "StdpKernels");

    private string Tests => Path.Combine(_folder, "tests", "StdpKernels.Tests");

    private string TestedFolder => Path.Combine(Tests, "bin", "Release", "net10.0");

    /// <summary>Plants a fault, and puts the library with it beside the tests: nothing that they were compiled with changes.</summary>
    /// <returns>The compiler's error, if there is one.</returns>
    public string? Plant(Mutant mutant)
    {
        string file = Path.Combine(Library, mutant.File);
        string original = File.ReadAllText(file);
        File.WriteAllText(file, mutant.Plant(original));
        try
        {
            return Compile();
        }
        finally
        {
            File.WriteAllText(file, original);
        }
    }

    /// <summary>Compiles the library as it stands.</summary>
    /// <returns>The compiler's error, if there is one.</returns>
    public string? Compile() => _compiler.Compile(Library, Path.Combine(TestedFolder, "StdpKernels.dll"));

    /// <summary>Runs the tests against what was compiled last.</summary>
    /// <param name="first">The classes of tests that come first.</param>
    public Verdict Test(IReadOnlyList<string> first) => TestRun.Run(TestedFolder, first);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void Copy(string from, string to, string[] leftOut)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        foreach (string folder in Directory.EnumerateDirectories(from))
        {
            if (!leftOut.Contains(Path.GetFileName(folder)))
            {
                Copy(folder, Path.Combine(to, Path.GetFileName(folder)), leftOut);
            }
        }
    }
}
