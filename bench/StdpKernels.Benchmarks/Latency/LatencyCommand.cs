using System.CommandLine;
using Spectre.Console;
using StdpKernels.Reporting.Commands;
using StdpKernels.Reporting.Tables;

namespace StdpKernels.Benchmarks.Latency;

/// <summary><c>latency</c>: how evenly a small layer steps.</summary>
internal static class LatencyCommand
{
    public static Command Create()
    {
        Option<long> steps = RangedOption.Create("--steps", "How many steps.", 1_000_000, 1, long.MaxValue);
        Option<double> interval = RangedOption.Create(
            "--interval", "Microseconds from the beginning of one step to that of the next.", 20, 1, 1e6);
        var command = new Command("latency", "Steps a small layer at a fixed schedule and shows the latency of its steps.")
        {
            steps, interval,
        };
        command.SetAction(parsed =>
            Run(new LatencyHarness(parsed.GetValue(steps), TimeSpan.FromMicroseconds(parsed.GetValue(interval)))));
        return command;
    }

    private static void Run(LatencyHarness harness)
    {
        (LinearLayer layer, double percent) = LatencyHarness.Work;
        AnsiConsole.MarkupLineInterpolated(
            $"{layer}, {percent} % spikes, one step each {harness.Interval.TotalMicroseconds:0.##} µs");
        AnsiConsole.Write(TerminalTable.Create(
            LatencyTable.Create([LatencyRuns.RunFirst(harness), .. LatencyRuns.RunAlone(harness), .. LatencyRuns.RunCompeting(harness)])));
    }
}
