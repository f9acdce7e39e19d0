using System.Runtime.Intrinsics.X86;
using StdpKernels.Kernels.Processor;
using StdpKernels.Reporting.Measuring;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Reporting;

internal sealed class CacheSizesTests : FolderTests
{
    [Test]
    public void Data_caches_are_those_that_the_operating_system_lists()
    {
        List(("1", "Instruction", "32K"), ("1", "Data", "48K"), ("2", "Unified", "2048K"), ("3", "Unified", "266240K"));

        Assert.That(CacheSizes.Detect(Folder.FullName), Is.EqualTo(new CacheSizes(48 << 10, 2 << 20, 260 << 20)));
    }

    [Test]
    public void What_the_operating_system_does_not_tell_is_what_the_library_finds()
    {
        Assume.That(X86Base.IsSupported, "Processors of other kinds do not tell a program.");
        List(("1", "Data", "48K"));

        CacheSizes listed = CacheSizes.Detect(Folder.FullName), unlisted = CacheSizes.Detect(Folder.PathOf("absent"));

        DataCaches found = DataCaches.Here;
        Assert.That(listed, Is.EqualTo(new CacheSizes(48 << 10, found.Second, found.Last)));
        Assert.That(unlisted, Is.EqualTo(new CacheSizes(found.First, found.Second, found.Last)));
    }

    private void List(params (string Level, string Type, string Size)[] caches)
    {
        for (int i = 0; i < caches.Length; i++)
        {
            string folder = Directory.CreateDirectory(Folder.PathOf($"index{i}")).FullName;
            File.WriteAllText(Path.Combine(folder, "level"), caches[i].Level + "\n");
            File.WriteAllText(Path.Combine(folder, "type"), caches[i].Type + "\n");
            File.WriteAllText(Path.Combine(folder, "size"), caches[i].Size + "\n");
        }
    }
}
