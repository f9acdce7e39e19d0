using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using StdpKernels.Native.Boundary;
using StdpKernels.Native.Tests.Api;
using StdpKernels.Tests.Support;

namespace StdpKernels.Native.Tests;

/// <summary>What the header declares, what the code exports and what the library shows are the same.</summary>
internal sealed partial class HeaderTests
{
    private static readonly MethodInfo[] Exports =
    [
        .. typeof(Status).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(method => method.GetCustomAttribute<UnmanagedCallersOnlyAttribute>() is not null),
    ];

    private static string Header => Comments().Replace(Repository.Read("src", "StdpKernels.Native", "include", "stdpkernels.h"), "");

    [Test]
    public void Every_declaration_is_exported_with_its_types()
    {
        string[] declared = [.. Declaration().Matches(Header).Select(match => Signature(match)).Order(StringComparer.Ordinal)];
        string[] exported = [.. Exports.Select(Signature).Order(StringComparer.Ordinal)];
        Assert.That(exported, Is.EqualTo(declared));
        Assert.That(declared, Has.Length.GreaterThan(30));
    }

    [Test]
    public void The_library_shows_what_the_header_declares_and_nothing_else([Values] bool wide)
    {
        string library = Library(wide);
        string[] declared = [.. Declaration().Matches(Header).Select(match => match.Groups["name"].Value).Order(StringComparer.Ordinal)];

        // The runtime shows one thing of its own, to debuggers; V1.0 is the name of the version of the others.
        string[] shown =
        [
            .. Run("nm", "-D", "--defined-only", library).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split(' ')[^1].Split('@')[0])
                .Where(name => name is not ("DotNetRuntimeDebugHeader" or "V1.0"))
                .Order(StringComparer.Ordinal),
        ];
        Assert.That(shown, Is.EqualTo(declared));
    }

    [Test]
    public void The_library_needs_no_newer_system_than_the_wheel_says([Values] bool wide)
    {
        string needed = Run("objdump", "-T", Library(wide));
        Version newest = SystemVersion().Matches(needed).Select(match => Version.Parse(match.Groups[1].Value)).Max()!;
        Assert.That(newest, Is.LessThanOrEqualTo(new Version(2, 34)));
        string[] libraries =
        [
            .. Run("objdump", "-p", Library(wide)).Split('\n')
                .Where(line => line.Contains("NEEDED", StringComparison.Ordinal)).Select(line => line.Split(' ')[^1]),
        ];
        Assert.That(libraries, Is.SubsetOf(new[] { "libc.so.6", "libm.so.6", "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1" }));
    }

    [Test]
    public void Every_status_has_the_number_of_the_header()
    {
        var declared = StatusNumber().Matches(Header).ToDictionary(
            match => match.Groups["name"].Value,
            match => int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture));
        Assert.That(
            declared.Select(pair => $"{pair.Key} {pair.Value}"),
            Is.EquivalentTo(Enum.GetValues<Status>().Select(status =>
                status == Status.Ok ? "OK 0" : $"ERROR_{status.ToString().ToUpperInvariant()} {(int)status}")));
    }

    [Test]
    public void Every_export_that_can_fail_catches_everything()
    {
        foreach (MethodInfo export in Exports.Where(export => export.DeclaringType!.Name != "LibraryExports"))
        {
            MethodBody body = export.GetMethodBody()!;
            ExceptionHandlingClause? clause = body.ExceptionHandlingClauses.FirstOrDefault(clause =>
                clause.Flags == ExceptionHandlingClauseOptions.Clause && clause.CatchType == typeof(Exception));
            Assert.That(clause, Is.Not.Null, export.Name);

            // What comes before must not throw: nothing, or the zeroing of locals.
            Assert.That(clause!.TryOffset, Is.LessThanOrEqualTo(1), export.Name);
        }
    }

    private static string Library(bool wide)
    {
        if (wide && !File.Exists(Installation.Wide))
        {
            Assert.Ignore("There is one build for all processors.");
        }

        return wide ? Installation.Wide : Installation.Baseline;
    }

    private static string Signature(Match declaration)
    {
        string parameters = declaration.Groups["parameters"].Value.Trim();
        string[] types = parameters == "void"
            ? []
            : [.. parameters.Split(',').Select(parameter => Kind(parameter.Trim()))];
        string result = declaration.Groups["result"].Value.Contains('*', StringComparison.Ordinal) ? "pointer" : "int";
        return $"{result} {declaration.Groups["name"].Value}({string.Join(", ", types)})";
    }

    private static string Signature(MethodInfo export)
    {
        IEnumerable<string> types = export.GetParameters().Select(parameter => Kind(parameter.ParameterType));
        string name = export.GetCustomAttribute<UnmanagedCallersOnlyAttribute>()!.EntryPoint!;
        return $"{Kind(export.ReturnType)} {name}({string.Join(", ", types)})";
    }

    // With the name, which is the same in both but for the style.
    private static string Kind(string parameter)
    {
        string type = parameter[..(parameter.LastIndexOfAny([' ', '*']) + 1)].Trim();
        return type.Contains('*', StringComparison.Ordinal) || type is "stdp_parameters" or "stdp_layer" or "stdp_workspace" ? "pointer"
            : type == "double" ? "double"
            : type == "int64_t" ? "long"
            : "int";
    }

    private static string Kind(Type type) =>
        type.IsPointer || type == typeof(nint) ? "pointer"
        : type == typeof(double) ? "double"
        : type == typeof(int) ? "int"
        : type == typeof(long) ? "long"
        : type.Name;

    private static string Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero, program);
        return output;
    }

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comments();

    [GeneratedRegex(@"(?<result>stdp_status|int32_t|const char \*) ?(?<name>stdp_\w+)\((?<parameters>[^)]*)\);")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"STDP_(?<name>OK|ERROR_\w+) = (?<number>\d+)")]
    private static partial Regex StatusNumber();

    [GeneratedRegex(@"GLIBC_(2\.\d+(\.\d+)?)")]
    private static partial Regex SystemVersion();
}
