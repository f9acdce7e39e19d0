using System.IO.Compression;
using StdpKernels.Reporting.Commands;
using StdpKernels.Simulation;
using StdpKernels.Tests.Support;
using StdpKernels.Tests.Tool.Support;
using StdpKernels.Tool.Npz;

namespace StdpKernels.Tests.Tool.Npz;

/// <summary>Whole archives: what is written can be read, and what cannot be read is refused.</summary>
internal sealed class NpzTests : FolderTests
{
    private static IEnumerable<TestCaseData> Arrays =>
    [
        new(NpyArray.Create([0.1f, float.NaN, -0f, float.PositiveInfinity, 5, 6], 2, 3)) { TestName = "float32" },
        new(NpyArray.Create([0.1, double.NaN, -0.0, double.Epsilon], 4)) { TestName = "float64" },
        new(NpyArray.Create(new byte[] { 0, 1, 255 }, 1, 1, 1, 1, 3)) { TestName = "uint8" },
        new(NpyArray.CreateBoolean([1, 0], 2, 1)) { TestName = "bool" },
        new(NpyArray.Create([42.0])) { TestName = "without dimensions" },
        new(NpyArray.Create(Array.Empty<float>(), 0, 7)) { TestName = "empty" },
        new(NpyArray.Create(Enumerable.Range(0, 300_000).Select(i => (double)i).ToArray(), 300, 1000)) { TestName = "in pieces" },
    ];

    [TestCaseSource(nameof(Arrays))]
    public void What_is_written_is_read_again(NpyArray array)
    {
        using (FileStream file = File.Create(Folder.PathOf("a.npz")))
        {
            NpzWriter.Write(file, ("other", NpyArray.Create([1f], 1)), ("a", array));
        }

        using NpzReader archive = NpzReader.Open(Folder.PathOf("a.npz"));
        NpyArray read = archive.Find("a").Read();

        Assert.That(read.Type, Is.EqualTo(array.Type));
        Assert.That(read.Shape.ToArray(), Is.EqualTo(array.Shape.ToArray()));
        Assert.That(Bits(read), Is.EqualTo(Bits(array)));
    }

    [TestCase("w.npy", CompressionLevel.SmallestSize)]
    [TestCase("w.npy", CompressionLevel.NoCompression)]
    [TestCase("w", CompressionLevel.Fastest)]
    public void Compressed_or_not_and_with_or_without_an_extension(string entry, CompressionLevel compression)
    {
        WriteArchive(archive => AddArray(archive, entry, [1, 2, 3], compression));

        using NpzReader archive = NpzReader.Open(Folder.PathOf("a.npz"));

        Assert.That(archive.Find("w").Read().ToArray<float>(), Is.EqualTo(new float[] { 1, 2, 3 }));
        Assert.That(archive.TryFind("v"), Is.Null);
    }

    [Test]
    public void The_same_name_twice_is_refused()
    {
        WriteArchive(archive =>
        {
            AddArray(archive, "w.npy", [1], CompressionLevel.NoCompression);
            AddArray(archive, "w", [2], CompressionLevel.NoCompression);
        });
        AssertRefused("array 'w' is there 2 times");
    }

    [TestCase(CompressionLevel.NoCompression, 300, "array 'w' is damaged: its checksum is wrong")]
    [TestCase(CompressionLevel.Fastest, 35, "array 'w' cannot be unpacked: ")]
    public void Data_that_is_damaged_is_refused(CompressionLevel compression, int place, string message)
    {
        WriteArchive(archive => AddArray(archive, "w.npy", new byte[1000], compression));
        byte[] bytes = File.ReadAllBytes(Folder.PathOf("a.npz"));
        bytes.AsSpan(place, 5).Fill(0xFF);
        File.WriteAllBytes(Folder.PathOf("a.npz"), bytes);
        AssertRefused(message);
    }

    [Test]
    public void An_array_that_unpacks_to_less_than_it_claims_takes_no_memory()
    {
        WriteArchive(archive =>
        {
            using Stream content = archive.CreateEntry("w.npy").Open();
            content.Write(NpyBytes.Create("{'descr': '<f8', 'fortran_order': False, 'shape': (500000000,), }", new byte[800]));
        });

        long before = GC.GetAllocatedBytesForCurrentThread();
        AssertRefused("array 'w' has less data than its shape [500000000] says");

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(10_000_000));
    }

    [Test]
    public void A_name_cannot_steer_the_terminal_or_break_the_line()
    {
        WriteArchive(archive => AddArray(archive, "evil\n\x1b[31m.npy", [1], CompressionLevel.NoCompression));
        StdpProcess.Run(Folder.FullName, "run", "a.npz", "-o", "b.npz")
            .AssertOneLineOfError("there is no array 'w'; there is evil");
    }

    private static void AddArray(ZipArchive archive, string entry, byte[] elements, CompressionLevel compression)
    {
        using Stream content = archive.CreateEntry(entry, compression).Open();
        NpyArray.Create(elements, elements.Length).Write(content);
    }

    private static byte[] Bits(NpyArray array)
    {
        using var stream = new MemoryStream();
        array.Write(stream);
        return stream.ToArray();
    }

    private void WriteArchive(Action<ZipArchive> write)
    {
        using ZipArchive archive = ZipFile.Open(Folder.PathOf("a.npz"), ZipArchiveMode.Create);
        write(archive);
    }

    private void AssertRefused(string message)
    {
        using NpzReader archive = NpzReader.Open(Folder.PathOf("a.npz"));
        Assert.That(() => archive.Find("w").Read(), Throws.TypeOf<CommandException>().With.Message.Contains(message));
    }
}
