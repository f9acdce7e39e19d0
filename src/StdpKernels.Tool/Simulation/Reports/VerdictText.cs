namespace StdpKernels.Tool.Simulation.Reports;

/// <summary>How a verdict is called, on the page and on the terminal.</summary>
internal static class VerdictText
{
    public static (string Kind, string Text) Of(Verdict verdict) => verdict.IsMet switch
    {
        true => ("met", "✓ met"),
        false => ("missed", "✗ missed"),
        null => ("open", "compare"),
    };
}
