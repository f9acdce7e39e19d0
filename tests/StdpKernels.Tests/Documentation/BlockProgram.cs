using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace StdpKernels.Tests.Documentation;

/// <summary>A code block as the program of somebody who uses the package: as in a new console application, with all warnings.</summary>
internal static class BlockProgram
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using StdpKernels;
        """;

    /// <summary>The framework and the libraries.</summary>
    public static MetadataReference[] References { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)
                || Path.GetFileName(path) is "StdpKernels.dll" or "StdpKernels.Simulation.dll" or "netstandard.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Compiles and runs a block, and returns the lines that it printed.</summary>
    public static string[] Run(CodeBlock block)
    {
        var parsing = new CSharpParseOptions(LanguageVersion.CSharp14);
        var compilation = CSharpCompilation.Create(
            $"Block{block.Line}",
            [CSharpSyntaxTree.ParseText(Usings, parsing), CSharpSyntaxTree.ParseText(block.Code, parsing)],
            References,
            new CSharpCompilationOptions(
                OutputKind.ConsoleApplication,
                allowUnsafe: true,
                optimizationLevel: OptimizationLevel.Release,
                nullableContextOptions: NullableContextOptions.Enable));
        using var assembly = new MemoryStream();
        compilation.Emit(assembly);
        Assert.That(
            compilation.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning).Where(IsNoRepeatedUsing),
            Is.Empty,
            $"{block}");
        return Output(Assembly.Load(assembly.ToArray()).EntryPoint!);
    }

    // Blocks say "using StdpKernels" where readers need it; here it is there already.
    private static bool IsNoRepeatedUsing(Diagnostic diagnostic) => diagnostic.Id is not ("CS0105" or "CS8933");

    private static string[] Output(MethodInfo main)
    {
        TextWriter before = Console.Out;
        using var printed = new StringWriter();
        try
        {
            Console.SetOut(printed);
            main.Invoke(null, main.GetParameters().Length == 0 ? [] : [Array.Empty<string>()]);
        }
        finally
        {
            Console.SetOut(before);
        }

        return printed.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
    }
}
