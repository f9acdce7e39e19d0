using StdpKernels.ClusterBenchmarks.Measuring;
using StdpKernels.ClusterBenchmarks.Traffic;

namespace StdpKernels.ClusterBenchmarks.Report;

/// <summary>What a window costs with more shards than there are machines here.</summary>
/// <remarks>
/// A window takes <c>a + b N + c S</c> with N shards and S bytes of spikes, to all of them and back: what there is to do once, for each shard, and for each byte. The
/// three come from measured rows by least squares of relative errors; a term that would be negative is left out. A network adds its way there and back, L, and
/// <c>S / B</c> on the link of the driver.
/// </remarks>
/// <param name="Base">a, µs.</param>
/// <param name="PerShard">b, µs.</param>
/// <param name="PerByte">c, µs.</param>
internal sealed record ScalingModel(double Base, double PerShard, double PerByte)
{
    /// <summary>B: bytes that a link of 10 Gbit/s carries in a µs.</summary>
    public const double LinkBytes = 1250;

    /// <summary>L: the way there and back in a network of machines in one room, µs.</summary>
    public const double RoundTrip = 50;

    private const int Terms = 3;

    public static ScalingModel Fit(IEnumerable<ClusterRow> rows)
    {
        double[][] terms = [.. rows.Select(row => (double[])[1, row.Shards, row.Sent + row.Received]).ToArray()];
        double[] times = [.. rows.Select(row => row.Engine.Median)];
        var used = Enumerable.Range(0, Terms).ToList();
        while (true)
        {
            double[] fitted = Solve(terms, times, used);
            int worst = Array.IndexOf(fitted, fitted.Min());
            if (fitted[worst] >= 0)
            {
                double[] all = new double[Terms];
                used.ForEach(term => all[term] = fitted[used.IndexOf(term)]);
                return new(all[0], all[1], all[2]);
            }

            used.RemoveAt(worst);
        }
    }

    /// <summary>A window on this machine, µs.</summary>
    public double WindowTime(int shards, double bytes) => Base + (PerShard * shards) + (PerByte * bytes);

    /// <summary>A window of machines with a shard each, µs.</summary>
    public double NetworkWindowTime(int machines, int window, double rate)
    {
        double bytes = window * BytesOfStep(machines, rate);
        return WindowTime(machines, bytes) + RoundTrip + (bytes / LinkBytes);
    }

    /// <summary>Bytes that a step sends to all machines and gets from all of them.</summary>
    public static double BytesOfStep(int machines, double rate) => machines
        * (NetworkTraffic.BytesOfStep((double)machines * NetworkTraffic.Neurons, rate) + NetworkTraffic.BytesOfStep(NetworkTraffic.Neurons, rate));

    /// <summary>The rate at which the link alone takes as long as a step lasts, Hz; null where no rate is enough.</summary>
    public static double? LimitingRate(int machines)
    {
        // Every neuron in every step.
        double low = 0, high = 1 / NetworkTraffic.TimeStep;
        if (LinkTime(high) < NetworkTraffic.TimeStep * 1e6)
        {
            return null;
        }

        for (int i = 0; i < 60; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = LinkTime(middle) < NetworkTraffic.TimeStep * 1e6 ? (middle, high) : (low, middle);
        }

        return low;

        double LinkTime(double rate) => BytesOfStep(machines, rate) / LinkBytes;
    }

    /// <summary>Normal equations of the terms that are used; each row divided by what was measured.</summary>
    private static double[] Solve(double[][] terms, double[] times, List<int> used)
    {
        int count = used.Count;
        double[,] equations = new double[count, count + 1];
        for (int row = 0; row < times.Length; row++)
        {
            for (int i = 0; i < count; i++)
            {
                double factor = terms[row][used[i]] / times[row];
                for (int j = 0; j < count; j++)
                {
                    equations[i, j] += factor * terms[row][used[j]] / times[row];
                }

                equations[i, count] += factor;
            }
        }

        for (int pivot = 0; pivot < count; pivot++)
        {
            for (int i = 0; i < count; i++)
            {
                double factor = equations[i, pivot] / equations[pivot, pivot];
                for (int j = pivot; i != pivot && j <= count; j++)
                {
                    equations[i, j] -= factor * equations[pivot, j];
                }
            }
        }

        return [.. Enumerable.Range(0, count).Select(i => equations[i, count] / equations[i, i])];
    }
}
