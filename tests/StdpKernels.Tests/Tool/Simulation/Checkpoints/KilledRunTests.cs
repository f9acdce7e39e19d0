using System.Diagnostics;
using SkiaSharp;
using StdpKernels.Tests.Support;
using StdpKernels.Tests.Tool.Support;
using StdpKernels.Tool.Simulation.Checkpoints;

namespace StdpKernels.Tests.Tool.Simulation.Checkpoints;

/// <summary>A run that is killed again and again ends with the bits of one that was not.</summary>
[Platform("Linux,MacOsX")]
[Parallelizable]
internal sealed class KilledRunTests : FolderTests
{
    private const int Kills = 20;

    // Seconds of work in steps of milliseconds, each with a checkpoint: a kill can meet any moment of it.
    private static readonly string[] Arguments = ["simulate", "competition", "--duration", "40", "--inputs", "2000", "--rate", "20"];

    [Test]
    public void Ends_with_the_same_bits()
    {
        using Process whole = Start("whole", "1000000000");
        Task<string> output = whole.StandardOutput.ReadToEndAsync();
        var delays = new Random(1);
        int kills = 0;
        int goneOn = 0;
        while (kills < Kills)
        {
            using Process process = Start("killed", "5000");

            // Some die while they start; the others save themselves at least once, however long this machine takes to get there.
            if (kills % 5 != 4)
            {
                DateTime before = File.GetLastWriteTimeUtc(Path("killed", CheckpointStore.NewestName));
                Assert.That(
                    SpinWait.SpinUntil(
                        () => File.GetLastWriteTimeUtc(Path("killed", CheckpointStore.NewestName)) > before, TimeSpan.FromSeconds(20)),
                    Is.True);
            }

            if (process.WaitForExit(delays.Next(100)))
            {
                Assert.Fail($"The run ended after {kills} kills: {process.StandardError.ReadToEnd()}");
            }

            process.Kill();
            process.WaitForExit();
            goneOn += process.StandardOutput.ReadToEnd().StartsWith("Going on", StringComparison.Ordinal) ? 1 : 0;
            kills++;
        }

        using Process last = Start("killed", "1000000000");
        string lastOutput = last.StandardOutput.ReadToEnd();
        last.WaitForExit();
        whole.WaitForExit();

        Assert.That(last.ExitCode, Is.Zero, last.StandardError.ReadToEnd());
        Assert.That(whole.ExitCode, Is.Zero, whole.StandardError.ReadToEnd());
        Assert.That(output.Result, Does.Not.Contain("Going on"));
        Assert.That(lastOutput, Does.Contain("Going on"));
        Assert.That(goneOn, Is.AtLeast(Kills / 2), "kills must come after a checkpoint, too");
        AssertSameResults();
    }

    [Test]
    public void Damaged_checkpoints_are_named_and_the_previous_one_is_used()
    {
        using (Process process = Start("killed", "5000"))
        {
            SpinWait.SpinUntil(() => File.Exists(Path("killed", CheckpointStore.PreviousName)), TimeSpan.FromSeconds(20));
            process.Kill();
            process.WaitForExit();
        }

        // The kill may have come between the moves of two files; then there is one checkpoint alone, which is whole.
        byte[] previous = File.ReadAllBytes(Path("killed", CheckpointStore.PreviousName));
        previous[^1] ^= 1;
        File.WriteAllBytes(Path("killed", CheckpointStore.NewestName), previous);

        ProcessOutcome outcome = StdpProcess.Run(Folder.FullName, [.. Arguments, "-o", "killed"]);
        StdpProcess.Run(Folder.FullName, [.. Arguments, "-o", "whole"]).AssertSuccess();

        Assert.That(outcome.ExitCode, Is.Zero);
        Assert.That(outcome.Error.TrimEnd().Split('\n'), Has.Length.EqualTo(1));
        Assert.That(outcome.Error, Does.Contain("checkpoint.bin is damaged").And.Contain("the checkpoint before it is taken"));
        Assert.That(outcome.Output, Does.Contain("Going on"));
        AssertSameResults();
    }

    [Test]
    public void Two_damaged_checkpoints_end_the_command()
    {
        Directory.CreateDirectory(Folder.PathOf("killed"));
        File.WriteAllText(Path("killed", CheckpointStore.NewestName), "not");
        File.WriteAllText(Path("killed", CheckpointStore.PreviousName), "STDP run, but neither");

        StdpProcess.Run(Folder.FullName, [.. Arguments, "-o", "killed"]).AssertOneLineOfError("no checkpoint is left");
    }

    private Process Start(string folder, string checkpointSteps) =>
        StdpProcess.Start(Folder.FullName, [.. Arguments, "-o", folder, "--checkpoint-steps", checkpointSteps]);

    private void AssertSameResults()
    {
        Assert.That(
            Directory.GetFileSystemEntries(Folder.PathOf("killed")).Select(System.IO.Path.GetFileName),
            Is.EquivalentTo(Directory.GetFileSystemEntries(Folder.PathOf("whole")).Select(System.IO.Path.GetFileName)));
        Assert.That(File.ReadAllBytes(Path("killed", "weights.npz")), Is.EqualTo(File.ReadAllBytes(Path("whole", "weights.npz"))));
        foreach (string file in (string[])["competition.png", "variants.png"])
        {
            using SKBitmap killed = SKBitmap.Decode(Path("killed", file));
            using SKBitmap whole = SKBitmap.Decode(Path("whole", file));
            Assert.That(killed.Bytes, Is.EqualTo(whole.Bytes), file);
        }

        Assert.That(SummaryFile.Result(Path("killed", "summary.json")), Is.EqualTo(SummaryFile.Result(Path("whole", "summary.json"))));
    }

    private string Path(string folder, string file) => System.IO.Path.Combine(Folder.FullName, folder, file);
}
