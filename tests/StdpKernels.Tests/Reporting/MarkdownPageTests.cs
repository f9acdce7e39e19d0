using StdpKernels.Reporting.Html;
using StdpKernels.Reporting.Markdown;
using StdpKernels.Reporting.Tables;

namespace StdpKernels.Tests.Reporting;

internal sealed class MarkdownPageTests
{
    [Test]
    public void Text_and_tables_stand_in_order_without_figures_and_what_introduces_them()
    {
        var figure = new FigureBlock([], "a line");
        var page = new ReportPage(
            "Speed",
            [
                new ParagraphBlock("All is well.", Mark.Met),
                new DefinitionsBlock([("Processor", "fast"), ("Date", "today")]),
                new ParagraphBlock("How it was measured."),
            ],
            [
                new("Obstacles", [new ParagraphBlock("What is slow."), new ListBlock([("conv", "Lines."), ("linear", "Bytes.")])]),
                new("Density", [new ParagraphBlock("Over density."), figure, figure]),
                new("Limits", [new ParagraphBlock("Under the roof."), figure, new TableBlock(new ReportTable(["What"], [["peak"]]))]),
                new("Latency", [new ParagraphBlock("At a schedule."), new TableBlock(new ReportTable(["Steps"], [["alone"]])), figure]),
            ]);

        Assert.That(
            MarkdownPage.Write(page),
            Is.EqualTo("""
                # Speed

                - Processor: fast
                - Date: today

                **All is well.**

                How it was measured.

                ## Obstacles

                What is slow.

                - **conv.** Lines.
                - **linear.** Bytes.

                ## Limits

                | What |
                | --- |
                | peak |

                ## Latency

                At a schedule.

                | Steps |
                | --- |
                | alone |

                """));
    }
}
