using System.Diagnostics;
using System.Globalization;

namespace StdpKernels.Benchmarks.Widths;

/// <summary>Measures all works at every width: each in a process of its own, since a process has one width.</summary>
/// <param name="Budget">Time for each work in each process.</param>
/// <param name="Rounds">How many processes each width gets, one width after the other; the medians count.</param>
internal sealed record WidthRunner(TimeSpan Budget, int Rounds)
{
    /// <summary>Runs them.</summary>
    public IReadOnlyList<WidthResult> Run()
    {
        IReadOnlyList<WidthSetting> settings = WidthSetting.OfThisMachine;
        List<double[]>[] times = [.. settings.Select(_ => new List<double[]>())];
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < settings.Count; i++)
            {
                times[i].Add(Measure(settings[i]));
            }
        }

        return
        [
            .. WidthWorks.All.Select((work, index) => new WidthResult(
                work, [.. settings.Select((setting, i) => new WidthTime(setting.Name, Median(times[i].Select(round => round[index]))))])),
        ];
    }

    private double[] Measure(WidthSetting setting)
    {
        string milliseconds = Budget.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo("dotnet", [typeof(WidthRunner).Assembly.Location, WidthCommand.Name, milliseconds]) { RedirectStandardOutput = true };
        if (setting.Variable.Length > 0)
        {
            start.Environment[setting.Variable] = setting.Value;
        }

        using Process process = Process.Start(start)!;
        string[] lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        return process.ExitCode == 0 && lines.Length == WidthWorks.All.Count
            ? Array.ConvertAll(lines, line => double.Parse(line, CultureInfo.InvariantCulture))
            : throw new InvalidOperationException($"The process for {setting.Name} ended with {process.ExitCode} after {lines.Length} works.");
    }

    private static double Median(IEnumerable<double> times)
    {
        double[] sorted = [.. times.Order()];
        return sorted[sorted.Length / 2];
    }
}
