using System.Diagnostics;
using System.Text.RegularExpressions;
using StdpKernels.Native.Tests.Api;
using StdpKernels.Tests.Support;

namespace StdpKernels.Native.Tests;

/// <summary>What can go wrong in somebody else's process, and the samples; each in a process of its own, written in C or C++.</summary>
internal sealed class ProcessTests
{
    private const string Qemu = "qemu-x86_64-static";

    private readonly string _folder = Directory.CreateTempSubdirectory("stdp-native-").FullName;

    private static string Programs => Path.Combine(AppContext.BaseDirectory, "Programs");

    private static string Samples => Path.Combine(Repository.Root, "src", "StdpKernels.Native", "samples");

    private string Pitfalls => Path.Combine(_folder, "pitfalls");

    [OneTimeSetUp]
    public void Compile()
    {
        _ = Installation.Prefix;
        Compile("gcc", "-std=c11", Path.Combine(Programs, "pitfalls.c"), Pitfalls);
        string unload = Path.Combine(Programs, "unload.c");
        Run("gcc", "-std=c11", "-Wall", "-Wextra", "-Werror", "-I", Include, unload, "-o", Path.Combine(_folder, "unload"), "-ldl");
    }

    [OneTimeTearDown]
    public void Clean() => Directory.Delete(_folder, recursive: true);

    [TestCase("fork", TestName = "A forked child collects garbage")]
    [TestCase("fork-threads", TestName = "A forked child steps with the layers and threads of its parent")]
    [TestCase("address-space", TestName = "The heap does not reserve the memory of the machine")]
    [TestCase("floating-point", TestName = "Settings of floating point change no bit, and are kept")]
    [TestCase("null", TestName = "Null pointers are refused")]
    [TestCase("handles", TestName = "Handles that are stale, foreign, freed or of another kind are refused")]
    [TestCase("frozen", TestName = "Parameters are frozen by their first use")]
    [TestCase("busy", TestName = "One call at a time works on a layer")]
    [TestCase("errors-of-threads", TestName = "Every thread has its own last error")]
    [TestCase("texts", TestName = "Errors of the system are sentences")]
    public void In_a_process_of_its_own(string name) => Run(Pitfalls, name);

    // The test of a forked child can fail: it does where the runtime may collect with a thread beside the others.
    [Test]
    public void A_forked_child_stands_still_with_concurrent_collection()
    {
        (int exitCode, string text) = Result("env", "DOTNET_gcConcurrent=1", Pitfalls, "fork", "5");
        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(text, Does.Contain("the child stood still"));
    }

    [Test]
    public void The_library_can_be_closed_and_opened_again() => Run(Path.Combine(_folder, "unload"), Installation.Suitable);

    [Test]
    public void A_processor_without_AVX2_takes_the_other_build()
    {
        RequireOtherProcessor();
        Assert.That(Run(Qemu, "-cpu", "Nehalem", Pitfalls, "vector-bits").Trim(), Is.EqualTo("128 bits"));
        Run(Qemu, "-cpu", "Nehalem", Pitfalls, "handles");
        Run(Qemu, "-cpu", "Nehalem", Pitfalls, "floating-point");
    }

    [Test]
    public void The_loader_takes_the_build_for_this_processor() =>
        Assert.That(Run(Pitfalls, "vector-bits").Trim(), Is.EqualTo(Installation.Suitable == Installation.Wide ? "256 bits" : "128 bits"));

    [Test]
    public void The_sample_in_C_compiles_without_warnings_and_learns()
    {
        string program = Path.Combine(_folder, "loop");
        Compile("gcc", "-std=c99", Path.Combine(Samples, "loop.c"), program);
        Assert.That(Run(program).Trim(), Is.EqualTo("came before: 1, came after: 0"));
    }

    [Test]
    public void The_code_of_the_page_compiles_without_warnings()
    {
        string page = File.ReadAllText(Path.Combine(Samples, "..", "README.md"));
        Match[] blocks = [.. Regex.Matches(page, "```c\n(.*?)```", RegexOptions.Singleline).Cast<Match>()];
        Assert.That(blocks, Is.Not.Empty);
        for (int number = 0; number < blocks.Length; number++)
        {
            string source = Path.Combine(_folder, $"block{number}.c");
            string program = Path.Combine(_folder, $"block{number}");
            File.WriteAllText(source, blocks[number].Groups[1].Value);
            Compile("gcc", "-std=c99", source, program);
            Match expected = Regex.Match(blocks[number].Groups[1].Value, @"/\* (.*) \*/\s*return 0;");
            Assert.That(Run(program).Trim(), Is.EqualTo(expected.Groups[1].Value));
        }
    }

    [Test]
    public void The_sample_in_Cpp_compiles_without_warnings_and_learns()
    {
        string program = Path.Combine(_folder, "neurons");
        Compile("g++", "-std=c++17", Path.Combine(Samples, "neurons.cpp"), program);
        Assert.That(Run(program), Does.Match(@"together: 0\.[5-9]\d+, of others: 0\.[0-3]"));
    }

    [Test]
    public void CMake_and_pkg_config_find_the_library()
    {
        RequireProgram("cmake");
        string project = Path.Combine(_folder, "project");
        Directory.CreateDirectory(project);
        File.WriteAllText(
            Path.Combine(project, "CMakeLists.txt"),
            $"""
            cmake_minimum_required(VERSION 3.16)
            project(loop C)
            find_package(StdpKernels 0.1 REQUIRED)
            add_executable(loop {Path.Combine(Samples, "loop.c")})
            target_link_libraries(loop PRIVATE StdpKernels::StdpKernels)
            """);
        string build = Path.Combine(project, "build");
        Run("cmake", "-S", project, "-B", build, $"-DCMAKE_PREFIX_PATH={Installation.Prefix}");
        Run("cmake", "--build", build);
        Assert.That(Run(Path.Combine(build, "loop")).Trim(), Is.EqualTo("came before: 1, came after: 0"));

        RequireProgram("pkg-config");
        string path = $"PKG_CONFIG_PATH={Path.Combine(Installation.LibraryFolder, "pkgconfig")}";
        string flags = Run("env", path, "pkg-config", "--cflags", "--libs", "stdpkernels");
        Assert.That(flags, Does.Contain("-lstdpkernels"));
    }

    private static string Include => Path.Combine(Installation.Prefix, "include");

    private static void Compile(string compiler, string standard, string source, string program)
    {
        string[] warnings = ["-Wall", "-Wextra", "-Wpedantic", "-Werror"];
        string[] library = ["-L", Installation.LibraryFolder, "-lstdpkernels", $"-Wl,-rpath,{Installation.LibraryFolder}"];
        Run(compiler, [standard, .. warnings, "-O2", "-I", Include, source, "-o", program, .. library, "-lm", "-lpthread"]);
    }

    private static void RequireOtherProcessor()
    {
        if (!File.Exists(Installation.Wide))
        {
            Assert.Ignore("There is one build for all processors.");
        }

        RequireProgram(Qemu);
    }

    private static void RequireProgram(string name)
    {
        bool there = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, name)));
        if (!there)
        {
            Assert.Ignore($"There is no {name} here.");
        }
    }

    private static string Run(string program, params string[] arguments)
    {
        (int exitCode, string text) = Result(program, arguments);
        Assert.That(exitCode, Is.Zero, $"{program} {string.Join(' ', arguments)}\n{text}");
        return text;
    }

    private static (int ExitCode, string Text) Result(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }
}
