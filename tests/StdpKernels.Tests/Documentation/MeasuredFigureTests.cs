using System.Globalization;
using System.Text.RegularExpressions;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Documentation;

/// <summary>Figures of the front page, and of the page on costs, are those of the committed report, rounded to the digits that stand there.</summary>
internal sealed partial class MeasuredFigureTests
{
    private const string Small = "linear 1 × 784→100, 2 %";

    // By the names of the rows, on the page and in the report.
    private static readonly Dictionary<string, string> Rows = new()
    {
        ["784→100, 2 %"] = Small,
        ["1024→1024, 2 %"] = "linear 1 × 1024→1024, 2 %",
        ["1024→1024, all"] = "linear 1 × 1024→1024, dense",
        ["batch of 32, 784→1024, 2 %"] = "linear 32 × 784→1024, 2 %",
        ["batch of 32, 784→1024, 20 %"] = "linear 32 × 784→1024, 20 %",
        ["batch of 128, 1024→1024, 2 %"] = "linear 128 × 1024→1024, 2 %",
        ["batch of 128, 1024→1024, all"] = "linear 128 × 1024→1024, dense",
        ["convolution 8 × 64×28×28→64, 3×3, 2 %"] = "conv 8 × 64×28×28→64, 3×3, 2 %",
        ["convolution 8 × 64×28×28→64, 3×3, all"] = "conv 8 × 64×28×28→64, 3×3, dense",
    };

    private static string[] Report => Repository.Read("bench", "results", "amd-epyc-family-25-model-1", "report.md").Split('\n');

    private static string[] Page => Repository.Read("src", "StdpKernels.Site", "pages", "performance", "index.md").Split('\n');

    private static string FrontPage => Repository.Read("README.md");

    [Test]
    public void Rows_of_the_page_are_those_of_the_report()
    {
        string[][] rows = [.. Page.Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1).Select(Cells)];
        Assert.That(rows.Select(row => row[0]), Is.EqualTo(Rows.Keys));

        using IDisposable scope = Assert.EnterMultipleScope();
        foreach (string[] row in rows)
        {
            string[] report = ReportRow(Rows[row[0]]);
            AssertRounded(row[1], report[1]);
            AssertRounded(row[2], report[4]);
            AssertRounded(row[3], report[3]);
        }
    }

    [Test]
    public void Figures_of_the_front_page_are_those_of_the_report()
    {
        string[] report = ReportRow(Small), latency = ReportRow("10,000,000 alone");
        Match torch = Regex.Match(FrontPage, "preallocated tensors, takes ([0-9]+ times)");
        Match loops = Regex.Match(FrontPage, "plain C# loops ([0-9]+ times)");

        using IDisposable scope = Assert.EnterMultipleScope();
        Assert.That(FrontPage, Does.Contain($"| **{report[1]}** |").And.Contain($"| **{latency[3]} µs** | at most for 99.9 % of 10 million"));
        AssertRounded(torch.Groups[1].Value, report[3]);
        AssertRounded(loops.Groups[1].Value, report[4]);
        Assert.That(latency[6..], Is.EqualTo(new[] { "0", "0" }), "collections and bytes");
    }

    [Test]
    public void The_factor_over_Brian2_is_that_of_the_table_of_benchmarks()
    {
        string[] lines = Repository.Read("bench", "README.md").Split('\n');
        string[] row = Cells(lines.Single(line => line.StartsWith("| competition, 0.1 ms ", StringComparison.Ordinal)));
        Assert.That(FrontPage, Does.Contain($"| **{row[3]} times** |"));
        AssertRounded(row[3], Quotient(row[1], row[2]));
    }

    private static string Quotient(string left, string right) => (Amount(left) / Amount(right)).ToString(CultureInfo.InvariantCulture);

    private static void AssertRounded(string stated, string measured)
    {
        if (stated.Length == 0 && measured.Length == 0)
        {
            return;
        }

        // Half of the last digit that is stated.
        string digits = Number().Match(stated).Value;
        double unit = Microseconds(stated)
            * Math.Pow(10, digits.Contains('.') ? digits.IndexOf('.') + 1 - digits.Length : 0);
        Assert.That(Amount(stated), Is.EqualTo(Amount(measured)).Within((0.5 * unit) + 1e-9), $"{stated}, measured {measured}");
    }

    private static double Amount(string cell) =>
        double.Parse(Number().Match(cell).Value, NumberStyles.Number, CultureInfo.InvariantCulture) * Microseconds(cell);

    private static double Microseconds(string cell) => cell.EndsWith("ms", StringComparison.Ordinal) ? 1000 : 1;

    private static string[] ReportRow(string name) => Cells(Report.First(line => line.StartsWith($"| {name} |", StringComparison.Ordinal)));

    private static string[] Cells(string line) => [.. line.Trim().Trim('|').Split('|').Select(cell => cell.Trim())];

    [GeneratedRegex("[0-9][0-9.,]*")]
    private static partial Regex Number();
}
