using System.Diagnostics;
using System.Text.Json.Nodes;

namespace StdpKernels.Native.Tests;

/// <summary>Runs cases through a script of <c>Programs</c>, in the interpreter that <c>STDPKERNELS_PYTHON</c> names.</summary>
internal static class PythonReplay
{
    /// <param name="script">Such as <c>replay.py</c>.</param>
    /// <param name="cases">A line each.</param>
    /// <returns>What the script has written, a line for each case.</returns>
    public static JsonNode[] Run(string script, IEnumerable<JsonObject> cases)
    {
        string? python = Environment.GetEnvironmentVariable("STDPKERNELS_PYTHON");
        if (string.IsNullOrEmpty(python))
        {
            Assert.Ignore("STDPKERNELS_PYTHON names no interpreter with the package. tests/native.sh makes one.");
        }

        string folder = Directory.CreateTempSubdirectory("stdp-python-").FullName;
        try
        {
            string input = Path.Combine(folder, "cases");
            string results = Path.Combine(folder, "results");
            File.WriteAllLines(input, cases.Select(written => written.ToJsonString()));
            string path = Path.Combine(AppContext.BaseDirectory, "Programs", script);
            using Process process = Process.Start(new ProcessStartInfo(python, [path, input, results]) { RedirectStandardError = true })!;
            string errors = process.StandardError.ReadToEnd();
            process.WaitForExit();
            Assert.That(process.ExitCode, Is.Zero, errors);
            return [.. File.ReadLines(results).Select(line => JsonNode.Parse(line)!)];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
