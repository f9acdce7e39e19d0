using System.Diagnostics;
using System.Text.Json;
using StdpKernels.Tests.Support;
using StdpKernels.Tests.Tool.Support;

namespace StdpKernels.Cluster.Tests.Reporting;

/// <summary>The benchmark of clusters, in short: that it measures, not what.</summary>
internal sealed class ClusterBenchmarkTests
{
    private static string Program => Repository.Program("bench", "StdpKernels.ClusterBenchmarks");

    [Test]
    public async Task A_quick_run_writes_a_report_with_all_its_rows()
    {
        using var folder = new TemporaryFolder();
        using Process process = Process.Start(new ProcessStartInfo("dotnet", [Program, "--quick", "--output", folder.FullName])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero, await errors);
        string machine = Directory.GetDirectories(folder.FullName).Single();
        Assert.That(output, Does.EndWith($"{File.ReadAllText(Path.Combine(machine, "cluster.md"))}\n"));
        Assert.That(File.ReadAllText(Path.Combine(machine, "cluster.html")), Does.Contain("Rough figures"));

        using var results = JsonDocument.Parse(File.ReadAllText(Path.Combine(machine, "cluster.json")));
        JsonElement[] rows = [.. results.RootElement.GetProperty("rows").EnumerateArray()];
        Assert.That(rows.Select(row => (Number(row, "shards"), Number(row, "window"))), Is.EqualTo([(1, 1), (1, 8), (1, 32), (2, 1), (2, 8), (2, 32)]));
        foreach (JsonElement row in rows)
        {
            // 200 windows and some: what a silo counts, not what the model says. Each shard gets all spikes.
            Assert.That(Number(row, "sent"), Is.EqualTo(Number(rows.First(other => Number(other, "window") == Number(row, "window")), "sent") * Number(row, "shards")));
            Assert.That(row.GetProperty("engine").GetProperty("median").GetDouble(), Is.GreaterThan(0));
            Assert.That(row.GetProperty("floor").GetProperty("p99").GetDouble(), Is.GreaterThan(0));
        }

        Assert.That(results.RootElement.GetProperty("recoveries").GetArrayLength(), Is.EqualTo(1));
    }

    [Test]
    public void A_folder_that_cannot_be_written_is_told_before_anything_is_measured()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.PathOf("file"), "");

        StdpProcess.RunProgram(Program, folder.FullName, "--output", "file").AssertOneLineOfError("file", "StdpKernels.ClusterBenchmarks");
    }

    private static int Number(JsonElement element, string name) => element.GetProperty(name).GetInt32();
}
