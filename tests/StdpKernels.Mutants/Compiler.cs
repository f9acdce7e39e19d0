using System.Text.Json;

namespace StdpKernels.Mutants;

/// <summary>The C# compiler with the arguments that the build of the library gives it: a second instead of a build of several.</summary>
internal sealed class Compiler
{
    // What no test reads (documentation, symbols, the public signatures by themselves), and what only says warnings: most of the compiler's time.
    private static readonly string[] NotOfTests = ["/noconfig", "/doc:", "/refout:", "/debug", "/embed:", "/warn:", "/nullable:", "/additionalfile:"];
    private static readonly string[] Silent = ["/warn:0", "/nullable:annotations"];

    private readonly string _compiler;
    private readonly string[] _arguments;

    private Compiler(string compiler, string[] arguments)
    {
        _compiler = compiler;
        _arguments = arguments;
    }

    /// <summary>Asks the build of a project, which has been made before, how it compiles.</summary>
    /// <param name="project">The folder of the project.</param>
    /// <exception cref="InvalidDataException">The build does not say.</exception>
    public static Compiler Of(string project)
    {
        CommandResult result = DotnetCommand.Run(
            project,
            [
                "build", "-c", "Release", "--no-restore", "-t:ResolveReferences;CoreCompile", "-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false",
                "-p:ProvideCommandLineArgs=true", "-p:SkipCompilerExecution=true", "-p:NonExistentFile=none",
                "-getItem:CscCommandLineArgs", "-getProperty:RoslynTargetsPath",
            ],
            DotnetCommand.LongPatience);
        if (result.ExitCode != 0)
        {
            throw new InvalidDataException($"The build does not say how it compiles: {string.Join(' ', result.Output)}");
        }

        using var answer = JsonDocument.Parse(string.Join('\n', result.Output));
        string roslyn = answer.RootElement.GetProperty("Properties").GetProperty("RoslynTargetsPath").GetString()!;
        string[] arguments =
        [
            .. answer.RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs").EnumerateArray()
                .Select(item => item.GetProperty("Identity").GetString()!)
                .Where(argument => !NotOfTests.Any(start => argument.StartsWith(start, StringComparison.Ordinal))),
        ];
        return arguments.Length == 0
            ? throw new InvalidDataException("The build does not say how it compiles.")
            : new Compiler(Path.Combine(roslyn, "bincore", "csc.dll"), arguments);
    }

    /// <summary>Compiles a copy of the project.</summary>
    /// <param name="project">Its folder, which the arguments name files in.</param>
    /// <param name="assembly">The file to write.</param>
    /// <returns>The compiler's error, if there is one.</returns>
    public string? Compile(string project, string assembly)
    {
        string response = Path.Combine(project, "obj", "mutant.rsp");
        File.WriteAllLines(response, _arguments.Concat(Silent).Append($"/out:{assembly}").Select(argument => $"\"{argument.Replace("\"", "", StringComparison.Ordinal)}\""));
        CommandResult result =
            DotnetCommand.Run(project, ["exec", _compiler, "/shared", "/noconfig", $"@{response}"], DotnetCommand.LongPatience);
        return result.ExitCode == 0 ? null : result.Output.FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal)) ?? "no message";
    }
}
