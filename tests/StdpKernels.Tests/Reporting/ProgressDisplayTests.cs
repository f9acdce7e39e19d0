using Spectre.Console;
using StdpKernels.Reporting.Progress;

namespace StdpKernels.Tests.Reporting;

/// <summary>Progress where there is no terminal, as in these tests.</summary>
internal sealed class ProgressDisplayTests
{
    [Test]
    public void A_line_for_each_tenth_tells_what_happened_since_the_last_one() => Assert.That(
        Show(ProgressLines.EachTenth, 5, 9, 10, 11, 35, 39, 100),
        Is.EqualTo(new[] { " 10 %  0 to 10", " 35 %  10 to 35", "100 %  35 to 100" }));

    [Test]
    public void A_line_for_each_report() => Assert.That(
        Show(ProgressLines.EachReport, 0, 1, 100), Is.EqualTo(new[] { "  0 %  0 to 0", "  1 %  0 to 1", "100 %  1 to 100" }));

    [Test]
    public void No_line() => Assert.That(Show(ProgressLines.None, 0, 50, 100), Is.Empty);

    [Test]
    public void What_the_work_returns_or_throws_is_passed_on()
    {
        var display = new ProgressDisplay<int>(_ => 1, (_, _) => "");
        IAnsiConsole console = Create(TextWriter.Null);

        Assert.That(display.Show(console, _ => 7), Is.EqualTo(7));
        Assert.That(() => display.Show<int>(console, _ => throw new TimeoutException()), Throws.InstanceOf<TimeoutException>());
    }

    private static string[] Show(ProgressLines lines, params int[] percents)
    {
        var output = new StringWriter { NewLine = "\n" };
        var display = new ProgressDisplay<int>(percent => percent / 100.0, (now, last) => $"{last} to {now}") { Lines = lines };
        display.Show(Create(output), report =>
        {
            Array.ForEach(percents, report);
            return 0;
        });
        return output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static IAnsiConsole Create(TextWriter output) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(output),
        Ansi = AnsiSupport.No,
        Interactive = InteractionSupport.No,
    });
}
