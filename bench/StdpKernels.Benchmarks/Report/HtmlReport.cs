using System.Net;
using System.Text;
using StdpKernels.Benchmarks.Goals;
using StdpKernels.Benchmarks.Latency;
using StdpKernels.Benchmarks.Report.Figures;

namespace StdpKernels.Benchmarks.Report;

/// <summary>The report as one page that needs no other file.</summary>
internal static class HtmlReport
{
    public static string Write(ReportData data)
    {
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<title>StdpKernels performance</title>\n<style>\n").Append(ReportStyle.Css)
            .Append("</style>\n</head>\n<body>\n")
            .Append("<h1>StdpKernels performance</h1>\n");
        if (data.IsQuick)
        {
            Paragraph(html, "A quick run: figures are rough.", "note");
        }

        html.Append("<dl>\n");
        foreach ((string label, string value) in data.Machine.Lines)
        {
            html.Append("<dt>").Append(Encode(label)).Append("</dt><dd>").Append(Encode(value)).Append("</dd>\n");
        }

        html.Append("</dl>\n");
        Paragraph(html, ReportTexts.Method);
        Goals(html, data);

        Heading(html, "Speed-up over density");
        Paragraph(html, ReportTexts.Density);
        foreach (LinearLayer layer in AllGoals.DensityLayers)
        {
            Figure(html, SpeedUpFigure.Draw(data, layer), $"Speed-up over density, layer {layer}");
        }

        Heading(html, "Roofline");
        Paragraph(html, ReportTexts.Roofline);
        Figure(html, RooflineFigure.Draw(data), "Roofline of the dense steps");

        Heading(html, "Latency");
        Paragraph(html, ReportTexts.Latency);
        Table(html, LatencyTable.Headings, data.Latencies.Select(LatencyTable.Cells));
        Figure(html, LatencyFigure.Draw(data), "Latency over percentile");
        return html.Append("</body>\n</html>\n").ToString();
    }

    private static void Goals(StringBuilder html, ReportData data)
    {
        Heading(html, "What must be reached, and what was");
        html.Append("<div class=\"wide\"><table>\n<tr>");
        foreach (string heading in ReportRow.Headings)
        {
            html.Append("<th>").Append(Encode(heading)).Append("</th>");
        }

        html.Append("</tr>\n");
        foreach (ReportRow row in ReportRow.For(data))
        {
            html.Append("<tr><td>").Append(Encode(row.Title)).Append("</td><td class=\"number\">").Append(Encode(row.Step))
                .Append("</td>");
            foreach (Check? check in row.Checks)
            {
                Cell(html, check);
            }

            html.Append("</tr>\n");
        }

        html.Append("</table></div>\n");
        Heading(html, "What stands in the way");
        Paragraph(html, ReportTexts.Obstacles);
        html.Append("<ul>\n");
        foreach ((string rows, string obstacle) in ReportRow.Obstacles(ReportRow.For(data)))
        {
            html.Append("<li><strong>").Append(Encode(rows)).Append(".</strong> ").Append(Encode(obstacle)).Append("</li>\n");
        }

        html.Append("</ul>\n");
    }

    private static void Cell(StringBuilder html, Check? check)
    {
        if (check is null)
        {
            html.Append("<td></td>");
            return;
        }

        (string kind, string mark) = check.IsMet switch
        {
            true => ("met", "✓ "),
            false => ("missed", "✗ "),
            null => ("open", ""),
        };
        html.Append("<td class=\"").Append(kind).Append("\">").Append(mark).Append(Encode(check.Reached));
        if (check.Requirement.Length > 0)
        {
            html.Append("<small>must be ").Append(Encode(check.Requirement)).Append("</small>");
        }

        html.Append("</td>");
    }

    private static void Table(StringBuilder html, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        html.Append("<div class=\"wide\"><table>\n<tr><th>").AppendJoin("</th><th>", headings.Select(Encode))
            .Append("</th></tr>\n");
        foreach (IReadOnlyList<string> row in rows)
        {
            html.Append("<tr><td>").AppendJoin("</td><td class=\"number\">", row.Select(Encode)).Append("</td></tr>\n");
        }

        html.Append("</table></div>\n");
    }

    private static void Figure(StringBuilder html, byte[] png, string alternative) =>
        html.Append("<figure><img alt=\"").Append(Encode(alternative)).Append("\" src=\"data:image/png;base64,")
            .Append(Convert.ToBase64String(png)).Append("\"></figure>\n");

    private static void Heading(StringBuilder html, string text) => html.Append("<h2>").Append(Encode(text)).Append("</h2>\n");

    private static void Paragraph(StringBuilder html, string text, string kind = "text") =>
        html.Append("<p class=\"").Append(kind).Append("\">").Append(Encode(text)).Append("</p>\n");

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
