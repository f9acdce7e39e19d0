using System.CommandLine;
using Spectre.Console;
using StdpKernels.Reporting.Tables;

namespace StdpKernels.Benchmarks.Latency;

/// <summary><c>latency</c>: how evenly a small layer steps.</summary>
internal static class LatencyCommand
{
    public static Command Create()
    {
        var steps = new Option<long>("--steps") { Description = "How many steps.", DefaultValueFactory = _ => 1_000_000 };
        var interval = new Option<double>("--interval")
        {
            Description = "Microseconds from the beginning of one step to that of the next.",
            DefaultValueFactory = _ => 20,
        };
        steps.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<long>() < 1)
            {
                result.AddError("--steps must be at least 1.");
            }
        });
        interval.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (>= 1 and <= 1e6))
            {
                result.AddError("--interval must be between 1 and 1,000,000 µs.");
            }
        });

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
