using StdpKernels.Simulation;

namespace StdpKernels.Tool.Simulation.Reports;

/// <summary>What an experiment shows at its end.</summary>
internal sealed record ExperimentReport
{
    /// <summary>What was done and what must come out, in a few sentences.</summary>
    public required string Abstract { get; init; }

    /// <summary>Measured numbers beside the expected ones.</summary>
    public required IReadOnlyList<Verdict> Verdicts { get; init; }

    /// <summary>The pictures.</summary>
    public required IReadOnlyList<ReportFigure> Figures { get; init; }

    /// <summary>The weights, and whatever else is worth analysing, by the name it has in <c>weights.npz</c>.</summary>
    public required IReadOnlyList<(string Name, NpyArray Array)> Arrays { get; init; }

    /// <summary>What a reader must know to judge the numbers, a paragraph each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether everything came out as expected.</summary>
    public bool IsMet => Verdicts.All(verdict => verdict.IsMet != false);
}

/// <summary>A picture of a report.</summary>
/// <param name="Name">The name of its file without the extension.</param>
/// <param name="Caption">What it shows.</param>
/// <param name="Png">The picture.</param>
internal sealed record ReportFigure(string Name, string Caption, byte[] Png);
