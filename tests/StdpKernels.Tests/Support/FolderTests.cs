namespace StdpKernels.Tests.Support;

/// <summary>Tests that each need a folder of their own.</summary>
internal abstract class FolderTests
{
    /// <summary>The folder of the running test, empty at first and gone afterwards.</summary>
    protected TemporaryFolder Folder { get; private set; } = null!;

    [SetUp]
    public void CreateFolder() => Folder = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder() => Folder.Dispose();
}
