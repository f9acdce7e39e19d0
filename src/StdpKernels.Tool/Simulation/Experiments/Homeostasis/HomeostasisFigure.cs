using System.Globalization;
using ScottPlot;
using StdpKernels.Reporting.Figures;

namespace StdpKernels.Tool.Simulation.Experiments.Homeostasis;

/// <summary>The picture of homeostasis: rates over time, and over how strongly neurons are excited.</summary>
internal static class HomeostasisFigure
{
    public const string Caption = "Left: the mean rate of the neurons of each group over time, and ρ0 (dashed). Plasticity begins at the first dotted "
        + "line; at the second, all excitation grows. Right: the rate of each neuron over its excitation, without plasticity (crosses), and at the end "
        + "with it (points), when excitation has grown.";

    private static readonly Color[] Colors = [FigureColors.Accent, FigureColors.Vermilion, FigureColors.Teal];

    /// <summary>Draws the picture.</summary>
    /// <param name="network">The network after the last step.</param>
    /// <param name="rates">The rates of all neurons.</param>
    /// <param name="changes">When plasticity begins and excitation grows, in seconds.</param>
    /// <returns>A PNG file.</returns>
    public static byte[] Draw(HomeostasisNetwork network, HomeostasisRates rates, double[] changes)
    {
        using Plot overTime = FigureStyle.Create("Rates over time", "Biological time (s)", "Mean rate of a group (Hz)");
        using Plot overExcitation = FigureStyle.Create(
            "Each neuron", "Excitatory peak conductance at first, g / g_leak", "Rate (Hz)");
        overTime.Layout.Fixed(FigureStyle.Margins);
        overExcitation.Layout.Fixed(FigureStyle.Margins);
        for (int group = 0; group < network.Groups.Count; group++)
        {
            AddOverTime(overTime, network.Groups[group], Colors[group]);
            AddOverExcitation(overExcitation, rates, group);
        }

        foreach (double change in changes)
        {
            overTime.Add.VerticalLine(change, 2, FigureColors.Grey, LinePattern.Dotted);
        }

        FigureStyle.ShowLegend(overTime, Alignment.UpperRight);
        FigureStyle.ShowLegend(overExcitation, Alignment.UpperLeft);
        return FigureStyle.RenderBeside(overTime, overExcitation);
    }

    private static void AddOverTime(Plot plot, HomeostasisNetwork.Group group, Color color)
    {
        double[] rates = group.Rates.Rates();
        double binSeconds = HomeostasisExperiment.BinSteps * HomeostasisParameters.TimeStep;
        var line = plot.Add.ScatterLine(rates.Select((_, bin) => (bin + 0.5) * binSeconds).ToArray(), rates, color);
        line.LineWidth = 2;
        line.LegendText = string.Create(CultureInfo.InvariantCulture, $"ρ0 = {group.Target:0} Hz");
        plot.Add.HorizontalLine(group.Target, 2, color, LinePattern.Dashed);
        plot.Axes.SetLimits(0, rates.Length * binSeconds, 0, Math.Max(plot.Axes.GetLimits().Top, 1.35 * rates.Max()));
    }

    private static void AddOverExcitation(Plot plot, HomeostasisRates rates, int group)
    {
        double[] excitation =
        [
            .. Enumerable.Range(0, HomeostasisParameters.Neurons)
                .Select(neuron => HomeostasisParameters.LeastExcitation * HomeostasisParameters.StrengthOf(neuron)),
        ];
        if (group == 0)
        {
            var free = plot.Add.ScatterPoints(excitation, rates.Of(0, group).ToArray(), FigureColors.Grey);
            free.MarkerShape = MarkerShape.Cross;
            free.MarkerSize = 14;
            free.MarkerLineWidth = 3;
            free.LegendText = "without plasticity";
        }

        var points = plot.Add.ScatterPoints(excitation, rates.Of(HomeostasisRates.Phases - 1, group).ToArray(), Colors[group]);
        points.MarkerSize = 10;
        points.LegendText = string.Create(CultureInfo.InvariantCulture, $"ρ0 = {HomeostasisParameters.Targets[group]:0} Hz, at the end");
    }
}
