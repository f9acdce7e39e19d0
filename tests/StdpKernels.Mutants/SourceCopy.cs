namespace StdpKernels.Mutants;

/// <summary>A copy of the sources in a folder of its own, where faults are planted one at a time: the originals are only read.</summary>
internal sealed class SourceCopy : IDisposable
{
    private static readonly string[] NotOfSources = ["bin", "obj", "artifacts", "TestResults", ".git", ".vs"];

    private readonly string _folder = Directory.CreateTempSubdirectory("stdp-mutants-").FullName;
    private readonly Dictionary<string, Compiler> _compilers;

    // The project whose assembly has a fault, although its sources have not any more.
    private string? _mutated;

    /// <summary>Copies the sources of a repository, and builds the library and its tests without a fault.</summary>
    /// <exception cref="InvalidDataException">They do not build.</exception>
    public SourceCopy(string repository)
    {
        Copy(repository, _folder, NotOfSources);
        (int exitCode, IReadOnlyList<string> output, _) = DotnetCommand.Run(
            _folder, ["build", Tests, "-c", "Release", "-v", "q", "-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false"],
            DotnetCommand.LongPatience);
        if (exitCode != 0)
        {
            throw new InvalidDataException($"The sources do not build: {string.Join('\n', output)}");
        }

        _compilers = Mutant.Projects.ToDictionary(project => project, project => Compiler.Of(FolderOf(project)));
    }

    /// <summary>Another copy of what has been built.</summary>
    public SourceCopy(SourceCopy built)
    {
        Copy(built._folder, _folder, []);
        _compilers = built._compilers;
    }

    private string Tests => Path.Combine(_folder, "tests", "StdpKernels.Tests");

    private string TestedFolder => Path.Combine(Tests, "bin", "Release", "net10.0");

    /// <summary>Plants a fault, and puts the library with it beside the tests: nothing that they were compiled with changes.</summary>
    /// <returns>The compiler's error, if there is one.</returns>
    public string? Plant(Mutant mutant)
    {
        if (_mutated is not null && _mutated != mutant.Project && Compile(_mutated) is { } error)
        {
            return error;
        }

        _mutated = mutant.Project;
        string file = Path.Combine(FolderOf(mutant.Project), mutant.PathInProject);
        string original = File.ReadAllText(file);
        File.WriteAllText(file, mutant.Plant(original));
        try
        {
            return Compile(mutant.Project);
        }
        finally
        {
            File.WriteAllText(file, original);
        }
    }

    /// <summary>Compiles the libraries as they stand.</summary>
    /// <returns>The compiler's error, if there is one.</returns>
    public string? Compile() => Mutant.Projects.Select(Compile).FirstOrDefault(error => error is not null);

    /// <summary>Runs the tests against what was compiled last.</summary>
    /// <param name="first">The classes of tests that come first.</param>
    /// <param name="patience">How long they may take.</param>
    public Verdict Test(IReadOnlyList<string> first, TimeSpan patience) => TestRun.Run(TestedFolder, first, patience);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string FolderOf(string project) => Path.Combine(_folder, "src", project);

    private string? Compile(string project) => _compilers[project].Compile(FolderOf(project), Path.Combine(TestedFolder, $"{project}.dll"));

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
