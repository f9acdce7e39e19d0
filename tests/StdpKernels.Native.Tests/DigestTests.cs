using System.Numerics;
using StdpKernels.DigestWorkload;
using StdpKernels.Native.Tests.Api;

namespace StdpKernels.Native.Tests;

/// <summary>The library computes the digests that are committed for every machine, through its layers.</summary>
internal sealed class DigestTests
{
    [Test]
    public void The_library_computes_the_committed_digest([ValueSource(typeof(DigestGroup), nameof(DigestGroup.All))] DigestGroup group)
    {
        _ = Installation.Prefix;
        bool fused = Fusion.IsFused();
        IEnumerable<ulong> digests = group.Cases.Concat(group.LargeCases)
            .Select((workload, number) => group.IsDouble ? Digest<double>(workload, number) : Digest<float>(workload, number));
        Assert.That($"0x{DigestGroup.Combine(digests):X16}", Is.EqualTo($"0x{ExpectedDigests.Of(group, fused):X16}"), $"{group}");
    }

    // Every other case from lists, and with two threads.
    private static ulong Digest<T>(WorkloadCase workload, int number)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        bool lists = number % 2 == 1;
        var digest = default(Digest);
        var data = new WorkloadData<T>(workload);
        StdpParameters<T> parameters = data.Parameters(new Embedding(workload.Shape, Company.None));
        using var layer = new NativeLayer<T>(
            workload.Shape, parameters, lists ? 2 : 1, StdpWeightLayout.PostsynapticRows, dt: 0.001);
        data.TPre.CopyTo(layer.TPre);
        data.TPost.CopyTo(layer.TPost);
        data.W.CopyTo(layer.Weights);
        for (int step = 0; step < workload.Densities.Count; step++)
        {
            if (step == WorkloadCase.Disturbed)
            {
                layer.TPre[^1] = T.PositiveInfinity;
                layer.Weights[^1] = T.CreateChecked(1.5);
                layer.Weights[^2] = T.NaN;
            }

            (T[] pre, T[] post) = data.NextActivity(step);
            NativeActivity<T> zPre = lists ? NativeActivity<T>.Lists(pre, workload.Shape.Batch) : NativeActivity<T>.Dense(pre);
            NativeActivity<T> zPost = lists ? NativeActivity<T>.Lists(post, workload.Shape.Batch) : NativeActivity<T>.Dense(post);
            layer.Step(zPre, zPost);
            layer.UpdateTraces(zPre, zPost);
            digest.Add<T>(layer.Weights);
            digest.Add<T>(layer.TPre);
            digest.Add<T>(layer.TPost);
        }

        return digest.Value;
    }
}
