namespace StdpKernels.Mutants;

/// <summary>A copy of the sources in a folder of its own, where faults are planted one at a time: the originals are only read.</summary>
internal sealed class SourceCopy : IDisposable
{
    private static readonly string[] NotOfSources = ["bin", "obj", "artifacts", "TestResults", ".git", ".vs"];

    private readonly string _folder = Directory.CreateTempSubdirectory("stdp-mutants-").FullName;
    private readonly Dictionary<string, Compiler> _compilers;

    // The project whose assembly has a fault, although its sources have not any more.
    private string? _mutated;

    /// <summary>Copies the sources of a repository, and builds the libraries and their tests without a fault.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="tests">The projects of the tests that are needed.</param>
    /// <exception cref="InvalidDataException">They do not build.</exception>
    public SourceCopy(string repository, IReadOnlyList<string> tests)
    {
        Copy(repository, _folder, NotOfSources);
        foreach (string project in tests)
        {
            CommandResult result = DotnetCommand.Run(
                _folder,
                ["build", Path.Combine("tests", project), "-c", "Release", "-v", "q", "-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false"],
                DotnetCommand.LongPatience);
            if (result.ExitCode != 0)
            {
                throw new InvalidDataException($"The sources do not build: {string.Join('\n', result.Output)}");
            }
        }

        _compilers = Mutant.Projects.Where(project => tests.Contains(Mutant.TestsOf(project))).ToDictionary(project => project, project => Compiler.Of(FolderOf(project)));
    }

    /// <summary>Another copy of what has been built.</summary>
    public SourceCopy(SourceCopy built)
    {
        Copy(built._folder, _folder, []);
        _compilers = built._compilers;
    }

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
    public string? Compile() => _compilers.Keys.Select(Compile).FirstOrDefault(error => error is not null);

    /// <summary>Runs the tests against what was compiled last.</summary>
    /// <param name="tests">The project of the tests.</param>
    /// <param name="first">The tests that come first.</param>
    /// <param name="withSlow">Whether the slow ones are run at all.</param>
    /// <param name="patience">How long a test may take.</param>
    public Verdict Test(string tests, LikelyTests first, bool withSlow, TimeSpan patience) =>
        TestRun.Run(TestedFolder(tests), tests, first, withSlow, patience);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string TestedFolder(string tests) => Path.Combine(_folder, "tests", tests, "bin", "Release", "net10.0");

    private string FolderOf(string project) => Path.Combine(_folder, "src", project);

    private string? Compile(string project) => _compilers[project].Compile(
        FolderOf(project), Path.Combine(TestedFolder(Mutant.TestsOf(project)), $"{Mutant.AssemblyOf(project)}.dll"));

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
