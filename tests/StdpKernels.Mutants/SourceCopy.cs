namespace StdpKernels.Mutants;

/// <summary>A copy of the sources in a folder of its own, where faults are planted one at a time: the originals are only read.</summary>
internal sealed class SourceCopy : IDisposable
{
    private static readonly string[] LeftOut = ["bin", "obj", "artifacts", "TestResults", ".git", ".vs"];

    private readonly string _folder = Directory.CreateTempSubdirectory("stdp-mutants-").FullName;

    public SourceCopy(string repository) => Copy(repository, _folder);

    private string Library => Path.Combine(_folder, "src", "StdpKernels");

    private string Tests => Path.Combine(_folder, "tests", "StdpKernels.Tests");

    /// <summary>Builds the library and its tests without a fault.</summary>
    public string? Build() => Build(Tests);

    /// <summary>Plants a fault and builds the library with it.</summary>
    /// <returns>The compiler's error, if there is one.</returns>
    public string? Plant(Mutant mutant)
    {
        string file = Path.Combine(Library, mutant.File);
        string original = File.ReadAllText(file);
        File.WriteAllText(file, mutant.Plant(original));
        try
        {
            // Nothing that the tests were compiled with changes: the library alone is built, and put beside them.
            string? error = Build(Library, "--no-restore");
            if (error is null)
            {
                File.Copy(Output(Library), Output(Tests), overwrite: true);
            }

            return error;
        }
        finally
        {
            File.WriteAllText(file, original);
        }
    }

    /// <summary>Runs the tests against what was built last.</summary>
    public Verdict Test() => TestRun.Run(Path.GetDirectoryName(Output(Tests))!);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string? Build(string project, params string[] options)
    {
        (int exitCode, IReadOnlyList<string> output, _) = DotnetCommand.Run(
            _folder,
            ["build", project, "-c", "Release", "-v", "q", "-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false", .. options]);
        return exitCode == 0 ? null : output.FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal)) ?? "no message";
    }

    private static string Output(string project) => Path.Combine(project, "bin", "Release", "net10.0", "StdpKernels.dll");

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        foreach (string folder in Directory.EnumerateDirectories(from))
        {
            if (!LeftOut.Contains(Path.GetFileName(folder)))
            {
                Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
            }
        }
    }
}
