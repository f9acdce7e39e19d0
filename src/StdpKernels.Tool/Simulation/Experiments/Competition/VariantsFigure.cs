using ScottPlot;
using StdpKernels.Reporting.Figures;
using static System.FormattableString;

namespace StdpKernels.Tool.Simulation.Experiments.Competition;

/// <summary>The picture of the two variants of the competition experiment: how their weights are spread at the end.</summary>
internal static class VariantsFigure
{
    public const string Caption = "Left: under the multiplicative rule, the same input leads to one mode. Right: under the additive "
        + "rule, inputs that tend to fire together win over those that fire on their own.";

    private const int Bins = 20;

    /// <summary>Draws the picture.</summary>
    /// <returns>A PNG file.</returns>
    public static byte[] Draw(CompetitionResult multiplicative, CompetitionResult correlated)
    {
        using Plot left = Create("Multiplicative rule, same input", multiplicative);
        AddBars(left, multiplicative.Weights.Span, "all inputs", FigureColors.Blue);
        using Plot right = Create("A correlated group of inputs", correlated);
        int group = correlated.Parameters.CorrelatedInputs;
        AddBars(right, correlated.Weights.Span[group..], Invariant($"{correlated.Weights.Length - group} independent"), FigureColors.Blue);
        AddBars(right, correlated.Weights.Span[..group], Invariant($"{group} correlated"), FigureColors.Red.WithAlpha(0.7));
        return FigureStyle.RenderBeside(left, right);
    }

    private static Plot Create(string title, CompetitionResult result)
    {
        Plot plot = FigureStyle.Create(
            title, Invariant($"Synaptic weight after {result.Parameters.Duration:0.###} s, w / gₘₐₓ"), "Fraction of the group");
        plot.Layout.Fixed(FigureStyle.Margins);
        return plot;
    }

    private static void AddBars(Plot plot, ReadOnlySpan<float> weights, string label, Color color)
    {
        double[] fractions = new double[Bins];
        Histogram.Fill(weights, from: 0, to: 1, fractions);
        FigureStyle.AddBars(plot, fractions, from: 0, to: 1, color, lineWidth: 2).LegendText = label;
        plot.Axes.SetLimits(0, 1, 0, Math.Max(plot.Axes.GetLimits().Top, 1.25 * fractions.Max()));
        FigureStyle.ShowLegend(plot, Alignment.UpperCenter);
    }
}
