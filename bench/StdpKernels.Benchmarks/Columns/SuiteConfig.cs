using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Reports;

namespace StdpKernels.Benchmarks.Columns;

/// <summary>What all suites show besides the time: allocated bytes, and rates in the units of the domain.</summary>
public sealed class SuiteConfig : ManualConfig
{
    // In the same run as the suites, after them, and only if there is something to compare.
    private static readonly Lazy<Roofline> Limits = new(
        () => Roofline.Measure(new Alternation(TimeSpan.FromSeconds(1), 5)));

    public SuiteConfig()
    {
        // Wide enough for the name of a convolutional layer.
        SummaryStyle = SummaryStyle.Default.WithMaxParameterColumnWidth(48);
        AddDiagnoser(MemoryDiagnoser.Default);
        AddColumn(
            new WorkColumn(
                "Gupdates/s",
                "10⁹ plastic synaptic updates a second: each spike times its fan-out or fan-in",
                (size, share, _, time) => share * size.Updates / time / 1e3),
            new WorkColumn(
                "GFLOP/s",
                "10⁹ floating-point operations a second, counted as if everything fired",
                (size, _, _, time) => size.Operations / time / 1e3),
            new WorkColumn(
                "GB/s",
                "10⁹ bytes a second that must move at least if everything fires",
                (size, _, numberBytes, time) => size.NumbersMoved * numberBytes / time / 1e3),
            new WorkColumn(
                "% of roofline",
                "Of what one core can do, measured in this run, if everything fires; leaving out silence exceeds it",
                (size, _, numberBytes, time) => 100 * Limits.Value.LeastTime(size, numberBytes) / time,
                "N1"));
    }
}
