using StdpKernels.Benchmarks.Measuring;

namespace StdpKernels.Benchmarks.Probes;

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
        IReadOnlyList<Measurement> times = alternation.Measure([new FmaPeakProbe<float>(), .. memory]);
        return new Roofline(
            FmaPeakProbe<float>.Operations / times[0].Median / 1e3,
            [.. memory.Zip(times.Skip(1), (probe, time) =>
                new MemoryLevel(probe.Name, probe.Bytes / 2, probe.Bytes / time.Median / 1e3))]);
    }

    private static BandwidthProbe<float> Probe(string name, int bytes) => new(bytes / sizeof(float), name);
}

/// <summary>What a core moves in and out of one level of memory.</summary>
/// <param name="Name">Which.</param>
/// <param name="ArrayBytes">The array measured.</param>
/// <param name="GigabytesPerSecond">Read and written together.</param>
internal sealed record MemoryLevel(string Name, double ArrayBytes, double GigabytesPerSecond);
