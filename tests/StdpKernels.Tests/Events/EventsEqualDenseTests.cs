using System.Numerics;
using StdpKernels.Tests.Reference;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Events;

/// <summary>
/// Lists of spikes give the bits of dense activity, also where a kernel that skips silence would show: a step of the engine from
/// the one against a step of the engine from the other, and both against the reference.
/// </summary>
[Parallelizable]
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class EventsEqualDenseTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const double Infinity = double.PositiveInfinity;

    private static readonly double[] Densities = [0, 0.02, 0.1, 0.5, 1];

    [Test]
    public void At_any_density(
        [Values] StdpAlgorithm algorithm,
        [Values] bool hardBound,
        [Values] bool convolution,
        [Values(0.0, 0.3, 0.5, 1.0)] double mu)
    {
        StdpParameters<T> parameters = Parameters(algorithm) with { HardBound = hardBound, Mu = mu, MuPlus = mu, MuMinus = 0.5 };
        foreach (int batch in new[] { 0, 1, 2, 3, 8 })
        {
            foreach (double density in Densities)
            {
                AssertEqual(
                    () => Layer(convolution, batch).With(parameters),
                    density,
                    density,
                    $"with {batch} samples at {density}");
            }
        }
    }

    [Test]
    public void Where_only_one_side_fires([Values] StdpAlgorithm algorithm, [Values] bool convolution)
    {
        AssertEqual(() => Layer(convolution, 3).With(Parameters(algorithm)), 0.2, 0, "silent outputs");
        AssertEqual(() => Layer(convolution, 3).With(Parameters(algorithm)), 0, 0.2, "silent inputs");
    }

    [Test]
    public void For_every_size([Values] StdpAlgorithm algorithm)
    {
        for (int inputs = 0; inputs <= (2 * Vector<T>.Count) + 3; inputs++)
        {
            foreach (int outputs in new[] { 0, 1, 3, 4, 5, 8, 9 })
            {
                AssertEqual(
                    () => TestLayer<T>.Linear(2, inputs, outputs).With(Parameters(algorithm)),
                    0.3,
                    0.3,
                    $"{inputs} -> {outputs}");
            }
        }
    }

    [Test]
    public void Where_silence_shows(
        [ValueSource(nameof(Disturbances))] string disturbance,
        [Values] StdpAlgorithm algorithm,
        [Values] bool hardBound,
        [Values] bool convolution)
    {
        foreach (double density in Densities)
        {
            foreach (int batch in new[] { 1, 3, 8 })
            {
                AssertEqual(
                    () => Disturbed(disturbance, algorithm, hardBound, convolution, batch), density, density, $"at {density}");
            }
        }
    }

    [Test]
    public void With_parameters_of_any_shape([Values] StdpAlgorithm algorithm, [Values] bool hardBound)
    {
        var shape = new[] { 6, (2 * Vector<T>.Count) + 3 };
        int[][] forms = [.. Forms.Of(shape)];
        for (int seed = 0; seed < 40; seed++)
        {
            int captured = seed;
            AssertEqual(
                () =>
                {
                    var data = new Data<T>(captured);
                    StdpParameters<T> parameters = Parameters(algorithm) with { HardBound = hardBound };
                    foreach (string name in ParameterNames.OfWeights)
                    {
                        int[] form = forms[(captured + name.Length) % forms.Length];
                        parameters = parameters.With(name, data.Tensor(form, name == "WMax" ? 1 : 0, name == "WMin" ? 0 : 1));
                    }

                    return TestLayer<T>.Linear(3, shape[1], shape[0], captured).With(parameters);
                },
                0.1,
                0.2,
                $"with seed {seed}");
        }
    }

    [Test]
    public void When_only_traces_move([Values] bool convolution, [Values(0, 1, 3)] int batch)
    {
        (TestLayer<T> dense, TestLayer<T> events) = (Layer(convolution, batch), Layer(convolution, batch));
        foreach (double density in Densities)
        {
            dense.Draw(1, density, density);
            events.Draw(1, density, density);
            EventLists pre = EventLists.Of<T>(events.ZPre, batch);

            dense.UpdateTraces();
            events.State.UpdateTraces(pre.Events, events.ZPost, events.Parameters, events.Dt);

            events.Snapshot().AssertSame(dense.Snapshot(), $"at {density}");
        }
    }

    private static string[] Disturbances => [.. Disturb.Keys];

    /// <summary>What makes silence visible; each is applied to the layer just before its first step.</summary>
    private static Dictionary<string, Action<TestLayer<T>>> Disturb => new()
    {
        ["an infinite presynaptic trace"] = layer => layer.State.TracePre.Span[^1] = T.PositiveInfinity,
        ["an infinite postsynaptic trace"] = layer => layer.State.TracePost.Span[0] = T.NegativeInfinity,
        ["a presynaptic trace that is NaN"] = layer => layer.State.TracePre.Span[0] = T.NaN,
        ["a postsynaptic trace that is NaN"] = layer => layer.State.TracePost.Span[^1] = T.NaN,
        ["a trace that overflows in this step"] = layer =>
        {
            layer.State.TracePre.Span.Fill(T.CreateChecked(-1e30));
            layer.Parameters = layer.Parameters with { TauPreInv = 1e30, APre = 1e300 };
        },
        ["traces whose sum overflows"] = layer => layer.State.TracePre.Span.Fill(Largest),
        ["a weight above its bound"] = layer => layer.W[^1] = T.CreateChecked(1.5),
        ["a weight below its bound"] = layer => layer.W[0] = T.CreateChecked(-0.5),
        ["weights of -0"] = layer => layer.W.Fill(T.NegativeZero),
        ["a weight that is NaN"] = layer => layer.W[layer.W.Length / 2] = T.NaN,
        ["an infinite weight"] = layer => layer.W[layer.W.Length / 2] = T.PositiveInfinity,
        ["an infinite lower bound"] = layer => layer.Parameters = layer.Parameters with { WMin = -Infinity },
        ["infinite bounds"] = layer => layer.Parameters = layer.Parameters with { WMin = -Infinity, WMax = Infinity },
        ["swapped bounds"] = layer => layer.Parameters = layer.Parameters with { WMin = 1.0, WMax = 0.0 },
        ["a bound that is NaN"] = layer => layer.Parameters = layer.Parameters with { WMax = double.NaN },
        ["an infinite rate"] = layer => layer.Parameters = layer.Parameters with { EtaPlus = Infinity },
        ["a rate that is NaN"] = layer => layer.Parameters = layer.Parameters with { EtaMinus = double.NaN },
        ["negative rates and weights of -0"] = layer =>
        {
            layer.W.Fill(T.NegativeZero);
            layer.Parameters = layer.Parameters with { EtaPlus = -0.1, EtaMinus = -0.0 };
        },
        ["a negative exponent"] = layer => layer.Parameters = layer.Parameters with { Mu = -1.0, MuMinus = -1.0 },
    };

    private static T Largest => T.BitDecrement(T.PositiveInfinity);

    private static TestLayer<T> Disturbed(string name, StdpAlgorithm algorithm, bool hardBound, bool convolution, int batch)
    {
        TestLayer<T> layer = Layer(convolution, batch).With(Parameters(algorithm) with { HardBound = hardBound, Mu = 0.5 });
        Disturb[name](layer);
        return layer;
    }

    /// <summary>Some steps on one state each: what an event step leaves in its scratch memory shows in the next.</summary>
    private static void AssertEqual(Func<TestLayer<T>> make, double densityPre, double densityPost, string what)
    {
        (TestLayer<T> dense, TestLayer<T> events) = (make(), make());
        ReferenceLayer<T>? reference = HasExactPowers(dense.Parameters) ? dense.ToReference<T>() : null;
        for (int step = 0; step < 3; step++)
        {
            dense.Draw(step, densityPre, densityPost);
            events.Draw(step, densityPre, densityPost);

            dense.Step();
            events.StepEvents();

            events.Snapshot().AssertSame(dense.Snapshot(), $"{what}, step {step}");
            if (reference is not null)
            {
                reference.Step(dense.ZPreGrid<T>(), dense.ZPostGrid<T>(), dense.Geometry);
                Assert.That(dense.W.ToArray(), Bits.EqualTo(reference.W.Values), $"{what}, step {step}");
            }

            Assert.That(events.SlackIsIntact, Is.True);
        }
    }

    private static bool HasExactPowers(StdpParameters<T> parameters) => parameters.Algorithm switch
    {
        StdpAlgorithm.MultiplicativePow => IsExact(parameters.Mu),
        StdpAlgorithm.AsymmetricPow => IsExact(parameters.MuPlus) && IsExact(parameters.MuMinus),
        _ => true,
    };

    private static bool IsExact(StdpParameter<T> exponent) => !exponent.IsTensor && exponent.Number is 0 or 1;

    private static TestLayer<T> Layer(bool convolution, int batch) => convolution
        ? TestLayer<T>.Conv2d(new ConvShape(batch, 2, (6, 5), 5, 3) { Geometry = new() { Padding = 1, Stride = (1, 2) } })
        : TestLayer<T>.Linear(batch, (4 * Vector<T>.Count) + 3, 9);

    private static StdpParameters<T> Parameters(StdpAlgorithm algorithm) =>
        new() { Algorithm = algorithm, EtaPlus = 0.05, EtaMinus = 0.04 };
}
