using System.Numerics;
using StdpKernels.Tests.Reference;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Kernels;

/// <summary>Traces against the reference, bit for bit: an engine that fuses or reorders any of the operations differs.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class TraceUpdateTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [Test]
    public void Every_length_around_whole_vectors([Values(0, 1, 3)] int batch)
    {
        for (int length = 0; length <= (4 * Vector<T>.Count) + 3; length++)
        {
            AssertUpdate(TestLayer<T>.Linear(batch, length, length + 1), $"of {batch} x {length}");
        }
    }

    [Test]
    public void A_floor_ends_what_would_decay_for_ever([Values] bool tensor, [Values] bool own)
    {
        int length = (2 * Vector<T>.Count) + 3;
        var state = new StdpState<T>([1, length], [1, 1]);
        StdpTrace<T> trace = own ? state.AddTrace("own", 1, length) : state.Traces[0];
        T[] start = [.. Enumerable.Range(0, length).Select(i => T.CreateChecked((i % 4) switch { 0 => 1.0, 1 => -0.3, 2 => 0.3, _ => double.NaN }))];
        start.CopyTo(trace.Values.Span);
        StdpParameter<T> tauInv = tensor ? new T[length].Select(_ => T.CreateChecked(200)).ToArray() : 200.0;
        var parameters = new StdpParameters<T> { TauPreInv = tauInv, TraceFloor = 0.25 };
        for (int step = 0; step < 2; step++)
        {
            if (own)
            {
                trace.Update(new T[length], 1.0, tauInv, floor: 0.25);
            }
            else
            {
                state.UpdateTraces(new T[length], new T[1], parameters);
            }
        }

        // 0.3 becomes 0.24, and -0.3 becomes -0.24: zeros. 1 becomes 0.64. Without a floor the same trace goes on.
        if (own)
        {
            trace.Update(new T[length], 1.0, tauInv, dt: 0);
            T small = T.CreateChecked(0.1);
            trace.Values.Span[2] = small;
            trace.Update(new T[length], 1.0, tauInv, dt: 0);
            Assert.That(trace.Values.Span[2], Is.EqualTo(small));
            trace.Values.Span[2] = T.Zero;
        }

        Assert.That(
            trace.Values.Span.ToArray(),
            Is.EqualTo(start.Select(t => t == T.One ? T.CreateChecked(0.64) : T.IsNaN(t) ? t : T.Zero)).Within(1).Ulps);
    }

    [Test]
    public void Activity_at_any_place_in_memory()
    {
        int length = (2 * Vector<T>.Count) + 1;
        for (int offset = 0; offset <= Vector<T>.Count; offset++)
        {
            T[] spikes = new Data<T>(offset).Spikes(length, 0.5);
            var pre = new Slack<T>(spikes, offset);
            var post = new Slack<T>(spikes, Vector<T>.Count - offset);
            var state = new StdpState<T>([1, length], [length]);
            var parameters = new StdpParameters<T> { APre = 3.0, APost = 3.0, TauPreInv = 1000.0, TauPostInv = 1000.0 };

            state.UpdateTraces(pre.Span, post.Span, parameters);

            T[] expected = Array.ConvertAll(spikes, z => z * T.CreateChecked(3));
            Assert.That(state.TracePre.Span.ToArray(), Bits.EqualTo(expected));
            Assert.That(state.TracePost.Span.ToArray(), Bits.EqualTo(expected));
            Assert.That(pre.IsIntact && post.IsIntact, Is.True);
        }
    }

    [Test]
    public void Tensors_of_every_shape_that_broadcasts_to_a_linear_trace(
        [ValueSource(typeof(ParameterNames), nameof(ParameterNames.OfTraces))] string name)
    {
        foreach (int[] form in Forms.Of(3, (2 * Vector<T>.Count) + 1))
        {
            AssertTensor(TestLayer<T>.Linear(3, (2 * Vector<T>.Count) + 1, (2 * Vector<T>.Count) + 1), name, form);
        }
    }

    [Test]
    public void Tensors_of_every_shape_that_broadcasts_to_a_convolutional_trace(
        [ValueSource(typeof(ParameterNames), nameof(ParameterNames.OfTraces))] string name)
    {
        var shape = new ConvShape(2, 3, (5, 7), 3, (1, 1));
        foreach (int[] form in Forms.Of(2, 3, 5, 7))
        {
            AssertTensor(TestLayer<T>.Conv2d(shape), name, form);
        }
    }

    [Test]
    public void Both_tensors_of_a_side_together()
    {
        int[][] forms = [.. Forms.Of(2, 9)];
        for (int i = 0; i < forms.Length * forms.Length; i++)
        {
            var data = new Data<T>(i);
            TestLayer<T> layer = TestLayer<T>.Linear(2, 9, 9, i);
            layer.Parameters = layer.Parameters with
            {
                APre = data.Tensor(forms[i / forms.Length], -2, 2),
                TauPreInv = data.Tensor(forms[i % forms.Length], 0, 300),
                APost = data.Tensor(forms[i % forms.Length], -2, 2),
                TauPostInv = data.Tensor(forms[i / forms.Length], 0, 300),
            };
            AssertUpdate(layer);
        }
    }

    [Test]
    public void Numbers_that_are_none_spread_as_arithmetic_says(
        [Values(1.0, 0.0, -0.0, double.PositiveInfinity, double.NaN)] double a, [Values] bool tensor)
    {
        int length = Data<T>.Special.Length;
        TestLayer<T> layer = TestLayer<T>.Linear(length, length, length);
        StdpParameter<T> amplitude = tensor ? Enumerable.Repeat(T.CreateChecked(a), length).ToArray() : a;
        layer.Parameters = layer.Parameters with { APre = amplitude, APost = amplitude };

        // Every special trace meets every special activity.
        for (int i = 0; i < length * length; i++)
        {
            layer.State.TracePre.Span[i] = layer.State.TracePost.Span[i] = Data<T>.Special[i / length];
            layer.ZPre[i] = layer.ZPost[i] = Data<T>.Special[i % length];
        }

        AssertUpdate(layer);
    }

    [Test]
    public void Subnormal_traces_are_not_flushed()
    {
        TestLayer<T> layer = TestLayer<T>.Linear(1, 11, 11);
        layer.State.TracePre.Span.Fill(T.Epsilon * T.CreateChecked(1000));
        layer.ZPre.Clear();

        AssertUpdate(layer);

        Assert.That(layer.State.TracePre.Span.ToArray(), Is.All.GreaterThan(T.Zero));
    }

    [TestCase(0.0)]
    [TestCase(0.05)]
    [TestCase(0.07)]
    [TestCase(1.0)]
    [TestCase(-0.001)]
    [TestCase(1e-320)]
    public void Any_finite_time_step(double dt)
    {
        TestLayer<T> layer = TestLayer<T>.Linear(2, 13, 7);
        layer.Dt = dt;
        AssertUpdate(layer, $"at dt {dt}");
    }

    [Test]
    public void No_time_changes_nothing()
    {
        TestLayer<T> layer = TestLayer<T>.Linear(2, 13, 7);
        layer.Dt = 0;
        Snapshot<T> before = layer.Snapshot();

        layer.UpdateTraces();

        layer.Snapshot().AssertSame(before);
    }

    [Test]
    public void Two_numbers_multiply_in_double_precision_and_a_tensor_in_its_own()
    {
        // 0.004 · 0.007 rounds differently in float when its factors are rounded first.
        const double Dt = 0.004;
        const double TauInv = 0.007;
        T own = T.CreateChecked(Dt) * T.CreateChecked(TauInv);
        TestLayer<T> layer = TestLayer<T>.Linear(1, 1, 1);
        layer.State.Reset();
        layer.ZPre[0] = layer.ZPost[0] = T.One;
        layer.Dt = Dt;
        layer.Parameters = new() { TauPreInv = TauInv, TauPostInv = new([T.CreateChecked(TauInv)]) };

        layer.UpdateTraces();

        Assert.That(layer.State.TracePre[0, 0], Is.EqualTo(T.CreateChecked(Dt * TauInv)));
        Assert.That(layer.State.TracePost[0, 0], Is.EqualTo(own));
        Assert.That(
            typeof(T) == typeof(double) || own != T.CreateChecked(Dt * TauInv), Is.True, "the numbers tell the two apart");
    }

    private static void AssertTensor(TestLayer<T> layer, string name, int[] form)
    {
        (double from, double to) = name.StartsWith('A') ? (-2.0, 2.0) : (0.0, 300.0);
        layer.Parameters = layer.Parameters.With(name, new Data<T>(7).Tensor(form, from, to));
        AssertUpdate(layer, $"with {name} {new TensorShape(form)}");
    }

    private static void AssertUpdate(TestLayer<T> layer, string what = "")
    {
        ReferenceLayer<T> expected = layer.ToReference<T>();
        Snapshot<T> before = layer.Snapshot();
        expected.Decay(layer.ZPreGrid<T>(), layer.ZPostGrid<T>());

        layer.UpdateTraces();

        layer.Snapshot().AssertSame(before with { TPre = expected.TPre.Values, TPost = expected.TPost.Values }, what);
    }
}
