using System.Numerics;
using StdpKernels.DigestWorkload;
using StdpKernels.Native.Tests.Api;

namespace StdpKernels.Native.Tests;

/// <summary>The digest of a group as the library computes it through its layers.</summary>
internal static class NativeDigest
{
    public static ulong Of(DigestGroup group) => DigestGroup.Combine(group.Cases.Concat(group.LargeCases)
        .Select((workload, number) => group.IsDouble ? Of<double>(workload, number) : Of<float>(workload, number)));

    // Every other case from lists, and with two threads.
    private static ulong Of<T>(WorkloadCase workload, int number)
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
