using StdpKernels.Tests.Tool.Support;
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
}
