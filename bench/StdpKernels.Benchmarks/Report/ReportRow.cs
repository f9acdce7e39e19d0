using System.Globalization;
using StdpKernels.Benchmarks.Goals;
using StdpKernels.Benchmarks.Latency;
using StdpKernels.Benchmarks.Widths;

namespace StdpKernels.Benchmarks.Report;

/// <summary>A row of the table of goals.</summary>
/// <param name="Title">The work.</param>
/// <param name="Step">How long a step takes.</param>
/// <param name="Checks">Against original, in-place torch, naive loops and limit; null where nothing is asked.</param>
internal sealed record ReportRow(string Title, string Step, IReadOnlyList<Check?> Checks)
{
    private const double ClosedLoopRatio = 6;
    private const double WidthLoss = 1.1;

    /// <summary>What stands in the way where the goal is missed, and what was tried.</summary>
    public string Obstacle { get; init; } = "";

    /// <summary>Whether everything asked was reached; null if something was not measured.</summary>
    public bool? IsMet
    {
        get
        {
            Check[] asked = [.. Checks.OfType<Check>().Where(check => check.Requirement.Length > 0)];
            return asked.Any(check => check.IsMet == false) ? false
                : asked.Any(check => check.IsMet is null) ? null
                : true;
        }
    }

    /// <summary>"yes", "no", or that something is unknown.</summary>
    public string Verdict => IsMet switch { true => "yes", false => "no", null => "not all measured" };

    /// <summary>All rows of a report.</summary>
    public static IReadOnlyList<ReportRow> For(ReportData data)
    {
        // Not what was known when the report was measured: what was tried since then counts as well.
        Dictionary<string, string> obstacles = AllGoals.Create().ToDictionary(goal => goal.Work.Title, goal => goal.Obstacle);
        return
        [
            .. data.Goals.Select(goal => new ReportRow(
                goal.Work.Title, Microseconds(goal.Step), [goal.Original, goal.InPlace, goal.Naive, goal.Limit])
            {
                Obstacle = obstacles.GetValueOrDefault(goal.Work.Title, ""),
            }),
            ForClosedLoop(data.ClosedLoop),
            ForWidths(data.Widths),
            ForLatency(data.Latencies),
        ];
    }

    /// <summary>What stands in the way of the rows that were not reached: each obstacle with its rows.</summary>
    public static IEnumerable<(string Rows, string Obstacle)> Obstacles(IEnumerable<ReportRow> rows) =>
        rows.Where(row => row.IsMet == false && row.Obstacle.Length > 0)
            .GroupBy(row => row.Obstacle)
            .Select(group => (string.Join("; ", group.Select(row => row.Title)), group.Key));

    private static ReportRow ForClosedLoop(ClosedLoopResult? loop)
    {
        double? ratio = loop?.PeerStep / loop?.Step;
        return new ReportRow(
            "closed loop, 784→400, 1 ms",
            loop is null ? "" : Microseconds(loop.Step),
            [
                null,
                null,
                null,
                new Check(
                    string.Create(CultureInfo.InvariantCulture, $"{ClosedLoopRatio} × Brian2's faster form"),
                    ratio is null ? "not measured" : string.Create(CultureInfo.InvariantCulture, $"{Digits.Of(ratio.Value)} × {loop!.Peer} ({Microseconds(loop.PeerStep)})"),
                    ratio is null ? null : ratio >= ClosedLoopRatio),
            ])
        {
            Obstacle = Goals.Obstacles.ClosedLoop,
        };
    }

    private static ReportRow ForWidths(IReadOnlyList<WidthResult> widths)
    {
        WidthResult worst = widths.MaxBy(result => result.WorstLoss)!;
        return new ReportRow(
            FormattableString.Invariant($"{widths.Count} layers at every width of vectors"),
            "",
            [
                null,
                null,
                null,
                new Check(
                    string.Create(CultureInfo.InvariantCulture, $"≤ {WidthLoss} × a narrower one"),
                    string.Create(CultureInfo.InvariantCulture, $"{worst.WorstLoss:0.00} × ({worst.Work.Title})"),
                    worst.WorstLoss <= WidthLoss),
            ])
        {
            Obstacle = Goals.Obstacles.Widths,
        };
    }

    private static ReportRow ForLatency(IReadOnlyList<LatencyResult> latencies)
    {
        LatencyResult steps = latencies.Single(latency => latency.Name == LatencyRuns.Alone);
        return new ReportRow(
            FormattableString.Invariant($"latency, {steps.Steps:N0} steps of linear 1 × 784→100, 2 %"),
            Microseconds(steps.P50),
            [null, null, null, LatencyGoal.Judge(latencies)])
        {
            Obstacle = Goals.Obstacles.Latency,
        };
    }

    private static string Microseconds(double time) => $"{Digits.Of(time)} µs";
}
