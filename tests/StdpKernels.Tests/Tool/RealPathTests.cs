using StdpKernels.Tests.Tool.Support;
using StdpKernels.Tool.Output;

namespace StdpKernels.Tests.Tool;

internal sealed class RealPathTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder()
    {
        _folder = new TemporaryFolder();
        Directory.CreateDirectory(_folder.PathOf("a/b"));
        File.WriteAllText(_folder.PathOf("a/b/file"), "content");
        Directory.CreateSymbolicLink(_folder.PathOf("to_b"), "a/b");
        File.CreateSymbolicLink(_folder.PathOf("a/b/up"), "../../to_b/file");
        File.CreateSymbolicLink(_folder.PathOf("whole"), _folder.PathOf("to_b/up"));
    }

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [TestCase("a/b/file")]
    [TestCase("a/./b/../b/file")]
    [TestCase("to_b/file")]
    [TestCase("to_b/up")]
    [TestCase("whole")]
    public void Every_way_to_a_file_is_the_same(string path) =>
        Assert.That(RealPath.AreSame(_folder.PathOf(path), _folder.PathOf("a/b/file")), Is.True);

    [TestCase("file")]
    [TestCase("to_b/missing")]
    [TestCase("to_b/file/more")]
    public void Another_file_is_not(string path) =>
        Assert.That(RealPath.AreSame(_folder.PathOf(path), _folder.PathOf("a/b/file")), Is.False);

    [Test]
    public void What_is_not_there_lies_where_its_folder_leads() =>
        Assert.That(RealPath.AreSame(_folder.PathOf("to_b/new/file"), _folder.PathOf("a/b/new/file")), Is.True);
}
