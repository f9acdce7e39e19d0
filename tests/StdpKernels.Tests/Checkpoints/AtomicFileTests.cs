using System.Runtime.Versioning;
using StdpKernels.Checkpoints;
using StdpKernels.Reporting.Commands;
using StdpKernels.Reporting.Files;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Checkpoints;

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
        using OutputFile file = OutputFile.Create(Folder.PathOf("file"));
        Assert.That(
            () => file.Write(_ => throw new IOException($"there is no space left : '{Folder.PathOf("file")}'")),
            Throws.TypeOf<CommandException>().With.Message.EqualTo($"{Folder.PathOf("file")}: cannot be written: there is no space left"));
    }

    [Test]
    public void A_name_without_letters_is_refused() => Assert.That(() => AtomicFile.Create(""), Throws.TypeOf<ArgumentException>());

    [Test]
    public void A_file_that_somebody_reads_is_replaced()
    {
        File.WriteAllText(Folder.PathOf("file"), "old");
        using (FileStream reader = File.OpenRead(Folder.PathOf("file")))
        {
            Write(Folder.PathOf("file"), "new");
            Assert.That(new StreamReader(reader).ReadToEnd(), Is.EqualTo("old"));
        }

        Assert.That(File.ReadAllText(Folder.PathOf("file")), Is.EqualTo("new"));
    }

    [Test]
    public void Several_may_replace_a_file_at_a_time_and_the_last_to_finish_wins()
    {
        File.WriteAllText(Folder.PathOf("file"), "old");
        using AtomicFile first = AtomicFile.Create(Folder.PathOf("file"));
        using AtomicFile second = AtomicFile.Create(Folder.PathOf("file"));
        first.Stream.Write("first"u8);
        second.Stream.Write("second"u8);
        second.Commit();
        first.Commit();

        Assert.That(File.ReadAllText(Folder.PathOf("file")), Is.EqualTo("first"));
        Assert.That(Folder.FileNames, Is.EqualTo(new[] { "file" }));
    }

    [Test]
    public void What_a_killed_process_has_left_goes_away_when_it_is_old()
    {
        string old = Folder.PathOf(".stdp-0123456789abcdef.tmp");
        string young = Folder.PathOf(".stdp-fedcba9876543210.tmp");
        File.WriteAllText(old, "half");
        File.WriteAllText(young, "half");
        File.SetLastWriteTimeUtc(old, DateTime.UtcNow - (2 * Leftovers.Age));

        Write(Folder.PathOf("file"), "new");

        Assert.That(Folder.FileNames, Is.EquivalentTo(new[] { "file", Path.GetFileName(young) }));
    }

    [Test]
    public void What_a_living_process_writes_stays_however_old_it_is()
    {
        using (AtomicFile slow = AtomicFile.Create(Folder.PathOf("slow")))
        {
            File.SetLastWriteTimeUtc(Folder.PathOf(Folder.FileNames.Single()!), DateTime.UtcNow - TimeSpan.FromDays(1));
            Write(Folder.PathOf("file"), "new");
            slow.Commit();
        }

        Assert.That(Folder.FileNames, Is.EquivalentTo(new[] { "file", "slow" }));
    }

    [Test]
    public void A_link_with_the_name_of_a_leftover_is_left_alone()
    {
        File.WriteAllText(Folder.PathOf("precious"), "old");
        File.SetLastWriteTimeUtc(Folder.PathOf("precious"), DateTime.UtcNow - TimeSpan.FromDays(1));
        File.CreateSymbolicLink(Folder.PathOf(".stdp-0.tmp"), "precious");

        Write(Folder.PathOf("file"), "new");

        Assert.That(File.ReadAllText(Folder.PathOf("precious")), Is.EqualTo("old"));
        Assert.That(Folder.FileNames, Has.Exactly(3).Items);
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

    // The library says what is wrong as the runtime does, commands in one line that starts with the file.
    private void AssertRefused(string name, string message)
    {
        string?[] before = [.. Folder.FileNames];
        Exception refusal = Assert.Catch(() => AtomicFile.Create(Folder.PathOf(name)).Dispose())!;
        Assert.That(refusal, Is.InstanceOf<IOException>().Or.TypeOf<UnauthorizedAccessException>());
        Assert.That(refusal.Message, Does.Contain(message).And.Contain(Folder.PathOf(name)).And.Not.Contain(".stdp-"));
        CommandException told = Assert.Throws<CommandException>(() => OutputFile.Create(Folder.PathOf(name)).Dispose())!;
        Assert.That(told.Message, Does.StartWith(Folder.PathOf(name)).And.Contain(message));
        Assert.That(Folder.FileNames, Is.EquivalentTo(before));
    }
}
