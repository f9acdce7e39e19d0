using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using StdpKernels.Kernels.Processor;

namespace StdpKernels.Tests.Documentation;

/// <summary>The table of memory in the performance guide holds: what a layer keeps, and what its warm-up takes.</summary>
internal sealed partial class MemoryTableTests
{
    private static IEnumerable<string> Rows => LayerMemory.Layers.Keys;

    [TestCaseSource(nameof(Rows))]
    public void Says_what_is_measured(string row)
    {
        LayerMemory measured = LayerMemory.OfProcess(row);
        TestContext.Out.WriteLine($"| {row} | {Text(measured.Weights)} | {Text(measured.Kept)} | {Text(measured.WarmUp)} |");

        string[] cells = Table.Single(line => line.StartsWith($"| {row} |", StringComparison.Ordinal)).Trim('|').Split('|');
        Assert.That(Text(measured.Weights), Is.EqualTo(cells[1].Trim()));
        AssertAtMost(measured.Kept, cells[2]);
        AssertAtMost(measured.WarmUp, cells[3]);
    }

    [Test]
    public void Every_row_is_measured() => Assert.That(Table, Has.Length.EqualTo(LayerMemory.Layers.Count));

    private static string[] Table =>
    [
        .. MarkdownPage.All.Single(page => page.Path == "src/StdpKernels/docs/performance.md").Text
            .SkipWhile(line => line.Line != "## Memory").Skip(1).TakeWhile(line => !line.Line.StartsWith("## ", StringComparison.Ordinal))
            .Select(line => line.Line).Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1),
    ];

    // Blocks of the dense kernel are as large as caches and vectors suggest: with smaller ones they take less than what is stated, with larger ones more.
    private static void AssertAtMost(long bytes, string cell)
    {
        Assume.That(Vector<byte>.Count, Is.LessThanOrEqualTo(32), "The table is of vectors of 256 bits: with wider ones blocks are larger.");
        Assume.That(
            DataCaches.Here is { First: <= 48 << 10, Second: <= 2 << 20 }, Is.True, "The table is of caches of 48 kB and 2 MB: with larger ones blocks are larger.");
        long stated = (long)(double.Parse(Amount().Match(cell).Value, CultureInfo.InvariantCulture) * (cell.Contains("MB") ? 1e6 : 1e3));
        Assert.That(bytes, Is.LessThanOrEqualTo(stated));
        if (Vector<float>.Count == 8 && DataCaches.Here is { First: 48 << 10, Second: 2 << 20 })
        {
            Assert.That(bytes, Is.GreaterThan(0.8 * stated), "more is stated than needed");
        }
    }

    private static string Text(long bytes) => bytes >= 1_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:F1} MB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:F0} kB");

    [GeneratedRegex("[0-9.]+")]
    private static partial Regex Amount();
}
