using System.Text.Json.Serialization;

namespace StdpKernels.Reporting.Measuring;

/// <summary>The measured limits of one core, single precision.</summary>
/// <param name="PeakGflops">Fused multiply-adds, 10⁹ floating-point operations a second.</param>
/// <param name="Levels">In-place bandwidth of each memory level, nearest first.</param>
internal sealed record Roofline(double PeakGflops, IReadOnlyList<MemoryLevel> Levels)
{
    /// <summary>Measures all limits in alternation.</summary>
    public static Roofline Measure(Alternation alternation)
    {
        CacheSizes caches = CacheSizes.Detect();
        BandwidthProbe<float>[] memory =
        [
            Probe("L1", caches.L1 / 2), Probe("L2", caches.L2 / 2), Probe("L3", caches.L3 / 4), Probe("DRAM", 4 * caches.L3),
        ];
        double[] capacities = [caches.L1, caches.L2, caches.L3, double.PositiveInfinity];
        FmaPeakProbe<float> peak = FmaPeakProbe<float>.OfSums();
        IReadOnlyList<Measurement> times = alternation.Measure([peak, .. memory]);
        return new Roofline(
            peak.Operations / times[0].Median / 1e3,
            [.. memory.Zip(times.Skip(1), capacities).Select(level =>
                new MemoryLevel(level.First.Name, level.First.Bytes / level.Second.Median / 1e3) { Capacity = level.Third })]);
    }

    /// <summary>The shortest time that this machine could need, in microseconds.</summary>
    /// <param name="size">What there is to do.</param>
    /// <param name="numberBytes">Bytes of a number: twice as many halve the peak.</param>
    public double LeastTime(IWorkSize size, int numberBytes)
    {
        double bandwidth = Levels.First(level => size.NumbersHeld * numberBytes <= level.Capacity).GigabytesPerSecond;
        double arithmetic = size.Operations * numberBytes / sizeof(float) / PeakGflops;
        return Math.Max(arithmetic, size.NumbersMoved * numberBytes / bandwidth) / 1e3;
    }

    private static BandwidthProbe<float> Probe(string name, int bytes) => new(bytes / sizeof(float), name);
}

/// <summary>What a core moves in and out of one level of memory.</summary>
/// <param name="Name">Which.</param>
/// <param name="GigabytesPerSecond">Read and written together.</param>
internal sealed record MemoryLevel(string Name, double GigabytesPerSecond)
{
    /// <summary>Bytes that it holds.</summary>
    [JsonIgnore]
    public double Capacity { get; init; }
}
