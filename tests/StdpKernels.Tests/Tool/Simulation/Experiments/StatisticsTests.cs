using StdpKernels.Tool.Simulation.Experiments;
using StdpKernels.Tool.Simulation.Experiments.Speed;

namespace StdpKernels.Tests.Tool.Simulation.Experiments;

internal sealed class StatisticsTests
{
    [Test]
    public void Mean_variance_and_standard_error_of_a_sample()
    {
        double[] sample = [2, 4, 4, 4, 5, 5, 7, 9];
        Assert.That(Statistics.Mean(sample), Is.EqualTo(5));
        Assert.That(Statistics.Variance(sample), Is.EqualTo(32.0 / 7).Within(1e-12));
        Assert.That(Statistics.StandardError(sample), Is.EqualTo(Math.Sqrt(32.0 / 7 / 8)).Within(1e-12));
    }

    [Test]
    public void The_error_of_a_table_is_what_the_mean_of_many_tables_varies()
    {
        // Cells of a row share a random number, and so do cells of a column: the textbook formula for independent cells would be far off.
        var random = new Random(1);
        double[] means = new double[2000];
        double estimated = 0;
        for (int t = 0; t < means.Length; t++)
        {
            double[] rows = [.. Enumerable.Range(0, 16).Select(_ => random.NextDouble())];
            double[] columns = [.. Enumerable.Range(0, 16).Select(_ => random.NextDouble())];
            double[] table = [.. rows.SelectMany(row => columns.Select(column => row + column))];
            means[t] = Statistics.Mean(table);
            estimated += Statistics.StandardErrorOfTable(table, 16) / means.Length;
        }

        Assert.That(estimated, Is.EqualTo(Math.Sqrt(Statistics.Variance(means))).Within(5).Percent);
    }

    // Agresti and Coull (1998) and Brown, Cai and DasGupta (2001) tabulate the Wilson interval.
    [TestCase(0, 10, 0.0, 0.2775)]
    [TestCase(5, 10, 0.2366, 0.7634)]
    [TestCase(10, 10, 0.7225, 1.0)]
    public void The_Wilson_interval_is_the_tabulated_one(int successes, int trials, double from, double to)
    {
        (double lower, double upper) = Statistics.WilsonInterval(successes, trials);
        Assert.That(lower, Is.EqualTo(from).Within(1e-4));
        Assert.That(upper, Is.EqualTo(to).Within(1e-4));
    }

    [TestCase(1)]
    [TestCase(100)]
    [TestCase(1_000_000)]
    public void Percentiles_of_times_are_those_of_the_sorted_list(int scale)
    {
        var random = new Random(scale);
        long[] ticks = [.. Enumerable.Range(0, 1000).Select(_ => (long)(scale * Math.Exp(5 * random.NextDouble())))];
        var times = new StepTimes();
        foreach (long tick in ticks)
        {
            times.Add(tick);
        }

        Array.Sort(ticks);
        foreach (double part in (double[])[0.001, 0.5, 0.99, 1])
        {
            double expected = (double)ticks[(int)Math.Ceiling(part * 1000) - 1] / System.Diagnostics.Stopwatch.Frequency;
            Assert.That(times.Percentile(part), Is.EqualTo(expected).Within(1).Percent, $"{part}");
        }
    }
}
