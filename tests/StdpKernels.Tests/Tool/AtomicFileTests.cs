using System.Runtime.Versioning;
using StdpKernels.Tests.Tool.Support;
using StdpKernels.Tool;
using StdpKernels.Tool.Output;

namespace StdpKernels.Tests.Tool;

internal sealed class AtomicFileTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public void Replaces_an_older_file_when_it_is_complete()
    {
        string path = _folder.PathOf("file");
        File.WriteAllText(path, "old");
        using (AtomicFile file = AtomicFile.Create(path))
        {
            file.Stream.Write("new"u8);
            Assert.That(File.ReadAllText(path), Is.EqualTo("old"));
            file.Commit();
        }

        Assert.That(File.ReadAllText(path), Is.EqualTo("new"));
        Assert.That(_folder.FileNames, Is.EqualTo(new[] { "file" }));
    }

    [Test]
    public void Leaves_the_older_file_when_it_is_not()
    {
        string path = _folder.PathOf("file");
        File.WriteAllText(path, "old");
        using (AtomicFile file = AtomicFile.Create(path))
        {
            file.Stream.Write("half"u8);
        }

        Assert.That(File.ReadAllText(path), Is.EqualTo("old"));
        Assert.That(_folder.FileNames, Is.EqualTo(new[] { "file" }));
    }

    [Test]
    [Platform("Linux,MacOsX")]
    [UnsupportedOSPlatform("windows")]
    public void A_file_that_was_there_keeps_its_permissions()
    {
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherWrite;
        string path = _folder.PathOf("file");
        File.WriteAllText(path, "old");
        File.SetUnixFileMode(path, Mode);

        Write(path, "new");

        Assert.That(File.GetUnixFileMode(path), Is.EqualTo(Mode));
    }

    [Test]
    [Platform("Linux,MacOsX")]
    [UnsupportedOSPlatform("windows")]
    public void Nobody_reads_a_private_file_while_it_is_written()
    {
        const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        string path = _folder.PathOf("file");
        File.WriteAllText(path, "old");
        File.SetUnixFileMode(path, Private);

        using AtomicFile file = AtomicFile.Create(path);

        Assert.That(_folder.FileNames.Select(name => File.GetUnixFileMode(_folder.PathOf(name!))), Is.All.EqualTo(Private));
    }

    [Test]
    public void A_link_stays_and_the_file_behind_it_is_replaced()
    {
        Directory.CreateDirectory(_folder.PathOf("far"));
        File.WriteAllText(_folder.PathOf("far/file"), "old");
        File.CreateSymbolicLink(_folder.PathOf("second"), "far/file");
        File.CreateSymbolicLink(_folder.PathOf("first"), "second");

        Write(_folder.PathOf("first"), "new");

        Assert.That(File.ReadAllText(_folder.PathOf("far/file")), Is.EqualTo("new"));
        Assert.That(new FileInfo(_folder.PathOf("first")).LinkTarget, Is.EqualTo("second"));
        Assert.That(Directory.GetFiles(_folder.PathOf("far")), Has.Length.EqualTo(1));
    }

    [Test]
    public void A_link_to_nothing_creates_the_file_behind_it()
    {
        File.CreateSymbolicLink(_folder.PathOf("link"), "file");
        Write(_folder.PathOf("link"), "new");
        Assert.That(File.ReadAllText(_folder.PathOf("file")), Is.EqualTo("new"));
    }

    [Test]
    public void Links_in_a_circle_are_refused()
    {
        File.CreateSymbolicLink(_folder.PathOf("a"), "b");
        File.CreateSymbolicLink(_folder.PathOf("b"), "a");
        AssertRefused("a", "its links go in a circle");
    }

    [Test]
    [Platform("Linux")]
    public void A_name_may_be_as_long_as_the_system_takes()
    {
        Write(_folder.PathOf(new string('x', 255)), "new");
        Assert.That(_folder.FileNames, Is.EqualTo(new[] { new string('x', 255) }));
    }

    [Test]
    [Platform("Linux")]
    public void A_longer_name_is_refused_at_once() => AssertRefused(new string('x', 256), "too long");

    [Test]
    public void A_read_only_file_is_refused()
    {
        File.WriteAllText(_folder.PathOf("file"), "old");
        File.SetAttributes(_folder.PathOf("file"), FileAttributes.ReadOnly);

        AssertRefused("file", "");

        File.SetAttributes(_folder.PathOf("file"), FileAttributes.Normal);
    }

    [Test]
    [Platform("Linux,MacOsX")]
    public void A_pipe_is_refused()
    {
        _folder.CreatePipe("pipe");
        AssertRefused("pipe", "it is not a regular file");
    }

    [TestCase("/dev/full")]
    [TestCase("/dev/null")]
    [Platform("Linux")]
    public void A_device_is_refused(string path) => AssertRefused(path, "it is not a regular file");

    [Test]
    public void A_disk_that_is_full_is_told_under_the_name_of_the_file()
    {
        using AtomicFile file = AtomicFile.Create(_folder.PathOf("file"));
        Assert.That(
            () => file.Write(_ => throw new IOException("there is no space left")),
            Throws.TypeOf<ToolException>().With.Message.EqualTo($"{_folder.PathOf("file")}: cannot be written: there is no space left"));
    }

    private static void Write(string path, string text)
    {
        using AtomicFile file = AtomicFile.Create(path);
        using (var writer = new StreamWriter(file.Stream, leaveOpen: true))
        {
            writer.Write(text);
        }

        file.Commit();
    }

    private void AssertRefused(string name, string message)
    {
        string?[] before = [.. _folder.FileNames];
        ToolException refusal = Assert.Throws<ToolException>(() => AtomicFile.Create(_folder.PathOf(name)).Dispose())!;
        Assert.That(refusal.Message, Does.StartWith(_folder.PathOf(name)).And.Contain(message));
        Assert.That(_folder.FileNames, Is.EquivalentTo(before));
    }
}
