using System.Runtime.Versioning;
using StdpKernels.Tests.Support;
using StdpKernels.Tool;
using StdpKernels.Tool.Output;

namespace StdpKernels.Tests.Tool;

internal sealed class AtomicFileTests : FolderTests
{
    [Test]
    public void Replaces_an_older_file_when_it_is_complete()
    {
        string path = Folder.PathOf("file");
        File.WriteAllText(path, "old");
        using (AtomicFile file = AtomicFile.Create(path))
        {
            file.Stream.Write("new"u8);
            Assert.That(File.ReadAllText(path), Is.EqualTo("old"));
            file.Commit();
        }

        Assert.That(File.ReadAllText(path), Is.EqualTo("new"));
        Assert.That(Folder.FileNames, Is.EqualTo(new[] { "file" }));
    }

    [Test]
    public void Leaves_the_older_file_when_it_is_not()
    {
        string path = Folder.PathOf("file");
        File.WriteAllText(path, "old");
        using (AtomicFile file = AtomicFile.Create(path))
        {
            file.Stream.Write("half"u8);
        }

        Assert.That(File.ReadAllText(path), Is.EqualTo("old"));
        Assert.That(Folder.FileNames, Is.EqualTo(new[] { "file" }));
    }

    [Test]
    [Platform("Linux,MacOsX")]
    [UnsupportedOSPlatform("windows")]
    public void A_file_that_was_there_keeps_its_permissions()
    {
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherWrite;
        string path = Folder.PathOf("file");
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
        string path = Folder.PathOf("file");
        File.WriteAllText(path, "old");
        File.SetUnixFileMode(path, Private);

        using AtomicFile file = AtomicFile.Create(path);

        Assert.That(Folder.FileNames.Select(name => File.GetUnixFileMode(Folder.PathOf(name!))), Is.All.EqualTo(Private));
    }

    [Test]
    public void A_link_stays_and_the_file_behind_it_is_replaced()
    {
        Directory.CreateDirectory(Folder.PathOf("far"));
        File.WriteAllText(Folder.PathOf("far/file"), "old");
        File.CreateSymbolicLink(Folder.PathOf("second"), "far/file");
        File.CreateSymbolicLink(Folder.PathOf("first"), "second");

        Write(Folder.PathOf("first"), "new");

        Assert.That(File.ReadAllText(Folder.PathOf("far/file")), Is.EqualTo("new"));
        Assert.That(new FileInfo(Folder.PathOf("first")).LinkTarget, Is.EqualTo("second"));
        Assert.That(Directory.GetFiles(Folder.PathOf("far")), Has.Length.EqualTo(1));
    }

    [Test]
    public void A_link_to_nothing_creates_the_file_behind_it()
    {
        File.CreateSymbolicLink(Folder.PathOf("link"), "file");
        Write(Folder.PathOf("link"), "new");
        Assert.That(File.ReadAllText(Folder.PathOf("file")), Is.EqualTo("new"));
    }

    [Test]
    public void Links_in_a_circle_are_refused()
    {
        File.CreateSymbolicLink(Folder.PathOf("a"), "b");
        File.CreateSymbolicLink(Folder.PathOf("b"), "a");
        AssertRefused("a", "its links go in a circle");
    }

    [Test]
    [Platform("Linux")]
    public void A_name_may_be_as_long_as_the_system_takes()
    {
        Write(Folder.PathOf(new string('x', 255)), "new");
        Assert.That(Folder.FileNames, Is.EqualTo(new[] { new string('x', 255) }));
    }

    [Test]
    [Platform("Linux")]
    public void A_longer_name_is_refused_at_once() => AssertRefused(new string('x', 256), "too long");

    [Test]
    public void A_read_only_file_is_refused()
    {
        File.WriteAllText(Folder.PathOf("file"), "old");
        File.SetAttributes(Folder.PathOf("file"), FileAttributes.ReadOnly);

        AssertRefused("file", "");

        File.SetAttributes(Folder.PathOf("file"), FileAttributes.Normal);
    }

    [Test]
    [Platform("Linux,MacOsX")]
    public void A_pipe_is_refused()
    {
        Folder.CreatePipe("pipe");
        AssertRefused("pipe", "it is not a regular file");
    }

    [TestCase("/dev/full")]
    [TestCase("/dev/null")]
    [Platform("Linux")]
    public void A_device_is_refused(string path) => AssertRefused(path, "it is not a regular file");

    [Test]
    public void A_disk_that_is_full_is_told_under_the_name_of_the_file()
    {
        using AtomicFile file = AtomicFile.Create(Folder.PathOf("file"));
        Assert.That(
            () => file.Write(_ => throw new IOException("there is no space left")),
            Throws.TypeOf<ToolException>().With.Message.EqualTo($"{Folder.PathOf("file")}: cannot be written: there is no space left"));
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
        string?[] before = [.. Folder.FileNames];
        ToolException refusal = Assert.Throws<ToolException>(() => AtomicFile.Create(Folder.PathOf(name)).Dispose())!;
        Assert.That(refusal.Message, Does.StartWith(Folder.PathOf(name)).And.Contain(message));
        Assert.That(Folder.FileNames, Is.EquivalentTo(before));
    }
}
