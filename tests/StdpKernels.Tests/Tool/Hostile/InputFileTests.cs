using StdpKernels.Reporting.Commands;
using StdpKernels.Tests.Support;
using StdpKernels.Tests.Tool.Support;
using StdpKernels.Tool.Input;
using StdpKernels.Tool.Recordings;

namespace StdpKernels.Tests.Tool.Hostile;

/// <summary>Names that lead to anything but a file with something in it.</summary>
internal sealed class InputFileTests : FolderTests
{
    private const int Patience = 5000;

    [Test]
    public void A_missing_file() => AssertRefused(Folder.PathOf("missing"), "no such file");

    [Test]
    public void A_missing_folder() => AssertRefused(Folder.PathOf("missing/file"), "no such file");

    [Test]
    public void A_folder() => AssertRefused(Folder.FullName, "is a directory");

    [Test]
    public void An_empty_file()
    {
        File.WriteAllBytes(Folder.PathOf("empty"), []);
        AssertRefused(Folder.PathOf("empty"), "is empty, or not a regular file");
    }

    [Test]
    [Platform("Linux,MacOsX")]
    public void A_pipe() => AssertRefused(Folder.CreatePipe("pipe"), "is empty, or not a regular file");

    [Test]
    [Platform("Linux,MacOsX")]
    public void A_pipe_behind_a_link()
    {
        File.CreateSymbolicLink(Folder.PathOf("link"), Folder.CreatePipe("pipe"));
        AssertRefused(Folder.PathOf("link"), "is empty, or not a regular file");
    }

    [TestCase("/dev/zero")]
    [TestCase("/dev/null")]
    [TestCase("/dev/random")]
    [Platform("Linux,MacOsX")]
    public void A_device(string path) => AssertRefused(path, "is empty, or not a regular file");

    [Test]
    public void A_link_to_nothing()
    {
        File.CreateSymbolicLink(Folder.PathOf("link"), Folder.PathOf("missing"));
        AssertRefused(Folder.PathOf("link"), "not a regular file");
    }

    [Test]
    public void A_link_to_itself()
    {
        File.CreateSymbolicLink(Folder.PathOf("link"), Folder.PathOf("link"));
        AssertRefused(Folder.PathOf("link"), "its links go in a circle");
    }

    [Test]
    [Platform("Linux,MacOsX")]
    public void A_name_that_is_too_long() => AssertRefused(Folder.PathOf(new string('x', 300)), "too long");

    [Test]
    public void A_link_to_a_file_is_read_like_the_file()
    {
        File.WriteAllBytes(Folder.PathOf("a.npz"), HostileArchives.With(entry => entry));
        File.CreateSymbolicLink(Folder.PathOf("link"), Folder.PathOf("a.npz"));
        Assert.That(RecordingReader.Read(Folder.PathOf("link"), geometry: null).Steps, Is.EqualTo(RecordingFile.Steps));
    }

    [Test]
    public void A_file_that_is_too_long_to_be_held_in_memory()
    {
        File.WriteAllBytes(Folder.PathOf("long"), new byte[101]);
        Assert.That(
            () => InputFile.Open(Folder.PathOf("long"), maxBytes: 100),
            Throws.TypeOf<CommandException>().With.Message.EqualTo($"{Folder.PathOf("long")}: has 101 bytes; at most 100 are read"));
    }

    private static void AssertRefused(string path, string message)
    {
        Task<CommandException> refusal = Task.Run(() => Assert.Throws<CommandException>(() => RecordingReader.Read(path, geometry: null)))!;
        Assert.That(refusal.Wait(Patience), Is.True, "the tool waits for something that will not come");
        Assert.That(refusal.Result.Message, Does.StartWith($"{path}: ").And.Contain(message));
    }
}
