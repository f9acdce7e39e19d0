using StdpKernels.Reporting.Commands;

namespace StdpKernels.Benchmarks.Widths;

/// <summary>
/// Measures all works at every width: each width in a process of its own, since a process has one. The processes take short turns, so that
/// whatever else the machine does meets all widths alike.
/// </summary>
/// <param name="Turns">How many turns each work gets at each width; their medians count.</param>
/// <param name="Turn">How long a turn is.</param>
internal sealed record WidthRunner(int Turns, TimeSpan Turn)
{
    /// <summary>Runs them.</summary>
    /// <exception cref="CommandException">One of the processes ended.</exception>
    public IReadOnlyList<WidthResult> Run()
    {
        IReadOnlyList<WidthSetting> settings = WidthSetting.OfThisMachine;
        var processes = new List<WidthProcess>();
        try
        {
            processes.AddRange(settings.Select(setting => new WidthProcess(setting, Turns, Turn)));
            return [.. WidthWorks.All.Select(work => new WidthResult(work, [.. settings.Zip(Measure(processes), (setting, step) => new WidthTime(setting.Name, step))]))];
        }
        finally
        {
            processes.ForEach(process => process.Dispose());
        }
    }

    private double[] Measure(List<WidthProcess> processes)
    {
        processes.ForEach(process => process.RunTurn());
        double[][] times = [.. processes.Select(_ => new double[Turns])];
        for (int turn = 0; turn < Turns; turn++)
        {
            for (int i = 0; i < processes.Count; i++)
            {
                times[i][turn] = processes[i].RunTurn();
            }
        }

        return Array.ConvertAll(times, ofTurns => Measurement.FromBatches("", ofTurns, stepsPerBatch: 1).Median);
    }
}
