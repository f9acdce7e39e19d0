using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using StdpKernels.Kernels.Processor;

namespace StdpKernels.Tests.Documentation;

/// <summary>The table of memory in the performance guide holds: what a layer keeps, and what its warm-up takes.</summary>
[NonParallelizable]
internal sealed partial class MemoryTableTests
{
    // Collections that the measuring asks for also trim what the runtime keeps for tests that ran before: some 50 kB were seen.
    private const int FreedMeanwhile = 100_000;

    private static readonly StdpParameters<float> Rule = new();

    // By the names of the rows.
    private static readonly Dictionary<string, Func<Measured>> Layers = new()
    {
        ["784 → 100"] = () => Measured.Of(() => new StdpLinearLayer<float>(1, 784, 100, Rule)),
        ["784 → 100, batch of 32"] = () => Measured.Of(() => new StdpLinearLayer<float>(32, 784, 100, Rule)),
        ["1,024 → 1,024"] = () => Measured.Of(() => new StdpLinearLayer<float>(1, 1024, 1024, Rule)),
        ["1,024 → 1,024, `PresynapticRows`"] = () => Measured.Of(
            () => new StdpLinearLayer<float>(1, 1024, 1024, Rule, layout: StdpWeightLayout.PresynapticRows)),
        ["1,024 → 1,024, `EtaPlus` of `[1024, 1]`"] = () => Measured.Of(
            () => new StdpLinearLayer<float>(1, 1024, 1024, Rule with { EtaPlus = new StdpParameter<float>(new float[1024], 1024, 1) })),
        ["1,024 → 1,024, `EtaPlus` of `[1024, 1024]`"] = () => Measured.Of(
            () => new StdpLinearLayer<float>(
                1, 1024, 1024, Rule with { EtaPlus = new StdpParameter<float>(new float[1024 * 1024], 1024, 1024) })),
        ["1,024 → 1,024, batch of 32"] = () => Measured.Of(() => new StdpLinearLayer<float>(32, 1024, 1024, Rule)),
        ["1,024 → 1,024, batch of 32, `threads: 4`"] = () => Measured.Of(() => new StdpLinearLayer<float>(32, 1024, 1024, Rule, threads: 4)),
        ["1,024 → 1,024, `double`"] = () => Measured.Of(() => new StdpLinearLayer<double>(1, 1024, 1024, new StdpParameters<double>())),
        ["4,096 → 4,096"] = () => Measured.Of(() => new StdpLinearLayer<float>(1, 4096, 4096, Rule)),
        ["1 × 28 × 28 → 16, kernel 5 × 5"] = () => Measured.Of(() => new StdpConv2dLayer<float>(1, 1, (28, 28), 16, (5, 5), Rule)),
        ["64 × 28 × 28 → 64, kernel 3 × 3, batch of 8"] = () => Measured.Of(
            () => new StdpConv2dLayer<float>(8, 64, (28, 28), 64, (3, 3), Rule)),
    };

    private static IEnumerable<string> Rows => Layers.Keys;

    [TestCaseSource(nameof(Rows))]
    public void Says_what_is_measured(string row)
    {
        Measured measured = Layers[row]();
        TestContext.Out.WriteLine($"| {row} | {Text(measured.Weights)} | {Text(measured.Kept)} | {Text(measured.WarmUp)} |");

        string[] cells = Table.Single(line => line.StartsWith($"| {row} |", StringComparison.Ordinal)).Trim('|').Split('|');
        Assert.That(Text(measured.Weights), Is.EqualTo(cells[1].Trim()));
        AssertAtMost(measured.Kept, cells[2]);
        AssertAtMost(measured.WarmUp, cells[3]);
    }

    [Test]
    public void Every_row_is_measured() => Assert.That(Table, Has.Length.EqualTo(Layers.Count));

    private static string[] Table =>
    [
        .. MarkdownPage.All.Single(page => page.Path == "src/StdpKernels/docs/performance.md").Text
            .SkipWhile(line => line.Line != "## Memory").Skip(1).TakeWhile(line => !line.Line.StartsWith("## ", StringComparison.Ordinal))
            .Select(line => line.Line).Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1),
    ];

    // Blocks of the dense kernel are as large as caches and vectors suggest: with smaller ones they take less than what is stated.
    private static void AssertAtMost(long bytes, string cell)
    {
        Assume.That(Vector<byte>.Count, Is.LessThanOrEqualTo(32), "The table is of vectors of 256 bits: with wider ones blocks are larger.");
        long stated = (long)(double.Parse(Amount().Match(cell).Value, CultureInfo.InvariantCulture) * (cell.Contains("MB") ? 1e6 : 1e3));
        Assert.That(bytes, Is.LessThanOrEqualTo(stated));
        if (Vector<float>.Count == 8 && DataCaches.Here is { First: 48 << 10, Second: 2 << 20 })
        {
            Assert.That(bytes, Is.GreaterThan((0.8 * stated) - FreedMeanwhile), "more is stated than needed");
        }
    }

    private static string Text(long bytes) => bytes >= 1_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:F1} MB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:F0} kB");

    [GeneratedRegex("[0-9.]+")]
    private static partial Regex Amount();

    private sealed record Measured(long Weights, long Kept, long WarmUp)
    {
        public static Measured Of<T>(Func<StdpLayer<T>> make)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            make().WarmUp(); // what a process makes once

            // What earlier tests have left is gone before it is counted.
            GC.Collect();
            GC.WaitForPendingFinalizers();

            long before = GC.GetTotalMemory(forceFullCollection: true);
            StdpLayer<T> layer = make();
            long made = GC.GetTotalMemory(forceFullCollection: true) - before;
            long allocated = GC.GetAllocatedBytesForCurrentThread();
            layer.WarmUp();
            long warmUp = made + GC.GetAllocatedBytesForCurrentThread() - allocated;
            long kept = GC.GetTotalMemory(forceFullCollection: true) - before;
            long weights = layer.Weights.Span.Length * (long)(typeof(T) == typeof(float) ? sizeof(float) : sizeof(double));
            GC.KeepAlive(layer);
            return new Measured(weights, kept, warmUp);
        }
    }
}
