namespace StdpKernels.Benchmarks.Report;

/// <summary>How the page looks.</summary>
internal static class ReportStyle
{
    public const string Css = """
        body { font: 16px/1.5 system-ui, "Helvetica Neue", Arial, sans-serif; color: #222; }
        body { max-width: 1080px; margin: 2.5rem auto; padding: 0 1.25rem; }
        h1 { font-size: 1.9rem; font-weight: 600; margin: 0 0 1rem; }
        h2 { font-size: 1.3rem; font-weight: 600; margin: 2.5rem 0 0.75rem; }
        p { max-width: 46rem; }
        .note { color: #9a3412; }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.1rem 1.25rem; margin: 0 0 1rem; }
        dt { color: #666; }
        dd { margin: 0; }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-size: 0.875rem; font-variant-numeric: tabular-nums; }
        th, td { padding: 0.4rem 0.75rem 0.4rem 0; vertical-align: top; }
        th { text-align: left; font-weight: 600; border-bottom: 2px solid #222; vertical-align: bottom; }
        td { border-bottom: 1px solid #ddd; }
        td.number { white-space: nowrap; }
        td small { display: block; color: #777; font-size: 0.75rem; }
        .met { color: #166534; }
        .missed { color: #b91c1c; }
        .open { color: #666; }
        figure { margin: 1rem 0 2rem; }
        img { width: 100%; max-width: 820px; height: auto; }

        """;
}
