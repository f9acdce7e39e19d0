using System.CommandLine;
using System.Globalization;
using StdpKernels.Benchmarks.Contenders;
using StdpKernels.Benchmarks.Goals;

namespace StdpKernels.Benchmarks.Widths;

/// <summary><c>width</c>: what <see cref="WidthRunner"/> starts at each width. It prints a line for each work: microseconds a step.</summary>
internal static class WidthCommand
{
    public const string Name = "width";

    public static Command Create()
    {
        var milliseconds = new Argument<int>("MILLISECONDS") { Description = "How long each work is measured." };
        var command = new Command(Name, "Measures all works at the width of vectors that the environment asks for.") { milliseconds };
        command.Hidden = true;
        command.SetAction(parsed => Run(TimeSpan.FromMilliseconds(parsed.GetValue(milliseconds))));
        return command;
    }

    private static void Run(TimeSpan budget)
    {
        foreach (Work work in WidthWorks.All)
        {
            var contender = new PreparedContender<float>(new LayerData<float>(work.Layer, work.Percent), threads: 1);
            double step = new Alternation(budget, 3).Measure([contender])[0].Median;
            Console.WriteLine(step.ToString("R", CultureInfo.InvariantCulture));
        }
    }
}
