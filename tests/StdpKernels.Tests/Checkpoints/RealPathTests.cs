using StdpKernels.Checkpoints;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Checkpoints;

internal sealed class RealPathTests : FolderTests
{
    [SetUp]
    public void FillFolder()
    {
        Directory.CreateDirectory(Folder.PathOf("a/b"));
        File.WriteAllText(Folder.PathOf("a/b/file"), "content");
        Directory.CreateSymbolicLink(Folder.PathOf("to_b"), "a/b");
        File.CreateSymbolicLink(Folder.PathOf("a/b/up"), "../../to_b/file");
        File.CreateSymbolicLink(Folder.PathOf("whole"), Folder.PathOf("to_b/up"));
    }

    [TestCase("a/b/file")]
    [TestCase("a/./b/../b/file")]
    [TestCase("to_b/file")]
    [TestCase("to_b/up")]
    [TestCase("whole")]
    public void Every_way_to_a_file_is_the_same(string path) =>
        Assert.That(RealPath.AreSame(Folder.PathOf(path), Folder.PathOf("a/b/file")), Is.True);

    [TestCase("file")]
    [TestCase("to_b/missing")]
    [TestCase("to_b/file/more")]
    public void Another_file_is_not(string path) =>
        Assert.That(RealPath.AreSame(Folder.PathOf(path), Folder.PathOf("a/b/file")), Is.False);

    [Test]
    public void What_is_not_there_lies_where_its_folder_leads() =>
        Assert.That(RealPath.AreSame(Folder.PathOf("to_b/new/file"), Folder.PathOf("a/b/new/file")), Is.True);
}
