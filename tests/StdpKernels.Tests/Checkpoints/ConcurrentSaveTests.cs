using System.Diagnostics;
using System.Globalization;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Checkpoints;

/// <summary>
/// Processes that save to one path, and are killed at any moment: there is always a whole file. More rounds with
/// <c>STDP_KILL_ROUNDS</c>.
/// </summary>
[Platform("Linux,MacOsX")]
[Parallelizable]
internal sealed class ConcurrentSaveTests : FolderTests
{
    private const int DefaultRounds = 5;
    private const int Savers = 3;

    private string FilePath => Folder.PathOf("layer.stdp");

    [Test]
    public void There_is_always_a_whole_file_however_savers_are_killed()
    {
        SaverProcess.CreateLayer(1).SaveCheckpoint(FilePath);
        var delays = new Random(1);
        int leftovers = 0;
        for (int round = 0; round < Rounds(); round++)
        {
            Process[] savers = [.. Enumerable.Range(2, Savers).Select(value => SaverProcess.Start(FilePath, value, int.MaxValue))];
            foreach (Process saver in savers)
            {
                Assert.That(saver.StandardOutput.ReadLine(), Is.EqualTo("saved"));
            }

            for (int i = 0; i < 20; i++)
            {
                AssertWhole();
            }

            Thread.Sleep(delays.Next(20));
            foreach (Process saver in savers)
            {
                Assert.That(saver.HasExited, Is.False, () => saver.StandardError.ReadToEnd());
                saver.Kill();
                saver.WaitForExit();
                saver.Dispose();
                AssertWhole();
            }

            leftovers = Math.Max(leftovers, Folder.FileNames.Count() - 1);
            AgeLeftovers();
            SaverProcess.CreateLayer(1).SaveCheckpoint(FilePath);
            Assert.That(Folder.FileNames, Is.EqualTo(new[] { "layer.stdp" }), "leftovers never add up");
        }

        Assert.That(leftovers, Is.Positive, "kills must come in the middle, too");
    }

    [Test]
    public void Savers_meet_no_error()
    {
        Process[] savers = [.. Enumerable.Range(2, Savers).Select(value => SaverProcess.Start(FilePath, value, 300))];
        foreach (Process saver in savers)
        {
            saver.WaitForExit();
            Assert.That(saver.ExitCode, Is.Zero, saver.StandardError.ReadToEnd());
            saver.Dispose();
        }

        AssertWhole();
        Assert.That(Folder.FileNames, Is.EqualTo(new[] { "layer.stdp" }));
    }

    [Test]
    public void A_full_disk_leaves_the_older_file_and_nothing_else()
    {
        SaverProcess.CreateLayer(1).SaveCheckpoint(FilePath);

        using Process saver = SaverProcess.StartLimited(FilePath, kibibytes: 64);

        Assert.That(saver.ExitCode, Is.EqualTo(1));
        Assert.That(saver.StandardError.ReadToEnd(), Is.EqualTo($"IOException: it may not be as long : '{FilePath}'\n"));
        Assert.That(Folder.FileNames, Is.EqualTo(new[] { "layer.stdp" }));
        AssertWhole();
    }

    private void AssertWhole()
    {
        StdpLinearLayer<float> layer = SaverProcess.CreateLayer();
        layer.LoadCheckpoint(FilePath);
        Assert.That(layer.Weights.Span.ContainsAnyExcept(layer.Weights.Span[0]), Is.False);
        Assert.That(layer.Weights.Span[0], Is.EqualTo(layer.State.TracePre.Span[0]).And.EqualTo(layer.State.TracePost.Span[0]));
    }

    private void AgeLeftovers()
    {
        foreach (string? name in Folder.FileNames.Where(name => name!.EndsWith(".tmp", StringComparison.Ordinal)))
        {
            File.SetLastWriteTimeUtc(Folder.PathOf(name!), DateTime.UtcNow - TimeSpan.FromHours(1));
        }
    }

    private static int Rounds() => Environment.GetEnvironmentVariable("STDP_KILL_ROUNDS") is { Length: > 0 } text
        ? int.Parse(text, CultureInfo.InvariantCulture)
        : DefaultRounds;
}
