using System.Diagnostics;
using StdpKernels.Reporting.Commands;
using StdpKernels.Tests.Support;
using StdpKernels.Tests.Tool.Support;
using StdpKernels.Tool.Recordings;

namespace StdpKernels.Tests.Tool.Hostile;

/// <summary>No archive makes the tool do anything but refuse it in one line, at once and in little memory.</summary>
internal sealed class HostileArchiveTests : FolderTests
{
    // What unpacks or lists the most needs a part of this; what an archive claims would be hundreds of times as much.
    private const long MaxAllocated = 48 << 20;

    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(5);

    [Test]
    public void Unchanged_it_is_read()
    {
        File.WriteAllBytes(Folder.PathOf("a.npz"), HostileArchives.With(entry => entry.Deflated()));
        Assert.That(RecordingReader.Read(Folder.PathOf("a.npz"), geometry: null).Steps, Is.EqualTo(RecordingFile.Steps));
    }

    [TestCaseSource(typeof(HostileArchives), nameof(HostileArchives.All))]
    public void Is_refused(byte[] archive, string message)
    {
        string path = Folder.PathOf("a.npz");
        File.WriteAllBytes(path, archive);

        long start = Stopwatch.GetTimestamp();
        long before = GC.GetAllocatedBytesForCurrentThread();
        CommandException refusal = Assert.Throws<CommandException>(() => RecordingReader.Read(path, geometry: null))!;
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.That(refusal.Message, Does.StartWith($"{path}: ").And.Contain(message));
        Assert.That(refusal.Message, Has.Length.LessThan(400));
        Assert.That(refusal.Message.Any(char.IsControl), Is.False, "one line, ready to print");
        Assert.That(allocated, Is.LessThan(MaxAllocated));
        Assert.That(Stopwatch.GetElapsedTime(start), Is.LessThan(MaxTime));
    }

    [Test]
    public void What_does_not_fit_the_memory_is_refused_before_it_is_unpacked()
    {
        string path = Folder.PathOf("a.npz");
        File.WriteAllBytes(path, new ZipBytes { Entries = HostileArchives.ConsistentClaim() }.ToArray());

        Assert.That(
            () => RecordingReader.Read(path, geometry: null, availableMemory: 1L << 30),
            Throws.TypeOf<CommandException>().With.Message.Contains("MiB of memory, but there are 1,024"));
    }
}
