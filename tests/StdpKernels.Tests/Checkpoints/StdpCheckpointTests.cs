using System.Numerics;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Checkpoints;

/// <summary>Weights and traces survive a file bit for bit; anything else than that file is refused and changes nothing.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class StdpCheckpointTests<T> : FolderTests
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private string FilePath => Folder.PathOf("layer.checkpoint");

    [Test]
    public void A_linear_layer_goes_on_to_the_same_bits([Values(1, 50)] int pause) =>
        AssertGoesOn(CreateLinear, pause);

    [Test]
    public void A_convolutional_layer_goes_on_to_the_same_bits([Values(1, 50)] int pause) =>
        AssertGoesOn(
            () => new StdpConv2dLayer<T>(2, 3, (6, 5), 4, (2, 3), new() { EtaPlus = 0.1 }, new() { Padding = 1 }), pause);

    /// <summary>A layer that need not look at its weights has to look at those that it loads: silence changes a weight of −0.</summary>
    [Test]
    public void What_was_known_of_the_weights_does_not_hold_for_those_that_are_loaded([Values] bool fromFile)
    {
        StdpLinearLayer<T> saved = CreateLinear(), loaded = CreateLinear();
        saved.EditWeights().Span.Fill(T.NegativeZero);
        saved.SaveCheckpoint(FilePath);
        Silence(loaded);
        Assert.That(loaded.KnowsSteadyWeights, "weights of a new layer are steady");

        if (fromFile)
        {
            loaded.LoadCheckpoint(FilePath);
        }
        else
        {
            loaded.LoadCheckpoint(new MemoryStream(File.ReadAllBytes(FilePath)));
        }

        Silence(loaded);
        Silence(saved);
        Assert.That(saved.Weights.Span.ToArray(), Bits.EqualTo(new T[saved.Weights.Span.Length]));
        Assert.That(loaded.Weights.Span.ToArray(), Bits.EqualTo(saved.Weights.Span.ToArray()));

        static void Silence(StdpLinearLayer<T> layer) =>
            layer.Step(new T[layer.State.TracePre.Shape.Length], new T[layer.State.TracePost.Shape.Length]);
    }

    [Test]
    public void Keeps_every_bit_of_special_values()
    {
        var state = new StdpState<T>([1, Data<T>.Special.Length], [1, 2]);
        T[] w = [.. Data<T>.Special, .. Data<T>.Special];
        Data<T>.Special.CopyTo(state.TracePre.Span);
        StdpCheckpoint.Save(FilePath, new TensorView<T>(w, 2, Data<T>.Special.Length), state);

        var loaded = new StdpState<T>([1, Data<T>.Special.Length], [1, 2]);
        var loadedW = new T[w.Length];
        StdpCheckpoint.Load(FilePath, new TensorView<T>(loadedW, 2, Data<T>.Special.Length), loaded);

        Assert.That(loadedW, Bits.EqualTo(w));
        Assert.That(loaded.TracePre.Span.ToArray(), Bits.EqualTo(Data<T>.Special));
    }

    [Test]
    public void Every_changed_byte_is_refused()
    {
        byte[] whole = SaveSmall();
        for (int position = 0; position < whole.Length; position++)
        {
            // A single bit, and all of them: the first may turn a number into a plausible one.
            foreach (int change in (int[])[1, 0xFF])
            {
                byte[] damaged = [.. whole];
                damaged[position] ^= (byte)change;
                AssertRefused(damaged, $"byte {position} changed by {change}");
            }
        }
    }

    [Test]
    public void Every_truncation_is_refused()
    {
        byte[] whole = SaveSmall();
        for (int length = 0; length < whole.Length; length++)
        {
            AssertRefused(whole[..length], $"{length} bytes of {whole.Length}");
        }
    }

    [Test]
    public void More_bytes_than_belong_to_it_are_refused() => AssertRefused([.. SaveSmall(), 0], "one byte more");

    [Test]
    public void A_stream_is_left_where_the_checkpoint_ends()
    {
        byte[] whole = SaveSmall();
        using var stream = new MemoryStream([.. whole, 42]);
        StdpState<T> state = CreateSmallState();

        StdpCheckpoint.Load(stream, new TensorView<T>(new T[6], 2, 3), state);

        Assert.That(stream.ReadByte(), Is.EqualTo(42));
    }

    [TestCase("no checkpoint", 0, (byte)'x')]
    [TestCase("must be of version 2, but it is of version 1", 8, (byte)1)]
    [TestCase("byte order, 0x01020304, but it has 0x01020301", 12, (byte)1)]
    [TestCase("a label of at most 65536 bytes, but it has -", 19, (byte)255)]
    [TestCase("must be of 'layer', but it is of 'lager'", 22, (byte)'g')]
    [TestCase("must hold the arrays 'w', 't_pre', 't_post', but it also holds '?'", 33, (byte)27)]
    [TestCase("but it is of unknown kind", 34, (byte)'x')]
    [TestCase("w in the checkpoint must have the shape [2, 3], but it has [7, 3]", 38, (byte)7)]
    [TestCase("w in the checkpoint must have the shape [2, 3], but it has 9 dimensions", 36, (byte)9)]
    [TestCase("must hold the array 't_post' (", 25, (byte)2)]
    [TestCase("its checksum must be", 140, (byte)99)]
    public void The_message_says_what_was_expected_and_what_came(string message, int position, byte value)
    {
        byte[] damaged = SaveSmall();
        damaged[position] = value;

        AssertRefused(damaged, message, message);
        Assert.That(
            () => StdpCheckpoint.Load(FilePath, new TensorView<T>(new T[6], 2, 3), CreateSmallState()),
            Throws.TypeOf<InvalidDataException>().With.Message.StartsWith($"{FilePath}: "));
    }

    [TestCase("x")]
    [TestCase("no\n")]
    [TestCase("a longer text, with more than a signature")]
    public void A_text_is_not_a_checkpoint_that_is_cut_off(string text) =>
        AssertRefused(System.Text.Encoding.UTF8.GetBytes(text), "no checkpoint", "no checkpoint");

    [Test]
    public void A_claim_of_much_data_takes_no_memory()
    {
        byte[] damaged = SaveSmall();
        BitConverter.GetBytes(long.MaxValue).CopyTo(damaged, 38);
        AssertRefused(damaged, "before");
        long before = GC.GetAllocatedBytesForCurrentThread();

        AssertRefused(damaged, "2⁶³ − 1 rows");

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(1_000_000));
    }

    [Test]
    public void A_layer_of_another_size_refuses_and_stays_as_it_is()
    {
        CreateLinear().SaveCheckpoint(FilePath);
        var other = new StdpLinearLayer<T>(2, 9, 8, new());
        other.EditWeights().Span.Fill(T.One);

        Assert.That(
            () => other.LoadCheckpoint(FilePath),
            Throws.TypeOf<InvalidDataException>().With.Message.Contains("[8, 9]").And.Message.Contains("[7, 9]"));
        Assert.That(other.Weights.Span.ToArray(), Has.All.EqualTo(T.One));
    }

    [Test]
    public void Replaces_an_older_file_only_when_complete()
    {
        StdpLayer<T> layer = CreateLinear();
        layer.SaveCheckpoint(FilePath);
        layer.EditWeights().Span.Fill(T.One);
        layer.SaveCheckpoint(FilePath);
        StdpLayer<T> loaded = CreateLinear();
        loaded.LoadCheckpoint(FilePath);

        Assert.That(loaded.Weights.Span.ToArray(), Has.All.EqualTo(T.One));
        Assert.That(Folder.FileNames, Is.EqualTo(new[] { "layer.checkpoint" }));
    }

    [Test]
    public void Weights_that_share_memory_with_a_trace_are_refused_before_anything_is_read([Values] bool pre)
    {
        StdpState<T> state = CreateSmallState();
        state.TracePre.Span.Fill(T.One);
        state.TracePost.Span.Fill(T.One);
        using var stream = new MemoryStream();
        StdpCheckpoint.Save(stream, pre ? state.TracePre : state.TracePost, state);
        stream.Position = 0;

        Assert.That(
            () => StdpCheckpoint.Load(stream, pre ? state.TracePre : state.TracePost, state),
            Throws.TypeOf<ArgumentException>().With.Property("ParamName").EqualTo("w"));
        Assert.That(
            () => StdpCheckpoint.Load("no such file", pre ? state.TracePre : state.TracePost, state),
            Throws.TypeOf<ArgumentException>().With.Property("ParamName").EqualTo("w"));
        Assert.That(stream.Position, Is.Zero);
        Assert.That(state.TracePre.Span.ToArray(), Has.All.EqualTo(T.One));
    }

    [Test]
    [Platform("Linux,MacOsX")]
    public void A_pipe_or_a_device_is_refused()
    {
        foreach (string path in (string[])[Folder.CreatePipe("pipe"), "/dev/null"])
        {
            Assert.That(
                () => CreateLinear().SaveCheckpoint(path),
                Throws.TypeOf<IOException>().With.Message.EqualTo($"it is not a regular file : '{path}'"));
        }

        Assert.That(() => CreateLinear().LoadCheckpoint("/dev/null"), Throws.TypeOf<InvalidDataException>());
    }

    [Test]
    public void A_link_at_the_older_name_of_a_temporary_file_is_not_followed()
    {
        File.WriteAllText(Folder.PathOf("precious"), "old");
        File.CreateSymbolicLink($"{FilePath}.tmp", "precious");

        CreateLinear().SaveCheckpoint(FilePath);

        Assert.That(File.ReadAllText(Folder.PathOf("precious")), Is.EqualTo("old"));
        Assert.That(() => CreateLinear().LoadCheckpoint(FilePath), Throws.Nothing);
    }

    [Test]
    public void Missing_arguments_are_refused()
    {
        StdpState<T> state = CreateSmallState();
        Assert.That(
            () => StdpCheckpoint.Save((string)null!, default(ReadOnlyTensorView<T>), state),
            Throws.TypeOf<ArgumentNullException>().With.Property("ParamName").EqualTo("path"));
        Assert.That(
            () => StdpCheckpoint.Load(FilePath, default(TensorView<T>), null!),
            Throws.TypeOf<ArgumentNullException>().With.Property("ParamName").EqualTo("state"));
        Assert.That(
            () => StdpCheckpoint.Load((Stream)null!, default(TensorView<T>), state),
            Throws.TypeOf<ArgumentNullException>().With.Property("ParamName").EqualTo("stream"));
        Assert.That(
            () => StdpCheckpoint.Save(FilePath, default(ReadOnlyTensorView<T>), state),
            Throws.TypeOf<ArgumentException>().With.Property("ParamName").EqualTo("w"));
        Assert.That(() => CreateLinear().LoadCheckpoint(FilePath), Throws.TypeOf<FileNotFoundException>());
        Assert.That(Folder.FileNames, Is.Empty);
    }

    private static StdpLinearLayer<T> CreateLinear() => new(2, 9, 7, new() { EtaPlus = 0.1, EtaMinus = 0.05 });

    private static StdpState<T> CreateSmallState() => new([1, 3], [1, 2]);

    private static StdpLayer<T> Trained(Func<StdpLayer<T>> create)
    {
        StdpLayer<T> layer = create();
        new Data<T>(1).WeightsWithin(layer.Weights.Span.Length).CopyTo(layer.EditWeights().Span);
        return layer;
    }

    private static void Run(StdpLayer<T> layer, int first, int end)
    {
        for (int step = first; step < end; step++)
        {
            var data = new Data<T>(step);
            layer.Step(
                data.Spikes(layer.State.TracePre.Span.Length, 0.2), data.Spikes(layer.State.TracePost.Span.Length, 0.2));
        }
    }

    private void AssertGoesOn(Func<StdpLayer<T>> create, int pause)
    {
        StdpLayer<T> whole = Trained(create);
        Run(whole, 0, 100);
        StdpLayer<T> first = Trained(create);
        Run(first, 0, pause);
        first.SaveCheckpoint(FilePath);
        StdpLayer<T> second = create();
        Run(second, 500, 510);

        second.LoadCheckpoint(FilePath);
        Run(second, pause, 100);

        Assert.That(second.Weights.Span.ToArray(), Bits.EqualTo(whole.Weights.Span.ToArray()));
        Assert.That(second.State.TracePre.Span.ToArray(), Bits.EqualTo(whole.State.TracePre.Span.ToArray()));
        Assert.That(second.State.TracePost.Span.ToArray(), Bits.EqualTo(whole.State.TracePost.Span.ToArray()));
    }

    private byte[] SaveSmall()
    {
        StdpState<T> state = CreateSmallState();
        var data = new Data<T>(3);
        data.Uniform(3, 0, 1).CopyTo(state.TracePre.Span);
        data.Uniform(2, 0, 1).CopyTo(state.TracePost.Span);
        StdpCheckpoint.Save(FilePath, new TensorView<T>(data.Uniform(6, 0, 1), 2, 3), state);
        return File.ReadAllBytes(FilePath);
    }

    private void AssertRefused(byte[] content, string what, string message = "")
    {
        File.WriteAllBytes(FilePath, content);
        StdpState<T> state = CreateSmallState();
        var w = new T[6];

        Assert.That(
            () => StdpCheckpoint.Load(FilePath, new TensorView<T>(w, 2, 3), state),
            Throws.TypeOf<InvalidDataException>().With.Message.Contains(message),
            what);
        Assert.That(w, Has.All.EqualTo(T.Zero), what);
        Assert.That(state.TracePre.Span.ToArray(), Has.All.EqualTo(T.Zero), what);
        Assert.That(state.TracePost.Span.ToArray(), Has.All.EqualTo(T.Zero), what);
    }
}
