using System.Numerics;
using CsCheck;
using StdpKernels.DigestWorkload;
using StdpKernels.Synapses;
using StdpKernels.Tests.Properties;
using StdpKernels.Tests.Reference;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Sparse;

/// <summary>Random sparse layers have the bits of the dense layer at their synapses, along every path.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class SparseProperties<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Count = 150;

    private static readonly Filling<T> Any = new()
    {
        Weights = Numbers<T>.WithSpecial,
        Traces = Gen.Frequency((99, Numbers<T>.Around), (1, Numbers<T>.Special)),
        Activity = Gen.OneOf(
            Gen.OneOf(0.0, 0.02, 0.2, 1).Select(density => Numbers<T>.Spikes(density)),
            Gen.OneOf(1, 10, 40).Select(silent =>
                Gen.Frequency((silent * 5, Gen.Const(T.Zero)), (9, Numbers<T>.Uniform(-1, 1)), (1, Numbers<T>.Special)))),
        Exponent = Gen.OneOf(0, 0.3, 0.5, 1, 2),
        Steps = 5,
    };

    private static readonly Filling<T> Steady = new() { Weights = Numbers<T>.WithinOrOn, Steps = 5 };

    [Test]
    public void Steps([Values("dense", "graded", "mixed")] string form, [Values] bool steady) =>
        Property.Holds(Cases<T>.Linear(steady ? Steady : Any), Count, layer => AssertIsDense(layer, form, forced: null));

    [Test]
    public void Steps_in_parts_on_either_kernel([Values] bool sparse, [Values(1, 2, 3)] int parts) =>
        Property.Holds(
            Cases<T>.Linear(Steady), Count / 2, layer => AssertIsDense(layer, "spikes", new ForcedPath(sparse, parts)));

    [Test]
    public void Windows_of_steps([Values("dense", "graded")] string form, [Values] bool steady) =>
        Property.Holds(Cases<T>.Linear(steady ? Steady : Any), Count, layer => AssertWindowIsDense(layer, form, forced: null));

    [Test]
    public void Windows_of_blocks_in_parts([Values] bool sparse, [Values(1, 3)] int parts, [Values(1, 2, 5)] int rows) =>
        Property.Holds(
            Cases<T>.Linear(Steady), Count / 2, layer => AssertWindowIsDense(layer, "spikes", new ForcedPath(sparse, parts, rows)));

    [Test]
    public void Propagation([Values] bool back, [Values(1, 3)] int parts) =>
        Property.Holds(Cases<T>.Linear(Any), Count, layer =>
        {
            StdpSparseLayer<T> sparse = Make(layer, out bool[] mask);
            sparse.Synapses.Forced = new ForcedPath(IsSparse: true, parts);
            for (int step = 0; step < layer.ZPre.Length; step++)
            {
                (T[] z, T[] start) = back ? (layer.ZPost[step], layer.TPre) : (layer.ZPre[step], layer.TPost);
                T[] expected = Propagated(layer, mask, z, start, back);
                var currents = new Slack<T>([.. start], offset: 1);
                if (back)
                {
                    sparse.PropagateBack(z, currents.Span);
                }
                else
                {
                    sparse.Propagate(GradedLists<T>.Of(z, layer.Linear.Batch).Events, currents.Span);
                }

                Assert.That(currents.Values, Bits.EqualTo(expected), $"step {step}");
                Assert.That(currents.IsIntact);
            }
        });

    [Test]
    public void Edits([Values] StdpFan fan, [Values] StdpNorm norm) =>
        Property.Holds(Cases<T>.Linear(Any), Count, layer =>
        {
            StdpSparseLayer<T> sparse = Make(layer, out bool[] mask);
            T target = T.CreateChecked(0.75), factor = T.CreateChecked(-0.3);
            T[] factors = new Data<T>(1).Graded(layer.WeightShape[fan == StdpFan.In ? 0 : 1]);

            // Without synapses, zeros: they add nothing to a norm.
            var w = new Grid<T>([.. layer.W.Select((weight, i) => mask[i] ? weight : T.Zero)], layer.WeightShape);
            sparse.NormaliseWeights(target, norm, fan);
            T[] scales = ReferenceEdits.Factors(w, target, norm, fan == StdpFan.In ? 0 : 1);
            Expect((index, weight) => weight * scales[index[fan == StdpFan.In ? 0 : 1]], "normalised");
            sparse.ScaleWeights(factors, fan);
            Expect((index, weight) => weight * factors[index[fan == StdpFan.In ? 0 : 1]], "scaled each");
            sparse.ScaleWeights(factor);
            Expect((_, weight) => weight * factor, "scaled");
            sparse.DecayWeights(target, factor);
            Expect((_, weight) => weight + (target * (factor - weight)), "decayed");

            void Expect(Func<int[], T, T> edit, string what)
            {
                ReferenceEdits.Apply(w, layer.Parameters, edit);
                AssertSynapses(sparse, mask, w.Values, what);
            }
        });

    [Test]
    public void Steps_between_guard_pages([Values] Placement placement, [Values("dense", "graded")] string form)
    {
        if (Pages.WhyNot is { } reason)
        {
            Assert.Ignore(reason);
        }

        Property.Holds(
            Cases<T>.Linear(Steady),
            Count / 4,
            layer =>
            {
                using var guard = new GuardedMemory(placement);
                AssertIsDense(layer, form, forced: null);
                StdpSparseLayer<T> sparse = Make(layer, out _);
                sparse.Propagate(layer.ZPre[0], guard.Copy<T>(layer.TPost));
                sparse.PropagateBack(layer.ZPost[0], guard.Copy<T>(layer.TPre));
                sparse.NormaliseWeights(T.One, StdpNorm.L2, StdpFan.In);
                sparse.NormaliseWeights(T.One, StdpNorm.L1, StdpFan.Out);
                Assert.That(guard.IsIntact, "memory beside the buffers");
            },
            alone: true);
    }

    private static void AssertIsDense(LayerCase<T> layer, string form, ForcedPath? forced)
    {
        TestLayer<T> dense = layer.ToLayer();
        StdpSparseLayer<T> sparse = Make(layer, out bool[] mask);
        sparse.Synapses.Forced = forced;
        for (int step = 0; step < layer.ZPre.Length; step++)
        {
            GradedLists<T> pre = GradedLists<T>.Of(layer.ZPre[step], layer.Linear.Batch);
            GradedLists<T> post = GradedLists<T>.Of(layer.ZPost[step], layer.Linear.Batch);
            layer.ZPre[step].CopyTo(dense.ZPre);
            layer.ZPost[step].CopyTo(dense.ZPost);
            dense.Step();
            switch (form)
            {
                case "dense":
                    sparse.Step(layer.ZPre[step], layer.ZPost[step]);
                    break;
                case "spikes":
                    sparse.Step(
                        EventLists.Of<T>(layer.ZPre[step], layer.Linear.Batch).Events,
                        EventLists.Of<T>(layer.ZPost[step], layer.Linear.Batch).Events);
                    break;
                case "graded":
                    sparse.Step(pre.Events, post.Events);
                    break;
                default:
                    sparse.UpdateTraces(pre.Events, layer.ZPost[step]);
                    sparse.Learn(layer.ZPre[step], post.Events);
                    break;
            }

            Assert.That(sparse.State.TracePre.Span.ToArray(), Bits.EqualTo(dense.State.TracePre.Span.ToArray()), $"t_pre, step {step}");
            Assert.That(sparse.State.TracePost.Span.ToArray(), Bits.EqualTo(dense.State.TracePost.Span.ToArray()), $"t_post, step {step}");
            AssertSynapses(sparse, mask, dense.W, $"step {step}");
        }
    }

    private static void AssertWindowIsDense(LayerCase<T> layer, string form, ForcedPath? forced)
    {
        TestLayer<T> dense = layer.ToLayer();
        StdpSparseLayer<T> sparse = Make(layer, out bool[] mask);
        sparse.Synapses.Forced = forced;

        // Two windows: what the first finds out about the weights counts in the second.
        int steps = layer.ZPre.Length, cut = steps / 2;
        Window(0, cut);
        Window(cut, steps);
        for (int step = 0; step < steps; step++)
        {
            layer.ZPre[step].CopyTo(dense.ZPre);
            layer.ZPost[step].CopyTo(dense.ZPost);
            dense.Step();
        }

        Assert.That(sparse.State.TracePre.Span.ToArray(), Bits.EqualTo(dense.State.TracePre.Span.ToArray()), "t_pre");
        Assert.That(sparse.State.TracePost.Span.ToArray(), Bits.EqualTo(dense.State.TracePost.Span.ToArray()), "t_post");
        AssertSynapses(sparse, mask, dense.W, "weights");

        void Window(int from, int to)
        {
            int samples = (to - from) * layer.Linear.Batch;
            T[] zPre = [.. layer.ZPre[from..to].SelectMany(z => z)], zPost = [.. layer.ZPost[from..to].SelectMany(z => z)];
            switch (form)
            {
                case "dense":
                    sparse.StepWindow(to - from, zPre, zPost);
                    break;
                case "spikes":
                    sparse.StepWindow(to - from, EventLists.Of<T>(zPre, samples).Events, zPost);
                    break;
                default:
                    sparse.StepWindow(to - from, GradedLists<T>.Of(zPre, samples).Events, GradedLists<T>.Of(zPost, samples).Events);
                    break;
            }
        }
    }

    private static void AssertSynapses(StdpSparseLayer<T> sparse, bool[] mask, ReadOnlySpan<T> dense, string what)
    {
        T[] expected = dense.ToArray(), came = SparseLayers.Dense(sparse);
        for (int i = 0; i < mask.Length; i++)
        {
            expected[i] = mask[i] ? expected[i] : T.Zero;
        }

        Assert.That(came, Bits.EqualTo(expected), what);
    }

    /// <summary>Half of the synapses, of some neurons none and of some all.</summary>
    private static StdpSparseLayer<T> Make(LayerCase<T> layer, out bool[] mask)
    {
        (int batch, int inputs, int outputs) = layer.Linear;
        var random = new Random(layer.W.Length);
        mask = new bool[layer.W.Length];
        for (int i = 0; i < mask.Length; i++)
        {
            mask[i] = (i / inputs % 5, i % inputs % 7) switch
            {
                (1, _) or (_, 3) => false,
                (2, _) or (_, 4) => true,
                _ => random.Next(2) == 0,
            };
        }

        var sparse = new StdpSparseLayer<T>(
            batch, StdpConnectivity.FromMask(inputs, outputs, mask), SparseLayers.Parameters(layer.Parameters), layer.Dt, threads: 3);
        SparseLayers.SetDense<T>(sparse, layer.W);
        layer.TPre.CopyTo(sparse.State.TracePre.Span);
        layer.TPost.CopyTo(sparse.State.TracePost.Span);
        return sparse;
    }

    private static T[] Propagated(LayerCase<T> layer, bool[] mask, T[] z, T[] start, bool back)
    {
        (int batch, int inputs, int outputs) = layer.Linear;
        T[] currents = [.. start];
        (int from, int to) = back ? (outputs, inputs) : (inputs, outputs);
        for (int i = 0; i < batch * to; i++)
        {
            (int sample, int target) = Math.DivRem(i, to);
            for (int source = 0; source < from; source++)
            {
                int weight = back ? (source * inputs) + target : (target * inputs) + source;
                T activity = z[(sample * from) + source];
                currents[i] = mask[weight] && activity != T.Zero ? currents[i] + (layer.W[weight] * activity) : currents[i];
            }
        }

        return currents;
    }
}
