using System.Numerics;
using System.Runtime.InteropServices;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Checkpoints;

/// <summary>Bytes of the caller beside a layer, in files and streams: they come back exactly, or nothing is changed.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class UserDataTests<T> : FolderTests
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly byte[] Bytes = [1, 0, 255, 7, 128];

    private string FilePath => Folder.PathOf("layer.checkpoint");

    [Test]
    public void Come_back_from_a_file()
    {
        StdpLinearLayer<T> saved = Create(fill: 3), loaded = Create(fill: 0);
        saved.SaveCheckpoint(FilePath, Bytes);
        byte[] came = new byte[Bytes.Length];
        loaded.LoadCheckpoint(FilePath, came);

        Assert.That(came, Is.EqualTo(Bytes));
        AssertSame(loaded, saved);
    }

    [Test]
    public void Layers_and_their_bytes_follow_each_other_in_a_stream()
    {
        StdpLinearLayer<T>[] saved = [Create(1), Create(2), Create(3)], loaded = [Create(0), Create(0), Create(0)];
        using var stream = new MemoryStream();
        saved[0].SaveCheckpoint(stream, Bytes);
        saved[1].SaveCheckpoint(stream);
        StdpCheckpoint.Save(stream, saved[2].Weights, saved[2].State, Bytes);

        stream.Position = 0;
        byte[] first = new byte[Bytes.Length], last = new byte[Bytes.Length];
        loaded[0].LoadCheckpoint(stream, first);
        loaded[1].LoadCheckpoint(stream);
        StdpCheckpoint.Load(stream, loaded[2].EditWeights(), loaded[2].State, last);

        Assert.That(first, Is.EqualTo(Bytes));
        Assert.That(last, Is.EqualTo(Bytes));
        Assert.That(stream.Position, Is.EqualTo(stream.Length));
        for (int i = 0; i < saved.Length; i++)
        {
            AssertSame(loaded[i], saved[i]);
        }
    }

    [TestCase(0, "'user_data'")]
    [TestCase(4, "[4]")]
    [TestCase(6, "[6]")]
    public void Another_number_of_bytes_is_refused(int length, string message)
    {
        StdpLinearLayer<T> layer = Create(fill: 3), untouched = Create(fill: 3);
        Create(fill: 5).SaveCheckpoint(FilePath, Bytes);
        byte[] came = new byte[length];

        Assert.That(
            () => layer.LoadCheckpoint(FilePath, came),
            Throws.TypeOf<InvalidDataException>().With.Message.StartsWith(FilePath).And.Message.Contains(message));
        Assert.That(came, Has.All.Zero);
        AssertSame(layer, untouched);
    }

    [Test]
    public void Bytes_that_were_not_saved_are_missed()
    {
        StdpLinearLayer<T> layer = Create(fill: 3);
        layer.SaveCheckpoint(FilePath);
        Assert.That(
            () => layer.LoadCheckpoint(FilePath, new byte[5]),
            Throws.TypeOf<InvalidDataException>().With.Message.Contains("'user_data' (uint8 [5])"));
    }

    [Test]
    public void A_changed_byte_of_theirs_is_found()
    {
        StdpLinearLayer<T> layer = Create(fill: 3);
        layer.SaveCheckpoint(FilePath, Bytes);
        byte[] content = File.ReadAllBytes(FilePath);
        content[content.AsSpan().IndexOf(Bytes) + 2] ^= 1;
        File.WriteAllBytes(FilePath, content);

        byte[] came = new byte[Bytes.Length];
        Assert.That(
            () => layer.LoadCheckpoint(FilePath, came), Throws.TypeOf<InvalidDataException>().With.Message.Contains("checksum"));
        Assert.That(came, Has.All.Zero);
    }

    [Test]
    public void A_sparse_layer_of_other_synapses_is_refused_from_a_stream_too()
    {
        var saved = new StdpSparseLayer<T>(1, StdpConnectivity.FromPairs(3, 3, [0, 1], [1, 2]), new());
        var other = new StdpSparseLayer<T>(1, StdpConnectivity.FromPairs(3, 3, [0, 2], [1, 2]), new());
        using var stream = new MemoryStream();
        saved.SaveCheckpoint(stream, Bytes);

        stream.Position = 0;
        byte[] came = new byte[Bytes.Length];
        Assert.That(
            () => other.LoadCheckpoint(stream, came), Throws.TypeOf<InvalidDataException>().With.Message.Contains("same connectivity"));
        Assert.That(came, Has.All.Zero);
        stream.Position = 0;
        Assert.That(() => saved.LoadCheckpoint(stream, came), Throws.Nothing);
        Assert.That(came, Is.EqualTo(Bytes));
    }

    [Test]
    public void A_trace_cannot_take_their_name() => Assert.That(
        () => Create(fill: 1).State.AddTrace("user_data", 1, 4),
        Throws.ArgumentException.With.Message.Contains("'user_data'").And.Property("ParamName").EqualTo("name"));

    [Test]
    public void Memory_of_the_layer_is_refused([Values("w", "t_pre", "t_post")] string memory, [Values] bool file)
    {
        StdpLinearLayer<T> layer = Create(fill: 3);
        Assert.That(
            () => Load(layer, memory, file),
            Throws.ArgumentException.With.Property("ParamName").EqualTo("userData"));
    }

    private static void Load(StdpLinearLayer<T> layer, string memory, bool file)
    {
        Span<T> own = memory switch
        {
            "w" => layer.EditWeights().Span,
            "t_pre" => layer.State.TracePre.Span,
            _ => layer.State.TracePost.Span,
        };
        if (file)
        {
            layer.LoadCheckpoint("no such file", MemoryMarshal.AsBytes(own)[1..3]);
        }
        else
        {
            layer.LoadCheckpoint(Stream.Null, MemoryMarshal.AsBytes(own)[1..3]);
        }
    }

    private static StdpLinearLayer<T> Create(int fill)
    {
        var layer = new StdpLinearLayer<T>(1, 3, 4, new());
        layer.EditWeights().Span.Fill(T.CreateChecked(fill));
        layer.State.TracePre.Span.Fill(T.CreateChecked(fill + 1));
        layer.State.TracePost.Span.Fill(T.CreateChecked(fill + 2));
        return layer;
    }

    private static void AssertSame(StdpLinearLayer<T> layer, StdpLinearLayer<T> expected)
    {
        Assert.That(layer.Weights.Span.ToArray(), Bits.EqualTo(expected.Weights.Span.ToArray()));
        Assert.That(layer.State.TracePre.Span.ToArray(), Bits.EqualTo(expected.State.TracePre.Span.ToArray()));
        Assert.That(layer.State.TracePost.Span.ToArray(), Bits.EqualTo(expected.State.TracePost.Span.ToArray()));
    }
}
