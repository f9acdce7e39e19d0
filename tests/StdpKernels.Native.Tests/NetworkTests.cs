using System.Numerics;
using StdpKernels.Native.Tests.Api;

namespace StdpKernels.Native.Tests;

/// <summary>What networks ask of layers of any kind (windows of steps, currents, edits of weights) has the bits of managed ones.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class NetworkTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Cases = 120;

    [OneTimeSetUp]
    public void RequireLibrary() => _ = Installation.Prefix;

    [Test]
    public void Dense_layers_and_convolutions()
    {
        int compared = 0;
        for (int seed = 10_000; seed < 10_000 + Cases; seed++)
        {
            var random = new RandomCase<T>(seed);
            StdpLayer<T> managed;
            try
            {
                managed = random.CreateManaged();
            }
            catch (ArgumentException)
            {
                // A kernel larger than its image, which other tests are about.
                continue;
            }

            using var native = new NativeLayer<T>(random.Shape, random.Parameters, random.Threads, random.Layout, random.TimeStep);
            Compare(managed, native, random, $"seed {seed}");
            compared++;
        }

        Assert.That(compared, Is.GreaterThan(Cases / 2));
    }

    [Test]
    public void Sparse_layers([Values] SparseForm form)
    {
        for (int seed = 20_000; seed < 20_000 + Cases; seed++)
        {
            var random = new RandomCase<T>(seed, sparse: true);
            var synapses = StdpConnectivity.Random(random.Shape.Channels, random.Shape.Outputs, 0.3, seed);
            var managed = new StdpSparseLayer<T>(random.Shape.Batch, synapses, random.Parameters, random.TimeStep, random.Threads);
            using var native = new NativeLayer<T>(
                random.Shape.Batch, synapses, form, random.Parameters, random.Threads, random.TimeStep);
            Compare(managed, native, random, $"seed {seed}");
        }
    }

    [Test]
    public void What_does_not_fit_is_refused_with_the_names_of_the_header()
    {
        StdpConnectivity synapses = StdpConnectivity.Random(5, 4, 0.5, seed: 1);
        using var native = new NativeLayer<T>(1, synapses, SparseForm.Rows, new(), threads: 1, dt: 0.001);
        NativeActivity<T> five = NativeActivity<T>.Dense(new T[5]), four = NativeActivity<T>.Dense(new T[4]);
        T[] before = native.Weights.ToArray();
        Refused("status 5", "steps", () => native.StepWindow(-1, five, four));
        Refused("status 4", "z_pre", () => native.StepWindow(2, five, four));
        Refused("status 4", "currents", () => native.Propagate(five, new T[5], back: false));
        Refused("status 4", "z_post", () => native.Propagate(five, new T[5], back: true));
        Refused("status 5", "window_steps", () => native.WarmUp(-1));
        Refused("status 5", "target", () => native.NormaliseWeights(-1, StdpNorm.L1, StdpFan.In));
        Refused("status 5", "norm", () => native.NormaliseWeights(1, (StdpNorm)7, StdpFan.In));
        Refused("status 5", "share", () => native.DecayWeights(2, 0));
        Refused("status 4", "max", () => native.ClipWeights(1, 0));
        SameBits.Assert<T>(native.Weights, before, "weights");

        static void Refused(string status, string name, Action call) =>
            Assert.That(call, Throws.TypeOf<NativeRefusal>().With.Message.StartsWith(status).And.Message.Contains(name));
    }

    private static void Compare(StdpLayer<T> managed, NativeLayer<T> native, RandomCase<T> random, string name)
    {
        T[] w = random.W[..managed.Weights.Span.Length];
        w.CopyTo(managed.EditWeights().Span);
        w.CopyTo(native.Weights);
        native.WarmUp(random.Steps.Length);

        int steps = random.Steps.Length, batch = random.Shape.Batch;
        T[] pre = [.. random.Steps.SelectMany(step => step.Pre)], post = [.. random.Steps.SelectMany(step => step.Post)];
        managed.StepWindow(steps, pre, post);
        bool lists = random.Steps[0].Lists;
        native.StepWindow(
            steps,
            lists ? NativeActivity<T>.Lists(pre, steps * batch) : NativeActivity<T>.Dense(pre),
            lists ? NativeActivity<T>.Lists(post, steps * batch) : NativeActivity<T>.Dense(post));
        AssertSame("a window");

        T[] currentsPost = [.. random.TPost], currentsPre = [.. random.TPre], expectedPost = [.. random.TPost], expectedPre = [.. random.TPre];
        managed.Propagate(random.Steps[1].Pre, expectedPost);
        native.Propagate(NativeActivity<T>.Lists(random.Steps[1].Pre, batch), currentsPost, back: false);
        managed.PropagateBack(random.Steps[2].Post, expectedPre);
        native.Propagate(NativeActivity<T>.Dense(random.Steps[2].Post), currentsPre, back: true);
        SameBits.Assert<T>(currentsPost, expectedPost, $"{name}: currents");
        SameBits.Assert<T>(currentsPre, expectedPre, $"{name}: currents back");

        managed.NormaliseWeights(T.CreateChecked(2), StdpNorm.L2, StdpFan.Out);
        native.NormaliseWeights(2, StdpNorm.L2, StdpFan.Out);
        managed.ScaleWeights(T.CreateChecked(0.75));
        native.ScaleWeights(0.75);
        managed.DecayWeights(T.CreateChecked(0.1), T.CreateChecked(0.3));
        native.DecayWeights(0.1, 0.3);
        AssertSame("edits");
        managed.NormaliseWeights(T.One);
        native.NormaliseWeights(1, StdpNorm.L1, StdpFan.In);
        managed.ClipWeights(T.Zero, T.CreateChecked(0.25));
        native.ClipWeights(0, 0.25);
        AssertSame("more edits");

        void AssertSame(string what)
        {
            SameBits.Assert<T>(native.Weights, managed.Weights.Span, $"{name}: w after {what}");
            SameBits.Assert<T>(native.TPre, managed.State.TracePre.Span, $"{name}: t_pre after {what}");
            SameBits.Assert<T>(native.TPost, managed.State.TracePost.Span, $"{name}: t_post after {what}");
        }
    }
}
