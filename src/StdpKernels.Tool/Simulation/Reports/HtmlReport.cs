using System.Net;
using System.Text;

namespace StdpKernels.Tool.Simulation.Reports;

/// <summary>A run's report as one page that needs no other file.</summary>
internal static class HtmlReport
{
    private const string Css = """
        body { font: 16px/1.5 system-ui, "Helvetica Neue", Arial, sans-serif; color: #222; }
        body { max-width: 1080px; margin: 2.5rem auto; padding: 0 1.25rem; }
        h1 { font-size: 1.9rem; font-weight: 600; margin: 0 0 1rem; }
        h2 { font-size: 1.3rem; font-weight: 600; margin: 2rem 0 0.75rem; }
        p { max-width: 46rem; }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.1rem 1.25rem; margin: 0 0 1rem; }
        dt { color: #666; }
        dd { margin: 0; }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-size: 0.9rem; font-variant-numeric: tabular-nums; }
        th, td { text-align: left; padding: 0.4rem 0.75rem 0.4rem 0; vertical-align: top; }
        th { font-weight: 600; border-bottom: 2px solid #222; }
        td { border-bottom: 1px solid #ddd; }
        .met { color: #166534; }
        .missed { color: #b91c1c; }
        .open { color: #666; }
        figure { margin: 1rem 0 2rem; }
        figcaption { max-width: 46rem; color: #444; }
        img { width: 100%; height: auto; }
        """;

    public static string Write(RunSummary run)
    {
        ExperimentReport report = run.Report;
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<title>").Append(Encode(run.Title)).Append("</title>\n<style>\n").Append(Css)
            .Append("\n</style>\n</head>\n<body>\n<h1>").Append(Encode(run.Title)).Append("</h1>\n");
        Paragraph(html, report.Abstract);
        Heading(html, "Verdict");
        Verdicts(html, report.Verdicts);
        foreach (string note in report.Notes)
        {
            Paragraph(html, note);
        }

        foreach (ReportFigure figure in report.Figures)
        {
            html.Append("<figure><img alt=\"").Append(Encode(figure.Caption)).Append("\" src=\"data:image/png;base64,")
                .Append(Convert.ToBase64String(figure.Png)).Append("\"><figcaption>").Append(Encode(figure.Caption))
                .Append("</figcaption></figure>\n");
        }

        Heading(html, "Parameters");
        Definitions(html, run.Experiment.Parameters);
        Heading(html, "Run");
        Definitions(html, run.Figures);
        return html.Append("</body>\n</html>\n").ToString();
    }

    private static void Verdicts(StringBuilder html, IReadOnlyList<Verdict> verdicts)
    {
        html.Append("<div class=\"wide\"><table>\n<tr><th>quantity</th><th>measured</th><th>expected</th><th></th></tr>\n");
        foreach (Verdict verdict in verdicts)
        {
            (string kind, string text) = VerdictText.Of(verdict);
            html.Append("<tr><td>").Append(Encode(verdict.Quantity)).Append("</td><td>").Append(Encode(verdict.Measured))
                .Append("</td><td>").Append(Encode(verdict.Expected)).Append("</td><td class=\"").Append(kind).Append("\">")
                .Append(text).Append("</td></tr>\n");
        }

        html.Append("</table></div>\n");
    }

    private static void Definitions(StringBuilder html, IReadOnlyList<(string Label, string Value)> definitions)
    {
        html.Append("<dl>\n");
        foreach ((string label, string value) in definitions)
        {
            html.Append("<dt>").Append(Encode(label)).Append("</dt><dd>").Append(Encode(value)).Append("</dd>\n");
        }

        html.Append("</dl>\n");
    }

    private static void Heading(StringBuilder html, string text) => html.Append("<h2>").Append(Encode(text)).Append("</h2>\n");

    private static void Paragraph(StringBuilder html, string text) => html.Append("<p>").Append(Encode(text)).Append("</p>\n");

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
