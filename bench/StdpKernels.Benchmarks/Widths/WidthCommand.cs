using System.CommandLine;
using System.Globalization;
using StdpKernels.Benchmarks.Contenders;
using StdpKernels.Benchmarks.Goals;

namespace StdpKernels.Benchmarks.Widths;

/// <summary>
/// <c>width</c>: what <see cref="WidthProcess"/> starts at each width. It answers each line: the first of a work, once the work is warm, with 0,
/// and all others with the microseconds that a step took in a short turn.
/// </summary>
internal static class WidthCommand
{
    public const string Name = "width";

    public static Command Create()
    {
        var turns = new Argument<int>("TURNS") { Description = "How many turns each work gets." };
        var milliseconds = new Argument<int>("MILLISECONDS") { Description = "How long a turn is." };
        var command = new Command(Name, "Measures all works at the width of vectors that the environment asks for.") { turns, milliseconds };
        command.Hidden = true;
        command.SetAction(parsed => Run(parsed.GetValue(turns), TimeSpan.FromMilliseconds(parsed.GetValue(milliseconds))));
        return command;
    }

    private static void Run(int turns, TimeSpan turn)
    {
        var warmUp = new Alternation(TimeSpan.Zero, 1);
        var alternation = new Alternation(turn, 1) { WarmUp = TimeSpan.Zero };
        foreach (Work work in WidthWorks.All)
        {
            if (!IsAsked())
            {
                return;
            }

            PreparedContender<float> contender = LibraryContender.Prepared(new LayerData<float>(work.Layer, work.Percent));
            warmUp.Measure([contender]);
            Answer(0);
            for (int i = 0; i < turns && IsAsked(); i++)
            {
                Answer(alternation.Measure([contender])[0].Median);
            }
        }
    }

    // Whoever asks may have ended.
    private static bool IsAsked() => Console.ReadLine() is not null;

    private static void Answer(double step) => Console.WriteLine(step.ToString("R", CultureInfo.InvariantCulture));
}
