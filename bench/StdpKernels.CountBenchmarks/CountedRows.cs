using System.Globalization;
using StdpKernels.Benchmarks.Contenders;
using StdpKernels.Benchmarks.Counts;
using StdpKernels.Benchmarks.Goals;

namespace StdpKernels.CountBenchmarks;

/// <summary>The rows of the report that one thread steps.</summary>
internal static class CountedRows
{
    /// <summary>The command that this program runs itself with.</summary>
    public const string RunCommand = "run";

    public static IReadOnlyList<Work> All { get; } = [.. AllGoals.Create().Select(goal => goal.Work).Where(work => work.Threads == 1)];

    /// <summary>Counts a step: in two runs, of which the longer has all patterns of activity twice more, so that start and first steps do not count.</summary>
    public static CountedStep Count(int row)
    {
        Work work = All[row];
        int cycle = CreateData(work).PatternCount;
        StepCounts longer = Run(3 * cycle), shorter = Run(cycle);
        return new CountedStep(work.Title, StepCounts.OfStep(longer, shorter, 2 * cycle));

        StepCounts Run(int steps) => Cachegrind.Run(RunCommand, row.ToString(CultureInfo.InvariantCulture), steps.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Steps a row.</summary>
    public static void Run(int row, int steps)
    {
        Work work = All[row];
        LibraryContender.Create(work, CreateData(work)).Run(steps / work.Window);
    }

    private static LayerData<float> CreateData(Work work) => new(work.Layer, work.Percent, work.Window);
}
