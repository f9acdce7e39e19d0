using StdpKernels.Checkpoints;
using StdpKernels.Reporting.Commands;
using StdpKernels.Simulation;
using StdpKernels.Tests.Tool.Hostile;
using StdpKernels.Tests.Tool.Support;
using StdpKernels.Tool.Npz;
using StdpKernels.Tool.Recordings;
using StdpKernels.Tool.Simulation.Checkpoints;
using StdpKernels.Tool.Simulation.Experiments.Competition;
using StdpKernels.Tool.Verification;
using Entry = StdpKernels.Tests.Tool.Support.ZipBytes.Entry;

namespace StdpKernels.Tests.Tool.Fuzzing;

/// <summary>All readers of files that a user hands to the tool.</summary>
internal static class FuzzTargets
{
    private static readonly string[] HeaderWords =
    [
        "'descr'", "'fortran_order'", "'shape'", "'<f4'", "'<f8'", "'|u1'", "'|b1'", "'>f8'", "'|O'", "[('a', '<f4')]", "True", "False",
        "()", "(0,)", "(1,)", "(-1,)", "(2147483647,)", "(4294967296, 4294967296)", "{", "}", "L", ",", ": ", "\\", "\u00e9",
    ];

    private static readonly string[] JsonWords =
    [
        "{", "}", "[", "]", ",", ":", "null", "true", "0", "-1", "1e999", "-1e999", "2147483647", "2147483648", "9007199254740993", "0.5",
        "\"NaN\"", "\"Infinity\"", "\"\"", "\"linear\"", "\"conv2d\"", "\"decay\"", "\"float32\"", "\"float64\"", "[0]", "[0, 0]", "[[]]",
        "\"w\": [],", "\"z_pre\": [0, 5],", "\"steps\": 1,", "\"shape\": [0],", "\"mu\": 0.5,", "\"hardbound\": null,",
        "{ \"shape\": [], \"dtype\": \"float64\", \"data\": [1] }", "\"stride\": 0,", "\"dilation\": [2, 2000000000],", "\ud83d\ude00",
        "\"\\ud800\"",
    ];

    private static readonly string[] PeerWords =
    [
        .. JsonWords, "\"conv1d\"", "\"bn_mstdp\"", "\"sj_mstdpet\"", "\"brian_triplet\"", "\"peer\": \"a\",", "\"run_steps\": 0,", "\"window\": 2,",
        "\"padding\": 20000,", "\"groups\": 2,", "\"reward\": [[1]],", "\"reward\": [],", "\"step\": 1,", "\"e\": [0],", "\"\\ud800\": 1,",
    ];

    private static readonly string[] IndexWords =
    [
        "{", "}", "[", "]", "\"cases\"", "\"file\"", "null", "5", "\"../x\"", "\"/dev/zero\"", "\"a\\u0000b\"", "\"a.json\"", "\"\"",
        "\"\\ud800\"",
    ];

    private static readonly string[] CheckpointWords =
    [
        "\u0001\0\0\0w", "w", "t_pre", "t_post", "layer", "f\u0004\u0002\0", "f\u0008\u0002\0", "i\u0004\u0000\0", "\u0002\0\0\0",
        "\u0003\0\0\0\0\0\0\0", "\u001b", "\ud83d\ude00",
    ];

    private static ReadOnlySpan<byte> GoodIndex =>
        """{ "schema": 1, "cases": [{ "file": "a.json", "kind": "linear" }, { "file": "b.json" }] }"""u8;

    public static IEnumerable<FuzzTarget> All =>
    [
        new("array", [.. GoodArrays().Select(e => e.Content)], HeaderWords, ReadArray),
        new("archive", [.. GoodArchives()], ["PK\u0001\u0002", "PK\u0003\u0004", "PK\u0005\u0006", "w.npy", "../"], ReadArchive),
        new("recording", [Joined(GoodArrays()), Joined(GoodConvolution())], HeaderWords, ReadRecording),
        new("case", [.. GoodCases()], JsonWords, ReadCase),
        new("case of another simulator", [.. GoodPeerCases()], PeerWords, ReadCase),
        new("index", [GoodIndex.ToArray()], IndexWords, ReadIndex),
        new("checkpoint of a layer", [GoodLayer()], CheckpointWords, ReadLayer),
        new("container, with a checksum that is right", [GoodLayer()[..^sizeof(uint)]], CheckpointWords, ReadContainer),
        new("checkpoint of a run", [GoodRun()], CheckpointWords, ReadRun),
    ];

    private static Entry[] GoodArrays() =>
    [
        .. HostileArchives.GoodEntries(),
        new Entry("t_pre.npy", NpyBytes.Create("{'descr': '<f8', 'fortran_order': False, 'shape': (2, 4), }", new byte[64], version: 2)),
        new Entry("t_post.npy", NpyBytes.Create("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }", new byte[24], version: 3)),
    ];

    private static Entry[] GoodConvolution() =>
    [
        new Entry("w.npy", NpyBytes.Create("{'descr': '<f8', 'fortran_order': False, 'shape': (2, 1, 2, 2), }", new byte[64])),
        new Entry("z_pre.npy", NpyBytes.Create("{'descr': '|b1', 'fortran_order': False, 'shape': (2, 1, 1, 3, 4), }", new byte[24])),
        new Entry("z_post.npy", NpyBytes.Create("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 1, 2, 2, 3), }", new byte[96])),
    ];

    private static byte[] Joined(Entry[] entries) => [.. entries.SelectMany(e => e.Content)];

    private static IEnumerable<byte[]> GoodArchives()
    {
        Entry[] entries = GoodArrays();
        yield return new ZipBytes { Entries = entries }.ToArray();
        yield return new ZipBytes { Entries = [.. entries.Select(e => e.Deflated())] }.ToArray();
        yield return new ZipBytes
        {
            Entries = entries,
            Count = ushort.MaxValue,
            DirectoryOffset = uint.MaxValue,
            End64 = ((ulong)entries.Length, null),
        }.ToArray();
    }

    private static IEnumerable<byte[]> GoodCases() =>
        new[] { "decay_scalar", "linear_size_batch0", "linear_grid_add_hb1_f32", "conv2d_grid_pow_hb1_f64" }
            .Select(name => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Vectors", $"{name}.json")));

    private static IEnumerable<byte[]> GoodPeerCases() => PeerCases.Small.Select(name => File.ReadAllBytes(PeerCases.PathOf(name)));

    private static bool ReadArray(byte[] input, string path)
    {
        NpyArray read;
        try
        {
            read = NpyFormat.Read(new MemoryStream(input));
        }
        catch (NpyFormatException e)
        {
            AssertOneLine(e.Message);
            return false;
        }

        // What has been read can be written, and is then the same.
        using var written = new MemoryStream();
        read.Write(written);
        written.Position = 0;
        NpyArray again = NpyFormat.Read(written);
        Assert.That(again.Type, Is.EqualTo(read.Type));
        Assert.That(again.Shape.ToArray(), Is.EqualTo(read.Shape.ToArray()));
        Assert.That(again.ToArray<double>(), Is.EqualTo(read.ToArray<double>()));
        return true;
    }

    private static bool ReadArchive(byte[] input, string path)
    {
        File.WriteAllBytes(path, input);
        return Accepts(() =>
        {
            using NpzReader archive = NpzReader.Open(path);
            foreach (string name in (string[])["w", "z_pre", "z_post"])
            {
                NpzEntry entry = archive.Find(name);
                Assert.That(entry.Read().Length, Is.EqualTo(entry.Header.Length));
            }
        });
    }

    // Arrays in a row, put into an archive with checksums that are right: the damage is seen by all that comes after them.
    private static bool ReadRecording(byte[] input, string path)
    {
        var entries = new List<Entry>();
        string[] names = [.. GoodArrays().Select(e => e.Name)];
        for (int start = 0; start < input.Length && entries.Count < names.Length;)
        {
            int next = input.AsSpan(start + 1).IndexOf(NpyFile.Magic);
            int end = next < 0 ? input.Length : start + 1 + next;
            entries.Add(new Entry(names[entries.Count], input[start..end]));
            start = end;
        }

        File.WriteAllBytes(path, new ZipBytes { Entries = entries }.ToArray());
        return Accepts(() =>
        {
            Recording recording = RecordingReader.Read(path, geometry: null);
            new Replay<float>(recording, new StdpParameters<float>(), dt: 0.001).Run(_ => { }, CancellationToken.None);
        });
    }

    private static bool ReadCase(byte[] input, string path)
    {
        File.WriteAllBytes(path, input);
        CaseOutcome outcome = CaseRunner.RunFile(path);
        AssertOneLine(outcome.Detail ?? "");
        Assert.That(outcome.Detail ?? "", Does.Not.Contain("System.").And.Not.Contain("StdpKernels."));
        return outcome.Status == CaseStatus.Passed;
    }

    private static bool ReadIndex(byte[] input, string path)
    {
        string folder = Path.ChangeExtension(path, null);
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, "index.json"), input);
        return Accepts(() =>
        {
            foreach (string file in CaseDirectory.Read(folder).Cases)
            {
                Assert.That(Path.GetDirectoryName(Path.GetFullPath(file)), Is.EqualTo(folder));
            }
        });
    }

    private static byte[] GoodLayer()
    {
        using var stream = new MemoryStream();
        var state = new StdpState<float>([1, 3], [1, 2]);
        StdpCheckpoint.Save(stream, new TensorView<float>(new float[6], 2, 3), state);
        return stream.ToArray();
    }

    private static byte[] GoodRun()
    {
        using var stream = new MemoryStream();
        SimulationCheckpoint.Save(stream, "a run", new CompetitionNetwork(new CompetitionParameters { Inputs = 10 }));
        return stream.ToArray();
    }

    private static bool ReadLayer(byte[] input, string path)
    {
        File.WriteAllBytes(path, input);
        float[] w = [1, 2, 3, 4, 5, 6];
        try
        {
            StdpCheckpoint.Load(path, new TensorView<float>(w, 2, 3), new StdpState<float>([1, 3], [1, 2]));
            return true;
        }
        catch (InvalidDataException e)
        {
            AssertOneLine(e.Message);
            Assert.That(e.Message, Does.StartWith($"{path}: "));
            Assert.That(w, Is.EqualTo(new float[] { 1, 2, 3, 4, 5, 6 }), "nothing changed");
            return false;
        }
    }

    private static bool ReadContainer(byte[] input, string path)
    {
        byte[] checksum = BitConverter.GetBytes(Crc32C.Finish(Crc32C.Append(Crc32C.Start, input)));
        return ReadLayer([.. input, .. checksum], path);
    }

    private static bool ReadRun(byte[] input, string path)
    {
        string folder = Path.ChangeExtension(path, null);
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, CheckpointStore.NewestName), input);
        var network = new CompetitionNetwork(new CompetitionParameters { Inputs = 10 });
        return Accepts(() => new CheckpointStore(folder, "a run").Load(network, _ => { }));
    }

    private static bool Accepts(Action read)
    {
        try
        {
            read();
            return true;
        }
        catch (CommandException e)
        {
            AssertOneLine(e.Message);
            return false;
        }
    }

    private static void AssertOneLine(string message) => Assert.That(message.Any(c => c is '\n' or '\r' or '\u001b'), Is.False, message);
}
