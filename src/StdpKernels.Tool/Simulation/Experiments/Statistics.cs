using System.Numerics;

namespace StdpKernels.Tool.Simulation.Experiments;

/// <summary>Means and their errors.</summary>
internal static class Statistics
{
    /// <summary>The mean.</summary>
    public static double Mean<T>(ReadOnlySpan<T> values)
        where T : INumberBase<T>
    {
        double sum = 0;
        foreach (T value in values)
        {
            sum += double.CreateTruncating(value);
        }

        return sum / values.Length;
    }

    /// <summary>The variance of a sample, with one degree of freedom less than there are values.</summary>
    public static double Variance(ReadOnlySpan<double> values)
    {
        double mean = Mean(values);
        double sum = 0;
        foreach (double value in values)
        {
            sum += (value - mean) * (value - mean);
        }

        return sum / (values.Length - 1);
    }

    /// <summary>The standard error of the mean of independent values.</summary>
    public static double StandardError(ReadOnlySpan<double> values) => Math.Sqrt(Variance(values) / values.Length);

    /// <summary>
    /// The standard error of the mean over a table whose rows have something in common, and its columns too: what the rows vary and
    /// what the columns vary add up. (What single cells vary is in both, so the error is rather too large than too small.)
    /// </summary>
    public static double StandardErrorOfTable(ReadOnlySpan<double> table, int rows)
    {
        int columns = table.Length / rows;
        double[] rowMeans = new double[rows];
        double[] columnMeans = new double[columns];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                rowMeans[row] += table[(row * columns) + column] / columns;
                columnMeans[column] += table[(row * columns) + column] / rows;
            }
        }

        return Math.Sqrt((Variance(rowMeans) / rows) + (Variance(columnMeans) / columns));
    }

    /// <summary>The 95 % confidence interval of a probability (Wilson 1927).</summary>
    public static (double From, double To) WilsonInterval(int successes, int trials)
    {
        const double Z = 1.959964;
        double p = (double)successes / trials;
        double center = p + (Z * Z / (2 * trials));
        double half = Z * Math.Sqrt((p * (1 - p) / trials) + (Z * Z / (4.0 * trials * trials)));
        double scale = 1 + (Z * Z / trials);
        return ((center - half) / scale, (center + half) / scale);
    }
}
