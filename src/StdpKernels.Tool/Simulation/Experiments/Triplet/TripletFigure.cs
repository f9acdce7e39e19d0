using ScottPlot;
using StdpKernels.Reporting.Figures;

namespace StdpKernels.Tool.Simulation.Experiments.Triplet;

/// <summary>The picture of the pairing protocols: the change over the rate, for either order, beside the data.</summary>
internal static class TripletFigure
{
    public const string Caption = "The relative change of a synapse by 60 pairs of spikes 10 ms apart, over the rate of the pairs. Points: means with their "
        + "standard errors in the visual cortex (Sjöström, Turrigiano and Nelson 2001). Lines: the triplet rule with the full sets of Pfister and "
        + "Gerstner (2006), left with all spikes, right with nearest spikes; dashed, the rule of pairs that fits the points best.";

    private const double Beside = 0.4;

    private static readonly Color PreFirst = FigureColors.Accent;
    private static readonly Color PostFirst = FigureColors.Vermilion;

    /// <summary>Draws the picture.</summary>
    /// <param name="changes">The change of each condition, for each set of triplets.</param>
    /// <param name="pairs">The best rule of pairs.</param>
    /// <returns>A PNG file.</returns>
    public static byte[] Draw(IReadOnlyList<double[]> changes, PairFit pairs)
    {
        using Plot allToAll = Create(TripletSet.All[0], changes[0], pairs);
        using Plot nearest = Create(TripletSet.All[1], changes[1], pairs);
        FigureStyle.ShowLegend(allToAll, Alignment.UpperLeft);
        nearest.HideLegend();
        return FigureStyle.RenderBeside(allToAll, nearest);
    }

    private static Plot Create(TripletSet set, double[] changes, PairFit pairs)
    {
        Plot plot = FigureStyle.Create($"Triplets, {set.Label}", "Rate of the pairs, ρ (Hz)", "Relative change of the weight, Δw / w");
        plot.Layout.Fixed(FigureStyle.Margins);
        plot.Add.HorizontalLine(0, 1, Colors.Gray);
        foreach (bool isPreFirst in (ReadOnlySpan<bool>)[true, false])
        {
            (Color color, string order) = isPreFirst ? (PreFirst, "input 10 ms first") : (PostFirst, "neuron 10 ms first");
            AddLine(plot, changes, isPreFirst, color, 4, LinePattern.Solid).LegendText = $"triplets, {order}";
            AddLine(plot, pairs.Changes, isPreFirst, color, 2, LinePattern.Dashed).LegendText = $"best pairs, {order}";
            AddData(plot, isPreFirst, color, $"visual cortex, {order}");
        }

        plot.Axes.SetLimits(-1, 52, -0.7, 1.45);
        return plot;
    }

    private static ScottPlot.Plottables.Scatter AddLine(
        Plot plot, IReadOnlyList<double> changes, bool isPreFirst, Color color, float width, LinePattern pattern)
    {
        int[] conditions = [.. Enumerable.Range(isPreFirst ? 0 : PairingProtocol.Rates, PairingProtocol.Rates)];
        var line = plot.Add.ScatterLine(
            conditions.Select(PairingProtocol.RateOf).ToArray(), conditions.Select(condition => changes[condition]).ToArray(), color);
        line.LineWidth = width;
        line.LinePattern = pattern;
        return line;
    }

    private static void AddData(Plot plot, bool isPreFirst, Color color, string label)
    {
        PairingData[] data = [.. PairingData.All.Where(point => point.IsPreFirst == isPreFirst)];

        // Beside each other, where two points would cover each other.
        double[] rates = [.. data.Select(point => point.Rate + (isPreFirst ? -Beside : Beside))];
        double[] means = [.. data.Select(point => point.Change)];
        var bars = plot.Add.ErrorBar(rates, means, [.. data.Select(point => point.StandardError)]);
        bars.Color = color;
        bars.LineWidth = 3;
        var points = plot.Add.ScatterPoints(rates, means, color);
        points.MarkerSize = 16;
        points.MarkerShape = isPreFirst ? MarkerShape.FilledCircle : MarkerShape.FilledSquare;
        points.LegendText = label;
    }
}
