using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace StdpKernels.Benchmarks.Columns;

/// <summary>A column in the units of the domain, from the time and from what there was to do.</summary>
internal sealed class WorkColumn(
    string name, string legend, Func<IWorkSize, double, int, double, double> evaluate, string format = "N2") : IColumn
{
    // Where everything fires, unless the suite has a parameter for it.
    private const double AllPercent = 100;

    private const string Missing = "-";

    public string Id => $"{nameof(WorkColumn)}.{name}";

    public string ColumnName => name;

    public string Legend => legend;

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
    {
        IWorkSize? size = benchmarkCase.Parameters.Items.Select(item => item.Value).OfType<IWorkSize>().FirstOrDefault();
        double? nanoseconds = summary[benchmarkCase]?.ResultStatistics?.Median;
        if (size is null || nanoseconds is null)
        {
            return Missing;
        }

        double percent = benchmarkCase.Parameters.Items.Select(item => item.Value).OfType<double>().FirstOrDefault(AllPercent);
        int numberBytes = benchmarkCase.Descriptor.Type.GenericTypeArguments is [var number] && number == typeof(double)
            ? sizeof(double)
            : sizeof(float);
        double value = evaluate(size, percent / 100, numberBytes, nanoseconds.Value / 1e3);
        return value > 0 ? value.ToString(format, CultureInfo.InvariantCulture) : Missing;
    }

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public bool IsAvailable(Summary summary) =>
        summary.BenchmarksCases.Any(benchmarkCase => GetValue(summary, benchmarkCase) != Missing);

    public override string ToString() => name;
}
