using System.Numerics;
using StdpKernels.Coefficients;
using StdpKernels.Tests.Reference;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Kernels;

/// <summary>Every way in which a trace moves, against the reference, bit for bit, and against what it is there for.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class TraceKindTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static IEnumerable<StdpTraceDynamics> All =>
        from decay in Enum.GetValues<StdpTraceDecay>()
        from spike in Enum.GetValues<StdpTraceSpike>()
        select new StdpTraceDynamics { Decay = decay, Spike = spike };

    [TestCaseSource(nameof(All))]
    public void Every_length_around_whole_vectors(StdpTraceDynamics dynamics)
    {
        for (int length = 0; length <= (3 * Vector<T>.Count) + 1; length++)
        {
            AssertUpdate(Layer(dynamics, batch: 2, length), $"of {length}");
        }
    }

    [TestCaseSource(nameof(All))]
    public void Tensors_of_every_shape(StdpTraceDynamics dynamics)
    {
        int length = (2 * Vector<T>.Count) + 1;
        int[][] forms = [[], .. Forms.Of(2, length)];
        for (int i = 0; i < forms.Length * forms.Length; i++)
        {
            TestLayer<T> layer = Layer(dynamics, batch: 2, length);
            (int[] ofAmplitude, int[] ofTime) = (forms[i / forms.Length], forms[i % forms.Length]);
            var data = new Data<T>(i);
            layer.Parameters = layer.Parameters with
            {
                APre = ofAmplitude.Length == 0 ? 0.7 : data.Tensor(ofAmplitude, -2, 2),
                TauPreInv = ofTime.Length == 0 ? 37 : data.Tensor(ofTime, 0, 300),
                APost = new Data<T>(i + 1).Tensor([2, 1], -2, 2),
                TauPostInv = 41,
            };
            AssertUpdate(layer, $"with {new TensorShape(ofAmplitude)} and {new TensorShape(ofTime)}");
        }
    }

    [TestCaseSource(nameof(All))]
    public void Numbers_that_are_none_spread_as_arithmetic_says(StdpTraceDynamics dynamics)
    {
        T[] special = Data<T>.Special;
        T[] activity = dynamics.Spike == StdpTraceSpike.Saturate ? [T.Zero, T.NegativeZero, T.One] : special;
        TestLayer<T> layer = Layer(dynamics, batch: special.Length, activity.Length);
        foreach (T amplitude in special)
        {
            layer.Parameters = layer.Parameters with { APre = new([amplitude]) };
            for (int i = 0; i < layer.ZPre.Length; i++)
            {
                layer.State.TracePre.Span[i] = special[i / activity.Length];
                layer.ZPre[i] = activity[i % activity.Length];
            }

            AssertUpdate(layer, $"with {amplitude}");
        }
    }

    [TestCaseSource(nameof(All))]
    public void A_floor_ends_the_decay_of_each(StdpTraceDynamics dynamics)
    {
        // As many at every width that some end below the floor, and some do not.
        TestLayer<T> layer = Layer(dynamics, batch: 1, 67);
        layer.Parameters = layer.Parameters with { TraceFloor = 0.5 };
        AssertUpdate(layer);
        Assert.That(layer.State.TracePre.Span.ToArray(), Has.Some.EqualTo(T.Zero).And.Some.GreaterThan(T.Zero));
    }

    [TestCaseSource(nameof(All))]
    public void A_trace_of_its_own_moves_as_that_of_its_side(StdpTraceDynamics dynamics)
    {
        TestLayer<T> layer = Layer(dynamics, batch: 3, 37);
        StdpTrace<T> trace = layer.State.AddTrace("twin", layer.PreShape);
        layer.State.TracePre.Span.CopyTo(trace.Values.Span);
        for (int step = 0; step < 3; step++)
        {
            layer.Draw(step, 0.3, 0.3);
            trace.Update(layer.ZPre, layer.Parameters.APre, layer.Parameters.TauPreInv, layer.Dt, dynamics: dynamics);
            layer.UpdateTraces();
            Assert.That(trace.Values.Span.ToArray(), Bits.EqualTo(layer.State.TracePre.Span.ToArray()), $"step {step}");
        }
    }

    [Test]
    public void A_change_of_dynamics_counts()
    {
        StdpTrace<T> trace = new StdpState<T>([1, 1], [1, 1]).AddTrace("r", 1, 1);
        T[] one = [T.One];
        trace.Update(one, 2, 250, 0.001);
        trace.Values.Span.Clear();
        trace.Update(one, 2, 250, 0.001, dynamics: new() { Spike = StdpTraceSpike.Jump });
        Assert.That(trace.Values[0, 0], Is.EqualTo(T.One + T.One));
    }

    [Test]
    public void More_than_spikes_are_refused_where_spikes_set_traces([Values] bool pre)
    {
        StdpTraceDynamics saturate = new() { Spike = StdpTraceSpike.Saturate };
        int length = (2 * Vector<T>.Count) + 1;
        var parameters = pre ? new StdpParameters<T> { DynamicsPre = saturate } : new() { DynamicsPost = saturate };
        var layer = new StdpLinearLayer<T>(1, length, length, parameters);
        layer.WarmUp(3);
        var spikes = new T[length];
        (spikes[0], spikes[^1]) = (T.One, T.NegativeZero);
        for (int wrong = 0; wrong < length; wrong++)
        {
            T[] activity = [.. spikes], window = [.. spikes, .. spikes];
            activity[wrong] = window[length + wrong] = T.CreateChecked(wrong % 2 == 0 ? 0.5 : double.NaN);
            AssertRefused(() => Both(activity, spikes, (z, other) => layer.Step(z, other)));
            AssertRefused(() => Both(activity, spikes, (z, other) => layer.UpdateTraces(z, other)));
            AssertRefused(() => Both(window, new T[2 * length], (z, other) => layer.StepWindow(2, z, other)));
        }

        AssertRefused(() => layer.Step(Counts(pre), Counts(!pre)));
        Assert.That(layer.State.TracePre.Span.ToArray(), Has.All.EqualTo(T.Zero), "nothing has changed");
        Assert.That(layer.State.TracePost.Span.ToArray(), Has.All.EqualTo(T.Zero), "nothing has changed");

        // The other side takes anything, and so does learning, which sets no trace.
        Both(spikes, [.. Enumerable.Repeat(T.CreateChecked(0.5), length)], (z, other) => layer.Step(z, other));
        layer.Learn(Enumerable.Repeat(T.CreateChecked(0.5), length).ToArray(), spikes);
        Assert.That((pre ? layer.State.TracePre : layer.State.TracePost).Span[0], Is.EqualTo(T.One));

        void Both(T[] z, T[] other, Action<T[], T[]> call) => call(pre ? z : other, pre ? other : z);

        byte[] Counts(bool twice)
        {
            var counts = new byte[length];
            counts[1] = (byte)(twice ? 2 : 1);
            return counts;
        }

        void AssertRefused(Action call) => Assert.That(
            () => call(), Throws.ArgumentException.With.Property("ParamName").EqualTo(pre ? "zPre" : "zPost").And.Message.Contains("zeros and ones"));
    }

    [TestCase(StdpTraceDecay.Exponential, 1e-12)]
    [TestCase(StdpTraceDecay.Euler, 1.0)]
    public void Exact_decay_is_exact_over_any_time(StdpTraceDecay decay, double within)
    {
        var state = new StdpState<double>([1, 1], [1, 1]);
        state.TracePre[0, 0] = 1;
        var parameters = new StdpParameters<double> { TauPreInv = 50, DynamicsPre = new() { Decay = decay } };
        for (int ms = 0; ms < 100; ms++)
        {
            state.UpdateTraces(new double[1], new double[1], parameters);
        }

        double expected = Math.Exp(-5);
        Assert.That(state.TracePre[0, 0], Is.EqualTo(expected).Within(within * expected));
        Assert.That(Math.Abs(state.TracePre[0, 0] - expected) < 1e-6, Is.EqualTo(decay == StdpTraceDecay.Exponential));
    }

    [Test]
    public void Spikes_add_or_set_what_they_say([Values] StdpTraceDecay decay)
    {
        (T scaled, T jump, T set) = (AfterTwo(StdpTraceSpike.Scaled), AfterTwo(StdpTraceSpike.Jump), AfterTwo(StdpTraceSpike.Saturate));
        T left = T.CreateChecked(decay == StdpTraceDecay.Euler ? 0.5 : Math.Exp(-0.5));
        T three = T.CreateChecked(3);
        Assert.That(set, Is.EqualTo(three));
        Assert.That(jump, Is.EqualTo((left * three) + three).Within(2).Ulps);
        Assert.That(scaled, Is.EqualTo(jump / T.CreateChecked(2)).Within(2).Ulps);

        T AfterTwo(StdpTraceSpike spike)
        {
            var state = new StdpState<T>([1, 1], [1, 1]);
            var parameters = new StdpParameters<T> { APre = 3, TauPreInv = 500, DynamicsPre = new() { Decay = decay, Spike = spike } };
            state.UpdateTraces(new SpikeEvents([0]), new SpikeEvents([]), parameters);
            state.UpdateTraces(new SpikeEvents([0]), new SpikeEvents([]), parameters);
            return state.TracePre[0, 0];
        }
    }

    [Test]
    public void Time_constants_can_be_exact()
    {
        StdpParameters<T> exact = StdpParameters.FromTimeConstants<T>(tauPre: 20e-3, tauPost: 40e-3, exact: true);
        var state = new StdpState<T>([1, 1], [1, 1]);
        state.UpdateTraces(new SpikeEvents([0]), new SpikeEvents([0]), exact);
        Assert.That((state.TracePre[0, 0], state.TracePost[0, 0]), Is.EqualTo((T.One, T.One)));
        state.UpdateTraces(new SpikeEvents([]), new SpikeEvents([]), exact);
        Assert.That(state.TracePre[0, 0], Is.EqualTo(T.CreateChecked(Math.Exp(-1 / 20.0))).Within(1).Ulps);
        Assert.That(state.TracePost[0, 0], Is.EqualTo(T.CreateChecked(Math.Exp(-1 / 40.0))).Within(1).Ulps);
        Assert.That(exact.Diagnose(), Is.Empty);
        Assert.That(StdpParameters.FromTimeConstants<T>(20e-3, 40e-3).DynamicsPre, Is.EqualTo(default(StdpTraceDynamics)));
    }

    [Test]
    public void The_factor_of_exact_decay_is_rounded_once()
    {
        var random = new Random(7);
        double[] exponents =
        [
            0, -0.0, 1e-300, 1e-20, 0.05, 1, -1, 0.5 * Math.Log(2), Math.Log(2), 3 * Math.Log(2), 700, -700, 709.7, 745, 746.5, 1000, -1000,
            double.PositiveInfinity, double.NegativeInfinity, double.NaN,
            .. Enumerable.Range(0, 3000).Select(i => (2 * random.NextDouble() - 1) * Math.Pow(10, (i % 6) - 4)),
        ];
        foreach (double x in exponents)
        {
            Assert.That(DecayFactor.Of(x), Is.EqualTo(ExactExponential.OfNegative(x)), $"e^-{x:R}");
            if (Math.Abs(x) < 700)
            {
                Assert.That(DecayFactor.Of(x), Is.EqualTo(Math.Exp(-x)).Within(2).Ulps, $"e^-{x:R}, of the system");
            }
        }
    }

    private static TestLayer<T> Layer(StdpTraceDynamics dynamics, int batch, int length)
    {
        TestLayer<T> layer = TestLayer<T>.Linear(batch, length, length + 1);
        layer.Parameters = layer.Parameters with { DynamicsPre = dynamics, DynamicsPost = dynamics, APre = 1.5, TauPostInv = 70 };
        return layer;
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
