using StdpKernels.Reporting.Commands;
using StdpKernels.Reporting.Files;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Reporting;

internal sealed class ResultFolderTests : FolderTests
{
    [Test]
    public void Files_are_replaced_and_those_of_others_stay_in_folders_too()
    {
        File.WriteAllText(Folder.PathOf("report.md"), "old");
        File.WriteAllText(Folder.PathOf("python.md"), "of somebody else");
        Directory.CreateDirectory(Folder.PathOf("profiles"));
        File.WriteAllText(Folder.PathOf("profiles/step.txt"), "of somebody else");

        ResultFolder.Write(Folder.FullName, ("report.md", "new, 5 µs"), ("results.json", "{}"));

        Assert.That(Folder.FileNames, Is.EquivalentTo(new[] { "report.md", "results.json", "python.md", "profiles" }));
        Assert.That(File.ReadAllBytes(Folder.PathOf("report.md")), Is.EqualTo("new, 5 µs"u8.ToArray()));
        Assert.That(File.ReadAllText(Folder.PathOf("python.md")), Is.EqualTo("of somebody else"));
        Assert.That(File.ReadAllText(Folder.PathOf("profiles/step.txt")), Is.EqualTo("of somebody else"));
    }

    [Test]
    public void Where_one_file_cannot_be_written_none_is()
    {
        File.WriteAllText(Folder.PathOf("report.md"), "old");
        Directory.CreateDirectory(Folder.PathOf("results.json"));

        Assert.That(
            () => ResultFolder.Write(Folder.FullName, ("report.md", "new"), ("results.json", "{}")),
            Throws.TypeOf<CommandException>().With.Message.StartsWith(Folder.PathOf("results.json")));
        Assert.That(File.ReadAllText(Folder.PathOf("report.md")), Is.EqualTo("old"));
        Assert.That(Folder.FileNames, Is.EquivalentTo(new[] { "report.md", "results.json" }));
    }

    [Test]
    public void A_folder_is_made_and_left_empty_before_a_measurement()
    {
        ResultFolder.Prepare(Folder.PathOf("a/b"));
        Assert.That(Directory.GetFileSystemEntries(Folder.PathOf("a/b")), Is.Empty);
    }
}
