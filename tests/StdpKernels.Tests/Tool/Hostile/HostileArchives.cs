using System.IO.Compression;
using StdpKernels.Simulation;
using StdpKernels.Tests.Tool.Support;
using Entry = StdpKernels.Tests.Tool.Support.ZipBytes.Entry;

namespace StdpKernels.Tests.Tool.Hostile;

/// <summary>Archives that somebody made to do harm, or that went wrong on the way, each with what must be said about it.</summary>
internal static class HostileArchives
{
    private const string Intact = "not an .npz file, or a truncated or damaged one";

    /// <summary>Bytes of the archive, and a part of the message.</summary>
    public static IEnumerable<TestCaseData> All =>
    [
        .. Bombs(), .. Headers(), .. Entries(), .. Directories(), .. OtherFormats(),
    ];

    /// <summary>The entries of a good recording, in the order <c>w</c>, <c>z_pre</c>, <c>z_post</c>.</summary>
    public static Entry[] GoodEntries() => [.. RecordingFile.LinearArrays().Select(a => new Entry($"{a.Key}.npy", Bytes(a.Value)))];

    /// <summary>A good recording but for one entry.</summary>
    public static byte[] With(Func<Entry, Entry> change, int entry = 0)
    {
        Entry[] entries = GoodEntries();
        entries[entry] = change(entries[entry]);
        return new ZipBytes { Entries = entries }.ToArray();
    }

    /// <summary>An array whose header and directory claim a length, with no such content behind them.</summary>
    public static Entry Claim(string name, string shape, uint elementBytes)
    {
        byte[] content = NpyBytes.Create($"{{'descr': '<f4', 'fortran_order': False, 'shape': {shape}, }}", new byte[64]);
        return new Entry(name, content) { Size = (uint)content.Length - 64 + elementBytes }.Deflated();
    }

    private static IEnumerable<TestCaseData> Bombs()
    {
        byte[] zeros = NpyBytes.Create(Header("(3, 4)"), new byte[32 << 20]);
        byte[] lie = NpyBytes.Create("{'descr': '<f4', 'fortran_order': False, 'shape': (500000000, 1), }", new byte[800]);
        return
        [
            Case("a bomb that the list tells", With(e => new Entry(e.Name, zeros).Deflated()), "has more data than its shape [3, 4]"),
            Case(
                "a bomb that nothing tells",
                With(e => new Entry(e.Name, zeros) { Size = (uint)e.Content.Length }.Deflated()),
                "has more data than its shape [3, 4]"),
            Case("a shape without content", With(e => e with { Content = lie }), "has less data than its shape [500000000, 1]"),
            Case(
                "a shape and a size without content",
                new ZipBytes { Entries = ConsistentClaim() }.ToArray(),
                "has less data than its shape [500000000, 1]"),
            Case(
                "more than the limit in all",
                new ZipBytes
                {
                    Entries =
                    [
                        Claim("w.npy", "(600000000, 1)", 2_400_000_000),
                        .. GoodEntries()[1..2],
                        Claim("z_post.npy", "(600000000, 1)", 2_400_000_000),
                    ],
                }.ToArray(),
                "array 'z_post' brings the total to more than 4 GiB"),
            Case(
                "neurons without samples",
                Linear("(1, 0, 2000000000)", "(1, 0, 3)", "(3, 2000000000)", weights: 0),
                "array 'w' has more than 2147483591 elements"),
            Case("steps without neurons", Linear("(2000000000, 1, 0)", "(2000000000, 1, 0)", "(0, 0)", 0), "at least one of each"),
            Case("samples without neurons", Linear("(1, 2000000000, 0)", "(1, 2000000000, 0)", "(0, 0)", 0), "at least one of each"),
        ];
    }

    private static IEnumerable<TestCaseData> Headers() =>
    [
        Case("a negative dimension", WithHeader(Header("(-3, 4)")), "array 'w' has a negative dimension"),
        Case("a dimension of 2^64", WithHeader(Header("(18446744073709551616, 4)")), "has a dimension of 18446744073709551616"),
        Case("a product of 2^64", WithHeader(Header("(65536, 65536, 65536, 65536)")), "has more than"),
        Case("a product of 2^32 + 12", WithHeader(Header("(4, 1073741827)")), "has more than"),
        Case("65 dimensions", WithHeader(Header($"({string.Concat(Enumerable.Repeat("1,", 65))})")), "has more than 64 dimensions"),
        Case("Fortran order", WithHeader("{'descr': '<f4', 'fortran_order': True, 'shape': (3, 4), }"), "is stored in Fortran order"),
        Case("big-endian", WithHeader(Header("(3, 4)", "'>f4'")), "is big-endian ('>f4'): save it as little-endian"),
        Case("a pickle", WithHeader(Header("(3, 4)", "'|O'"), [0x80, 4, .. "cos\nsystem\n(S'true'\ntR."u8]), "holds Python objects"),
        Case("a structured array", WithHeader(Header("(12,)", "[('a', '<f4'), ('b', '|O')]")), "is a structured array"),
        Case("an array in an element", WithHeader(Header("(12,)", "('<f4', (2,))")), "has a malformed header"),
        Case("int64", WithHeader(Header("(3, 4)", "'<i8'")), "has dtype int64: only uint8, bool, float32 and float64 can be read, so save"),
        Case("float16", WithHeader(Header("(3, 4)", "'<f2'")), "has dtype float16"),
        Case("a dtype without end", WithHeader(Header("(3, 4)", $"'<f{new string('4', 5000)}'")), "444…: only"),
        Case("a key twice", WithHeader("{'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), 'shape': (1,)}"), "malformed header"),
        Case("code in a header", WithHeader("__import__('os').system('true')"), "has a malformed header"),
        Case("version 0", With(e => e with { Content = Patched(e.Content, 6, 0) }), "has .npy format version 0.0"),
        Case("version 4", With(e => e with { Content = Patched(e.Content, 6, 4) }), "has .npy format version 4.0"),
        Case("version 1.1", With(e => e with { Content = Patched(e.Content, 7, 1) }), "has .npy format version 1.1"),
        Case("version 2 with the length of 1", With(e => e with { Content = Patched(e.Content, 6, 2) }), "has a header of"),
        Case("a header beyond the end", With(e => e with { Content = Patched(e.Content, 9, 0x10) }), "ends within its header"),
        Case("a header of 64 KiB", With(e => e with { Content = Patched(e.Content, 9, 0xFF) }), "has a header of 65"),
        Case("no header", With(e => e with { Content = Patched(e.Content, 8, 0) }), "has a malformed header"),
        Case("four bytes", With(e => e with { Content = e.Content[..4] }), "is not in NumPy's .npy format"),
        Case("nothing", With(e => e with { Content = [] }), "is not in NumPy's .npy format"),
    ];

    private static IEnumerable<TestCaseData> Entries() =>
    [
        Case("a way out", With(e => e with { Name = "../../w.npy" }), "there is no array 'w'; there is ../../w, z_pre, z_post"),
        Case("an absolute name", With(e => e with { Name = "/w.npy" }), "there is no array 'w'; there is /w,"),
        Case("a drive", With(e => e with { Name = @"C:\w.npy" }), @"there is no array 'w'; there is C:\w,"),
        Case("a name that steers a terminal", With(e => e with { Name = "\u001b[2J\u202e.npy" }), "there is  [2J ,"),
        Case("a name without end", With(e => e with { Name = new string('x', 60_000) }), "xxx…, z_pre, z_post"),
        Case("the same name twice", With(e => e with { Name = "w.npy" }, entry: 1), "array 'w' is there 2 times"),
        Case("encrypted", With(e => e with { Flags = 1 }), "array 'w' is encrypted"),
        Case("strongly encrypted", With(e => e with { Flags = 0x41 }), "array 'w' is encrypted"),
        Case("compressed with AES", With(e => e with { Method = 99 }), "array 'w' cannot be unpacked"),
        Case("compressed with LZMA", With(e => e with { Method = 14 }), "array 'w' cannot be unpacked"),
        Case("not deflated after all", With(e => e with { Method = 8 }), "array 'w' is not in NumPy's .npy format"),
        Case("a wrong checksum", With(e => e with { Checksum = 1 }), "array 'w' is damaged: its checksum is wrong"),
        Case("half a deflated array", With(e => Halved(e.Deflated())), "array 'w'"),
        Case("stored beyond the end", With(e => e with { StoredSize = 1 << 20, Size = 1 << 20 }), "array 'w'"),
        Case("an offset beyond the end", With(e => e with { Offset = 0x7FFFFFF0 }), "array 'w' cannot be unpacked"),
        Case("an offset into data", With(e => e with { Offset = 7 }), "array 'w' cannot be unpacked"),
        Case("a name beyond the list", With(e => e with { NameLength = ushort.MaxValue }, entry: 2), Intact),
        Case("zip64 sizes of 2^63", With(e => Zip64(e, 1UL << 63)), "array 'w'"),
        Case("zip64 sizes of 2^62", With(e => Zip64(e, 1UL << 62)), "array 'w'"),
        Case("zip64 sizes that are missing", With(e => e with { Size = uint.MaxValue, StoredSize = uint.MaxValue }), "array 'w'"),
        Case("a zip64 field that is too short", With(e => Zip64(e, 1) with { Extra = [1, 0, 16, 0, 1, 0, 0] }), "array 'w'"),
    ];

    private static IEnumerable<TestCaseData> Directories()
    {
        ZipBytes good = new() { Entries = GoodEntries() };
        return
        [
            Case("more entries than there are", (good with { Count = 60_000 }).ToArray(), Intact),
            Case("fewer entries than there are", (good with { Count = 1 }).ToArray(), Intact),
            Case("a list beyond the end", (good with { DirectoryOffset = 0x7FFFFFF0 }).ToArray(), Intact),
            Case("a list at another place", (good with { DirectoryOffset = 3 }).ToArray(), Intact),
            Case("another disk", (good with { DiskNumber = 5 }).ToArray(), "cannot be unpacked: Split or spanned archives"),
            Case("zip64 that is missing", (good with { Count = ushort.MaxValue, DirectoryOffset = uint.MaxValue }).ToArray(), Intact),
            Case("zip64 with 2^60 entries", Zip64(good, 1UL << 60, 0), Intact),
            Case("zip64 with 2^64 - 1 entries", Zip64(good, ulong.MaxValue, 0), Intact),
            Case("zip64 with a list at 2^63", Zip64(good, 3, 1UL << 63), Intact),
            Case("zip64 with a list at 2^62", Zip64(good, 3, 1UL << 62), Intact),
            Case("a zip64 record at 2^63", Zip64(good with { End64Offset = 1UL << 63 }, 3, 0), Intact),
            Case("a zip64 record at 2^62", Zip64(good with { End64Offset = 1UL << 62 }, 3, 0), Intact),
            Case("100,000 entries", Many(100_000), "has too many entries"),
            Case("no entry", new ZipBytes { Entries = [] }.ToArray(), "there is no array 'w'; there is none"),
            Case("two ends", [.. good.ToArray(), .. new ZipBytes { Entries = [] }.ToArray()], "there is no array 'w'; there is none"),
        ];
    }

    private static IEnumerable<TestCaseData> OtherFormats()
    {
        byte[] good = new ZipBytes { Entries = GoodEntries() }.ToArray();
        return
        [
            Case("a single array", GoodEntries()[0].Content, "is a single array (.npy); an archive of named arrays is expected"),
            Case("an archive within", new ZipBytes { Entries = [new Entry("a.npz", good)] }.ToArray(), "there is a.npz"),
            Case("an archive in gzip", Gzip(good), "is compressed with gzip"),
            Case("an array in gzip", With(e => e with { Content = Gzip(e.Content) }), "is not in NumPy's .npy format"),
            Case("a pickle instead", [0x80, 4, .. "cos\nsystem\n(S'true'\ntR."u8], Intact),
            Case("HDF5", [0x89, .. "HDF\r\n\x1a\n"u8, .. new byte[500]], Intact),
            Case("zeros", new byte[1 << 16], Intact),
        ];
    }

    private static TestCaseData Case(string name, byte[] archive, string message) =>
        new TestCaseData(archive, message).SetArgDisplayNames(name);

    private static byte[] Bytes(NpyArray array)
    {
        using var stream = new MemoryStream();
        array.Write(stream);
        return stream.ToArray();
    }

    private static string Header(string shape, string descriptor = "'<f4'") =>
        $"{{'descr': {descriptor}, 'fortran_order': False, 'shape': {shape}, }}";

    private static byte[] WithHeader(string header, byte[]? elements = null) =>
        With(e => e with { Content = NpyBytes.Create(header, elements ?? new byte[48]) });

    private static byte[] Linear(string zPre, string zPost, string w, uint weights) => new ZipBytes
    {
        Entries =
        [
            new Entry("w.npy", NpyBytes.Create(Header(w), new byte[weights])),
            new Entry("z_pre.npy", NpyBytes.Create(Header(zPre, "'|u1'"), [])),
            new Entry("z_post.npy", NpyBytes.Create(Header(zPost, "'|u1'"), [])),
        ],
    }.ToArray();

    // w, z_pre and z_post that fit each other, of which w has a size that it only claims.
    public static Entry[] ConsistentClaim() =>
    [
        Claim("w.npy", "(500000000, 1)", 2_000_000_000),
        new Entry("z_pre.npy", NpyBytes.Create(Header("(1, 1, 1)", "'|u1'"), [1])),
        Claim("z_post.npy", "(1, 1, 500000000)", 2_000_000_000),
    ];

    private static byte[] Patched(byte[] bytes, int place, byte value) => [.. bytes[..place], value, .. bytes[(place + 1)..]];

    private static Entry Halved(Entry entry) => entry with { Stored = entry.Stored![..(entry.Stored.Length / 2)] };

    private static Entry Zip64(Entry entry, ulong size) => entry with
    {
        Size = uint.MaxValue,
        StoredSize = uint.MaxValue,
        Extra = [1, 0, 16, 0, .. BitConverter.GetBytes(size), .. BitConverter.GetBytes(size)],
    };

    private static byte[] Zip64(ZipBytes archive, ulong count, ulong? offset) =>
        (archive with { Count = ushort.MaxValue, DirectoryOffset = uint.MaxValue, End64 = (count, offset) }).ToArray();

    private static byte[] Many(int count) => Zip64(
        new ZipBytes { Entries = [.. Enumerable.Range(0, count).Select(i => new Entry($"{i}", []))] }, (ulong)count, offset: null);

    private static byte[] Gzip(byte[] bytes)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return stream.ToArray();
    }
}
