using Spectre.Console;
using StdpKernels.Reporting.Measuring;
using StdpKernels.Reporting.Tables;
using static System.FormattableString;

namespace StdpKernels.Tool.Measuring;

/// <summary>Prints what a step costs beside its roofline.</summary>
internal static class BenchmarkReport
{
    public static void Print(IAnsiConsole console, StepBenchmark benchmark, string rule)
    {
        TextWriter output = console.Profile.Out.Writer;
        output.WriteLine(Invariant($"{benchmark.Shape}, {rule}, {benchmark.Percent:0.##} % fire, threads {benchmark.Threads}"));
        console.Write(TerminalTable.Create(CreateSteps(benchmark)));
        console.Write(TerminalTable.Create(RooflineTable.Create(
            benchmark.Roofline, "one core, single precision, in this run", "measured", "fused multiply-adds")));
        output.WriteLine(Invariant(
            $"Roofline: one core could do the step in which everything fires in {benchmark.LeastMicroseconds:#,0.00} µs, from the limits above."));
        output.WriteLine("A step that leaves silence out may be faster than that.");
        output.WriteLine(Invariant(
            $"At {benchmark.Percent:0.##} % the library takes {(benchmark.IsEventDriven ? "an event-driven" : "a dense")} kernel."));
    }

    private static ReportTable CreateSteps(StepBenchmark benchmark) => new(
        ["a step", .. ((string[])["median, µs", "10 – 90 %, µs", "steps/s", "× roofline"]).Select(ReportColumn.Number)],
        [
            .. benchmark.Steps.Select(step => (ReportCell[])
            [
                step.Name,
                Invariant($"{step.Median:#,0.00}"),
                Invariant($"{step.LowDecile:#,0.00} – {step.HighDecile:#,0.00}"),
                Invariant($"{1e6 / step.Median:#,0}"),
                Invariant($"{step.Median / benchmark.LeastMicroseconds:0.00}"),
            ]),
        ]);
}
