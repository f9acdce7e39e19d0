using System.Numerics;

namespace StdpKernels.DigestWorkload;

/// <summary>A case computed along a route.</summary>
internal static class WorkloadRun
{
    /// <summary>The digest of all weights and traces after each step.</summary>
    /// <param name="workload">What to compute.</param>
    /// <param name="route">How.</param>
    /// <param name="prepare">Called with a prepared layer before the first step.</param>
    public static ulong Digest<T>(WorkloadCase workload, Route route, Action<StdpLayer<T>>? prepare = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var digest = default(Digest);
        var data = new WorkloadData<T>(workload);
        var layer = new RoutedLayer<T>(workload, route, data);
        prepare?.Invoke(layer.Prepared!);
        for (int step = 0; step < workload.Densities.Count; step++)
        {
            if (step == WorkloadCase.Disturbed)
            {
                layer.Disturb();
            }

            (T[] pre, T[] post) = data.NextActivity(step);
            layer.Step(pre, post);
            layer.UpdateTraces(pre, post);
            digest.Add<T>(layer.W);
            digest.Add<T>(layer.TPre);
            digest.Add<T>(layer.TPost);
        }

        return digest.Value;
    }

    /// <summary>The digest of the currents of both sides, from the activity of each step, through the weights as they start.</summary>
    /// <param name="workload">What to compute.</param>
    /// <param name="route">How: with a prepared layer.</param>
    public static ulong Propagated<T>(WorkloadCase workload, Route route)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var digest = default(Digest);
        var data = new WorkloadData<T>(workload);
        var layer = new RoutedLayer<T>(workload, route, data);
        for (int step = 0; step < workload.Densities.Count; step++)
        {
            (T[] pre, T[] post) = data.NextActivity(step);
            (T[] currentsPre, T[] currentsPost) = layer.Propagate(pre, post);
            digest.Add<T>(currentsPre);
            digest.Add<T>(currentsPost);
        }

        return digest.Value;
    }

    /// <summary>Some of the weights after the steps in which everything is a number.</summary>
    public static double[] Sample<T>(WorkloadCase workload, Route route, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var data = new WorkloadData<T>(workload);
        var layer = new RoutedLayer<T>(workload, route, data);
        for (int step = 0; step < WorkloadCase.Disturbed; step++)
        {
            (T[] pre, T[] post) = data.NextActivity(step);
            layer.Step(pre, post);
        }

        T[] w = layer.W;
        var sample = new double[count];
        for (int i = 0; i < count; i++)
        {
            sample[i] = double.CreateChecked(w[i * (w.Length - 1) / (count - 1)]);
        }

        return sample;
    }
}
