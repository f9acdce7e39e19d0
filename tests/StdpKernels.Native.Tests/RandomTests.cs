using System.Numerics;
using StdpKernels.Native.Tests.Api;

namespace StdpKernels.Native.Tests;

/// <summary>Layers of any size, rule and activity have the bits of managed ones. <c>STDPKERNELS_NATIVE_CASES</c> asks for more.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class RandomTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static int Cases =>
        int.TryParse(Environment.GetEnvironmentVariable("STDPKERNELS_NATIVE_CASES"), out int cases) ? cases : 500;

    [Test]
    public void Layers_have_the_bits_of_managed_ones()
    {
        _ = Installation.Prefix;
        for (int seed = 0; seed < Cases; seed++)
        {
            Compare(new RandomCase<T>(seed), $"seed {seed}");
        }
    }

    private static void Compare(RandomCase<T> random, string name)
    {
        StdpLayer<T> managed;
        try
        {
            managed = random.CreateManaged();
        }
        catch (ArgumentException)
        {
            // A kernel larger than its image.
            Assert.Throws<NativeRefusal>(() => Create(random).Dispose());
            return;
        }

        using NativeLayer<T> native = Create(random);
        random.W.CopyTo(managed.EditWeights().Span);
        random.TPre.CopyTo(managed.State.TracePre.Span);
        random.TPost.CopyTo(managed.State.TracePost.Span);
        random.W.CopyTo(native.Weights);
        random.TPre.CopyTo(native.TPre);
        random.TPost.CopyTo(native.TPost);
        foreach ((T[] pre, T[] post, bool lists) in random.Steps)
        {
            managed.Step(pre, post);
            int batch = random.Shape.Batch;
            native.Step(
                lists ? NativeActivity<T>.Lists(pre, batch) : NativeActivity<T>.Dense(pre),
                lists ? NativeActivity<T>.Lists(post, batch) : NativeActivity<T>.Dense(post));
            SameBits.Assert<T>(native.Weights, managed.Weights.Span, $"{name}: w");
            SameBits.Assert<T>(native.TPre, managed.State.TracePre.Span, $"{name}: t_pre");
            SameBits.Assert<T>(native.TPost, managed.State.TracePost.Span, $"{name}: t_post");
        }
    }

    private static NativeLayer<T> Create(RandomCase<T> random) =>
        new(random.Shape, random.Parameters, random.Threads, random.Layout, random.TimeStep);
}
