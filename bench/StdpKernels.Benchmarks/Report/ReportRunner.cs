using StdpKernels.Benchmarks.Contenders;
using StdpKernels.Benchmarks.Goals;
using StdpKernels.Benchmarks.Latency;
using StdpKernels.Benchmarks.Widths;

namespace StdpKernels.Benchmarks.Report;

/// <summary>Measures everything that a report shows.</summary>
internal static class ReportRunner
{
    /// <summary>Runs the plan.</summary>
    /// <param name="plan">How much time for what.</param>
    /// <param name="peers">Who takes part besides the library and naive loops.</param>
    /// <param name="progress">Gets what is measured now, and the share done.</param>
    public static ReportData Run(ReportPlan plan, IReadOnlyList<Peer> peers, Action<string, double> progress)
    {
        IReadOnlyList<Goal> goals = AllGoals.Create();
        Goal[] densities =
        [
            .. AllGoals.DensityLayers.SelectMany(
                _ => AllGoals.Densities, (layer, percent) => new Goal(new Work(layer, percent))),
        ];
        const int OtherParts = 6;
        int parts = goals.Count + densities.Length + OtherParts;
        int part = 0;
        void Begin(string title) => progress(title, (double)part++ / parts);

        var runner = new GoalRunner(plan.Alternation, peers);
        Begin("first steps");
        LatencyResult first = LatencyRuns.RunFirst(plan.Alone);
        Begin("warm-up");
        runner.WarmUp();
        Begin("limits of the machine");
        Roofline roofline = Roofline.Measure(plan.Alternation);
        GoalResult[] Measure(IEnumerable<Goal> works)
        {
            var results = new List<GoalResult>();
            foreach (Goal goal in works)
            {
                Begin(goal.Work.Title);
                results.Add(runner.Run(goal));
            }

            return [.. results];
        }

        GoalResult[] goalResults = Measure(goals);
        GoalResult[] densityResults = Measure(densities);
        Begin("widths of vectors");
        IReadOnlyList<WidthResult> widths = plan.Widths.Run();
        Begin($"latency, {LatencyRuns.Alone}");
        IReadOnlyList<LatencyResult> alone = LatencyRuns.RunAlone(plan.Alone);
        Begin($"latency, {LatencyRuns.Competing}");
        IReadOnlyList<LatencyResult> competing = LatencyRuns.RunCompeting(plan.Competing);
        return new ReportData(
            BenchmarkMachine.Detect(typeof(Stdp).Assembly, peers), plan.IsQuick, roofline, goalResults, densityResults, widths, [first, .. alone, .. competing]);
    }
}
