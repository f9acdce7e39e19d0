using System.Globalization;
using Spectre.Console;
using StdpKernels.Benchmarks.Goals;
using StdpKernels.VersionBenchmarks.Measuring;

namespace StdpKernels.VersionBenchmarks.Report;

/// <summary>Results as a table.</summary>
internal static class ResultTable
{
    public static Table Create(IReadOnlyList<RowResult> results)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumn(new TableColumn("row").NoWrap());
        foreach (string heading in (string[])["old, µs", "new, µs", "new/old", "10–90 % of pairs"])
        {
            table.AddColumn(new TableColumn(heading).RightAligned().NoWrap());
        }

        table.AddColumn("verdict");
        foreach (RowResult result in results)
        {
            PairMeasurement? m = result.Measurement;
            table.AddRow(
                Markup.Escape(result.Row.Title),
                m is null ? "" : Microseconds(m.Old),
                m is null ? "" : Microseconds(m.New),
                m is null ? "" : Ratio(m.Ratio),
                m is null ? "" : $"{Ratio(m.LowRatio)}–{Ratio(m.HighRatio)}",
                Markup.Escape(Verdict(result)));
        }

        return table;
    }

    /// <summary>What all rows come to.</summary>
    public static string Summarize(IReadOnlyList<RowResult> results, double limit)
    {
        double[] ratios = [.. results.Select(result => result.Measurement?.Ratio).OfType<double>()];
        string mean = ratios.Length == 0
            ? "nothing was measured"
            : $"the geometric mean of new/old is {Ratio(GeometricMean(ratios))}";
        int Count(Verdict verdict) => results.Count(result => result.Verdict == verdict);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{results.Count} rows, {mean}; {Count(Measuring.Verdict.Slower)} slower than {limit} ×, "
            + $"{Count(Measuring.Verdict.Faster)} faster than 1/{limit} ×, {results.Count(r => r.Difference is not null)} with other bits.");
    }

    private static string Verdict(RowResult result)
    {
        string word = result.Verdict switch
        {
            Measuring.Verdict.Slower => "SLOWER",
            Measuring.Verdict.Faster => "faster",
            Measuring.Verdict.DifferentBits => "OTHER BITS",
            _ => "equal",
        };
        string again = result.Repetitions == 0 ? "" : $", measured {result.Repetitions + 1} times";
        string bits = result.Difference is null ? ""
            : result.Measurement is null ? $": {result.Difference}"
            : $"; other bits: {result.Difference}";
        return word + again + bits;
    }

    private static double GeometricMean(double[] ratios) => Math.Exp(ratios.Average(Math.Log));

    private static string Ratio(double ratio) => ratio.ToString("0.000", CultureInfo.InvariantCulture);

    // In a digit more than elsewhere: what is looked for is a difference of some percent.
    private static string Microseconds(double time) => Digits.Of(time, wholeFrom: 1000);
}
