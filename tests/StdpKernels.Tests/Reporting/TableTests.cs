using Spectre.Console;
using StdpKernels.Reporting.Tables;

namespace StdpKernels.Tests.Reporting;

internal sealed class TableTests
{
    private static readonly ReportTable Table = new(
        ["work", ReportColumn.Number("time")],
        [
            ["[red]a|b[/]", "1"],
            ["line\nfeed", new ReportCell("20", Mark.Met, "must be 10")],
            ["none", new ReportCell("2", Mark.Missed, "must be 10")],
            ["not measured", new ReportCell("", Mark.Open, "must be 10")],
            ["reached", new ReportCell("yes", Mark.Met)],
        ]);

    [Test]
    public void Markdown_has_a_line_for_each_row_and_answers_what_was_asked() => Assert.That(
        MarkdownTable.Write(Table),
        Is.EqualTo("""
            | work | time |
            | --- | --- |
            | [red]a\|b[/] | 1 |
            | line feed | 20 (must be 10): yes |
            | none | 2 (must be 10): **no** |
            | not measured |  (must be 10) |
            | reached | yes |

            """));

    [Test]
    public void A_terminal_shows_text_as_it_is_and_numbers_at_the_right()
    {
        var output = new StringWriter();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = AnsiSupport.No,
            Interactive = InteractionSupport.No,
        });

        console.Write(TerminalTable.Create(Table));

        Assert.That(
            output.ToString().ReplaceLineEndings("\n"),
            Is.EqualTo("""
                ╭──────────────┬───────────────────╮
                │ work         │              time │
                ├──────────────┼───────────────────┤
                │ [red]a|b[/]  │                 1 │
                │ line         │ ✓ 20 (must be 10) │
                │ feed         │                   │
                │ none         │  ✗ 2 (must be 10) │
                │ not measured │      (must be 10) │
                │ reached      │             ✓ yes │
                ╰──────────────┴───────────────────╯

                """));
    }
}
