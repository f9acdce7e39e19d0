using System.Text.RegularExpressions;
using ScottPlot;
using StdpKernels.Reporting.Figures;
using StdpKernels.Reporting.Html;
using StdpKernels.Reporting.Tables;

namespace StdpKernels.Tests.Reporting;

internal sealed class PageWriterTests
{
    // Every character that HTML minds, in text and in attributes, and what templates would take for a command.
    private const string Hostile = "<script>\"x\" & 'y'</script> {{ page.title }} {% endfor %}";
    private const string Harmless = "&lt;script&gt;&quot;x&quot; &amp; &#x27;y&#x27;&lt;/script&gt; {{ page.title }} {% endfor %}";

    private static readonly byte[] Png = DrawPng();

    [TestCaseSource(nameof(Blocks))]
    public void Whatever_is_inserted_is_encoded(ReportBlock block, int places)
    {
        string plain = Write(new ParagraphBlock(""));
        string page = Write(block);

        Assert.That(page, Does.Not.Contain("<script>"));
        Assert.That(Count(page, Harmless) - Count(plain, Harmless), Is.EqualTo(places));
    }

    [Test]
    public void Titles_and_headings_are_encoded()
    {
        string page = Write();

        Assert.That(page, Does.Contain($"<title>{Harmless}</title>").And.Contain($"<h1>{Harmless}</h1>"));
        Assert.That(page, Does.Contain($"<h2>{Harmless}</h2>").And.Not.Contain("<script>"));
    }

    [Test]
    public void Characters_of_any_script_stay_as_they_are() =>
        Assert.That(Write(new ParagraphBlock("τ₊ ≤ 50 µs → Δw ✓")), Does.Contain("<p class=\"plain\">τ₊ ≤ 50 µs → Δw ✓</p>"));

    [TestCase(Mark.Met, "<p class=\"met\">✓ all</p>")]
    [TestCase(Mark.Missed, "<p class=\"missed\">✗ all</p>")]
    [TestCase(Mark.Open, "<p class=\"open\">all</p>")]
    public void A_mark_is_a_sign_and_a_colour(Mark mark, string expected) =>
        Assert.That(Write(new ParagraphBlock("all", mark)), Does.Contain(expected));

    [Test]
    public void A_table_names_the_column_of_each_cell_and_shows_marks_and_notes()
    {
        var table = new ReportTable(
            ["work", ReportColumn.Number("time")],
            [["linear", new ReportCell("2 µs", Mark.Missed, "must be 1 µs")], ["conv", "3 µs"]]);

        string page = Squeeze(Write(new TableBlock(table)));

        Assert.That(page, Does.Contain("<th scope=\"col\" class=\"text\">work</th><th scope=\"col\" class=\"number\">time</th>"));
        Assert.That(page, Does.Contain(
            "<tr><td class=\"text plain\" data-label=\"work\"><span>linear</span></td>"
            + "<td class=\"number missed\" data-label=\"time\"><span>✗ 2 µs <small>must be 1 µs</small></span></td></tr>"
            + "<tr><td class=\"text plain\" data-label=\"work\"><span>conv</span></td>"
            + "<td class=\"number plain\" data-label=\"time\"><span>3 µs</span></td></tr>"));
    }

    [Test]
    public void Definitions_and_lists_are_written_in_order()
    {
        string page = Squeeze(Write(
            new DefinitionsBlock([("seed", "1"), ("rate", "20 Hz")]), new ListBlock([("conv", "slow"), ("linear", "fast")])));

        Assert.That(page, Does.Contain("<dl><dt>seed</dt><dd>1</dd><dt>rate</dt><dd>20 Hz</dd></dl>"));
        Assert.That(page, Does.Contain("<ul><li><strong>conv.</strong> slow</li><li><strong>linear.</strong> fast</li></ul>"));
    }

    [Test]
    public void A_figure_is_in_the_page_with_its_size()
    {
        string page = Write(new FigureBlock(Png, "a line", "What it shows."));

        Match image = Regex.Match(
            page, "<img alt=\"a line\" width=\"300\" height=\"200\" src=\"data:image/png;base64,(?<png>[^\"]*)\">");
        Assert.That(Convert.FromBase64String(image.Groups["png"].Value), Is.EqualTo(Png));
        Assert.That(page, Does.Contain("<figcaption>What it shows.</figcaption>"));
        Assert.That(Write(new FigureBlock(Png, "a line")), Does.Not.Contain("figcaption>"));
    }

    [Test]
    public void A_page_has_its_style_for_light_and_dark_and_needs_nothing_from_elsewhere()
    {
        string page = Write([.. Blocks().Select(block => (ReportBlock)block.Arguments[0]!)]);

        Assert.That(page, Does.Contain("@media (prefers-color-scheme: dark)").And.Contain("<meta name=\"color-scheme\""));
        Assert.That(page, Does.Not.Contain("http").And.Not.Contain("url(").And.Not.Contain("<link"));
        Assert.That(page, Does.EndWith("</html>\n"));
    }

    [Test]
    public void Each_kind_of_block_is_among_those_that_are_tried() => Assert.That(
        Blocks().Select(block => block.Arguments[0]!.GetType()),
        Is.EquivalentTo(typeof(ReportBlock).Assembly.GetTypes().Where(type => type.BaseType == typeof(ReportBlock))));

    private static IEnumerable<TestCaseData> Blocks()
    {
        yield return new TestCaseData(new ParagraphBlock(Hostile), 1).SetArgDisplayNames("paragraph");
        yield return new TestCaseData(new DefinitionsBlock([(Hostile, Hostile)]), 2).SetArgDisplayNames("definitions");
        yield return new TestCaseData(new ListBlock([(Hostile, Hostile)]), 2).SetArgDisplayNames("list");
        yield return new TestCaseData(new FigureBlock(Png, Hostile, Hostile), 2).SetArgDisplayNames("figure");
        yield return new TestCaseData(
            new TableBlock(new ReportTable([Hostile], [[new ReportCell(Hostile, Mark.Met, Hostile)]])), 4).SetArgDisplayNames("table");
    }

    private static string Write(params ReportBlock[] blocks) =>
        PageWriter.Write(new ReportPage(Hostile, blocks.Take(1).ToArray(), [new(Hostile, blocks.Skip(1).ToArray())]));

    private static int Count(string page, string text) => page.Split(text).Length - 1;

    private static string Squeeze(string page) => page.Replace("\n", "", StringComparison.Ordinal);

    private static byte[] DrawPng()
    {
        using Plot plot = FigureStyle.Create("title", "x", "y");
        return plot.GetImageBytes(300, 200, ImageFormat.Png);
    }
}
