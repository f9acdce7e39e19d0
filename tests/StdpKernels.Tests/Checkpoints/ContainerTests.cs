using StdpKernels.Checkpoints;

namespace StdpKernels.Tests.Checkpoints;

/// <summary>Any arrays under names: what was written is read, in any order, and nothing else is.</summary>
internal sealed class ContainerTests
{
    [Test]
    public void Arrays_of_every_type_come_back()
    {
        AssertComesBack<float>([1.5f, float.NaN]);
        AssertComesBack<double>([-0.0, double.Epsilon]);
        AssertComesBack<Half>([Half.MaxValue]);
        AssertComesBack<sbyte>([-1]);
        AssertComesBack<short>([short.MinValue, 1]);
        AssertComesBack<int>([int.MinValue]);
        AssertComesBack<long>([long.MinValue, 0, 1]);
        AssertComesBack<byte>([255]);
        AssertComesBack<ushort>([65535]);
        AssertComesBack<uint>([uint.MaxValue]);
        AssertComesBack<ulong>([ulong.MaxValue]);
        AssertComesBack<bool>([true, false]);
        AssertComesBack<float>([]);
    }

    [Test]
    public void Arrays_longer_than_a_piece_come_back() =>
        AssertComesBack([.. Enumerable.Range(0, 200_001).Select(i => (double)i)]);

    [Test]
    public void Other_types_are_not_taken() =>
        Assert.That(() => new ArrayTable().Visit<char>("a", [1], ['x']), Throws.TypeOf<NotSupportedException>());

    [Test]
    public void The_order_of_the_file_need_not_be_that_of_the_reader()
    {
        var written = new Content { A = [1, 2], B = [3] };
        var read = new Content { A = [0, 0], B = [0], Reversed = true };

        Read(Write(written), read);

        Assert.That((read.A, read.B), Is.EqualTo((written.A, written.B)));
    }

    [Test]
    public void Up_to_eight_dimensions_and_none()
    {
        int[] shape = [1, 1, 2, 1, 1, 1, 3, 1];
        var table = new ArrayTable();
        double[] values = [1, 2, 3, 4, 5, 6];
        table.Visit("many", shape, values.AsSpan());
        table.Visit("none", [], new Span<int>([7]));
        using var stream = new MemoryStream();
        var writer = new ContainerWriter(stream, "", table);
        writer.Visit("many", shape, values.AsSpan());
        writer.Visit("none", [], new Span<int>([7]));
        writer.Finish();
        stream.Position = 0;

        LoadedArrays loaded = ContainerReader.Read(stream, "", table);
        double[] many = new double[6];
        loaded.Visit("many", shape, many.AsSpan());

        Assert.That(many, Is.EqualTo(values));
        Assert.That(() => table.Visit("more", [.. shape, 1], values.AsSpan()), Throws.ArgumentException);
    }

    [TestCase("must be of 'test', but it is of 'rest'", "rest", "a", 2)]
    [TestCase("must hold the arrays 'a', 'b', but it also holds 'c'", "test", "c", 2)]
    [TestCase("must hold the array 'a' (int32 [2]), but it holds only 'b'", "test", null, 2)]
    [TestCase("a in the checkpoint must have the shape [2], but it has [3]", "test", "a", 3)]
    public void What_does_not_fit_is_said(string message, string label, string? name, int length)
    {
        byte[] written = Write(new Content { A = new int[length], B = [1], Name = name }, label);

        Assert.That(
            () => Read(written, new Content { A = [0, 0], B = [0] }),
            Throws.TypeOf<InvalidDataException>().With.Message.Contains(message));
    }

    [Test]
    public void Another_type_is_said()
    {
        byte[] written = Write(new Content { A = [1, 2], B = [1], IsUnsigned = true });
        Assert.That(
            () => Read(written, new Content { A = [0, 0], B = [0] }),
            Throws.TypeOf<InvalidDataException>().With.Message.EqualTo("a in the checkpoint must be int32, but it is uint32."));
    }

    [Test]
    public void A_name_twice_is_said()
    {
        // The second entry takes the name of the first.
        byte[] written = Write(new Content { A = [1], B = [1] });
        int second = written.AsSpan().LastIndexOf("\u0001\0\0\0b"u8) + 4;
        written[second] = (byte)'a';

        Assert.That(
            () => Read(written, new Content { A = [0], B = [0] }),
            Throws.TypeOf<InvalidDataException>().With.Message.Contains("'a' once, but holds it twice"));
    }

    [Test]
    public void A_stream_that_does_not_know_its_length_is_read_in_pieces()
    {
        var read = new Content { A = [0, 0], B = [0] };
        var table = new ArrayTable();
        read.Show(table);
        using var stream = new TricklingStream(Write(new Content { A = [1, 2], B = [3] }));

        read.Show(ContainerReader.Read(stream, "test", table));

        Assert.That(read.A, Is.EqualTo(new[] { 1, 2 }));
    }

    [Test]
    public void Memory_is_that_of_what_is_expected()
    {
        // Claims of 2³¹ − 1 arrays, and of a name and a label as long, with nothing behind them.
        byte[] written = Write(new Content { A = [1, 2], B = [3] });
        foreach (int position in (int[])[16, 24, 28])
        {
            byte[] claim = [.. written];
            BitConverter.GetBytes(int.MaxValue).CopyTo(claim, position);
            AssertRefused(claim);
            long before = GC.GetAllocatedBytesForCurrentThread();
            AssertRefused(claim);
            Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(100_000));
        }

        static void AssertRefused(byte[] claim) => Assert.That(
            () => Read(claim, new Content { A = [0, 0], B = [0] }), Throws.TypeOf<InvalidDataException>());
    }

    [Test]
    public void Writers_refuse_what_no_reader_would_take()
    {
        var table = new ArrayTable();
        table.Visit<int>("a", [1], [1]);
        Assert.That(() => table.Visit<int>("a", [1], [1]), Throws.ArgumentException.With.Message.Contains("two of 'a'"));
        Assert.That(() => table.Visit<int>("", [1], [1]), Throws.ArgumentException);
        Assert.That(() => table.Visit<int>(new string('ü', 128), [1], [1]), Throws.ArgumentException);
        Assert.That(() => table.Visit<int>("b", [2], [1]), Throws.ArgumentException);
        var writer = new ContainerWriter(Stream.Null, "", table);
        Assert.That(() => writer.Visit<int>("b", [1], [1]), Throws.InvalidOperationException);
        Assert.That(writer.Finish, Throws.InvalidOperationException);
        Assert.That(() => new ContainerWriter(Stream.Null, new string('x', 65537), table), Throws.ArgumentException);
    }

    [Test]
    public void Names_of_a_file_cannot_move_a_cursor()
    {
        byte[] written = Write(new Content { A = [1, 2], B = [3], Name = "\u001b[2J\n" });
        Assert.That(
            () => Read(written, new Content { A = [0, 0], B = [0] }),
            Throws.TypeOf<InvalidDataException>().With.Message.Contains("also holds '?[2J?'"));
    }

    [Test]
    public void A_name_must_be_text()
    {
        byte[] written = Write(new Content { A = [1, 2], B = [3] });
        written[written.AsSpan().LastIndexOf("\u0001\0\0\0b"u8) + 4] = 0xFF;
        Assert.That(
            () => Read(written, new Content { A = [0, 0], B = [0] }),
            Throws.TypeOf<InvalidDataException>().With.Message.Contains("UTF-8, but has FF"));
    }

    [Test]
    public void A_layer_can_have_more_arrays()
    {
        var state = new StdpState<float>([1, 3], [1, 2]);
        var shape = new TensorShape(2, 3);
        float[] w = [1, 2, 3, 4, 5, 6];
        double[] eligibility = [6, 5, 4, 3, 2, 1];
        using var stream = new MemoryStream();
        LayerArrays.Write(
            stream, new TensorView<float>(w, shape), state, NamedArray.Of("eligibility", shape, eligibility.AsMemory()));

        var loadedW = new float[6];
        var loaded = new double[6];
        NamedArray array = NamedArray.Of("eligibility", shape, loaded.AsMemory());
        stream.Position = 0;
        LayerArrays.Show(
            LayerArrays.Read(stream, new TensorView<float>(loadedW, shape), state, array),
            "",
            new TensorView<float>(loadedW, shape),
            state,
            array);

        Assert.That(loadedW, Is.EqualTo(w));
        Assert.That(loaded, Is.EqualTo(eligibility));
        stream.Position = 0;
        Assert.That(
            () => StdpCheckpoint.Load(stream, new TensorView<float>(loadedW, shape), state),
            Throws.TypeOf<InvalidDataException>().With.Message.Contains("'w', 't_pre', 't_post', but it also holds 'eligibility'"));
    }

    [Test]
    public void Traces_that_were_added_belong_to_the_layer()
    {
        float[] w = [1, 2, 3, 4, 5, 6];
        using var stream = new MemoryStream();
        StdpState<float> saved = Create("slow");
        saved.Traces[2].Values.Span.Fill(7);
        StdpCheckpoint.Save(stream, new TensorView<float>(w, 2, 3), saved);

        StdpState<float> loaded = Create("slow");
        stream.Position = 0;
        StdpCheckpoint.Load(stream, new TensorView<float>(w, 2, 3), loaded);

        Assert.That(loaded.Traces[2].Values.Span.ToArray(), Has.All.EqualTo(7));
        stream.Position = 0;
        Assert.That(
            () => StdpCheckpoint.Load(stream, new TensorView<float>(w, 2, 3), Create("fast")),
            Throws.TypeOf<InvalidDataException>().With.Message.Contains("but it also holds 'slow'"));
        Assert.That(
            () => StdpCheckpoint.Load(Stream.Null, loaded.Traces[2].Values, loaded),
            Throws.TypeOf<ArgumentException>().With.Property("ParamName").EqualTo("w"));
        Assert.That(
            () => StdpCheckpoint.Save(Stream.Null, new TensorView<float>(w, 2, 3), Create("w")), Throws.TypeOf<ArgumentException>());

        static StdpState<float> Create(string name)
        {
            var state = new StdpState<float>([1, 3], [1, 2]);
            state.AddTrace(name, 1, 3);
            return state;
        }
    }

    private static void AssertComesBack<T>(T[] values)
        where T : unmanaged
    {
        var table = new ArrayTable();
        table.Visit("a", [values.Length], values.AsSpan());
        using var stream = new MemoryStream();
        var writer = new ContainerWriter(stream, "test", table);
        writer.Visit("a", [values.Length], values.AsSpan());
        writer.Finish();
        stream.Position = 0;
        var read = new T[values.Length];
        ContainerReader.Read(stream, "test", table).Visit("a", [values.Length], read.AsSpan());

        Assert.That(read, Is.EqualTo(values));
        Assert.That(stream.Position, Is.EqualTo(stream.Length));
    }

    private static byte[] Write(Content content, string label = "test")
    {
        var table = new ArrayTable();
        content.Show(table);
        using var stream = new MemoryStream();
        var writer = new ContainerWriter(stream, label, table);
        content.Show(writer);
        writer.Finish();
        return stream.ToArray();
    }

    private static void Read(byte[] bytes, Content content)
    {
        var table = new ArrayTable();
        content.Show(table);
        content.Show(ContainerReader.Read(new MemoryStream(bytes), "test", table));
    }

    private sealed class Content
    {
        public required int[] A { get; init; }

        public required int[] B { get; init; }

        public string? Name { get; init; } = "a";

        public bool IsUnsigned { get; init; }

        public bool Reversed { get; init; }

        public void Show(IArrayVisitor visitor)
        {
            if (Reversed)
            {
                visitor.Visit("b", [B.Length], B.AsSpan());
            }

            if (IsUnsigned)
            {
                visitor.Visit<uint>("a", [A.Length], new uint[A.Length]);
            }
            else if (Name is not null)
            {
                visitor.Visit(Name, [A.Length], A.AsSpan());
            }

            if (!Reversed)
            {
                visitor.Visit("b", [B.Length], B.AsSpan());
            }
        }
    }

    private sealed class TricklingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 3)]);
    }
}
