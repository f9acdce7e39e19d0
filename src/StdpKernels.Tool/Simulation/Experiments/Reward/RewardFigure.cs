using System.Globalization;
using ScottPlot;
using StdpKernels.Reporting.Figures;

namespace StdpKernels.Tool.Simulation.Experiments.Reward;

/// <summary>The picture of delayed rewards: what they still change, and how agents learn from them.</summary>
internal static class RewardFigure
{
    public const string Caption = "Left: what a reward changes, over its delay, beside e^(−delay/τ). Right: the share of agents that choose right, over "
        + "trials (means of 20), for rewards that come after different delays; chance is one half.";

    private const int TrialsPerPoint = 20;

    private static readonly Color[] Colors = [FigureColors.Accent, FigureColors.Teal, FigureColors.Vermilion];

    /// <summary>Draws the picture.</summary>
    /// <param name="credits">What rewards after each delay have changed.</param>
    /// <param name="tasks">The task, for each delay of the reward.</param>
    /// <returns>A PNG file.</returns>
    public static byte[] Draw(double[] credits, IReadOnlyList<ChoiceTask> tasks)
    {
        using Plot credit = DrawCredit(credits);
        using Plot learning = FigureStyle.Create("A task of two choices", "Trial", "Share of right choices");
        learning.Layout.Fixed(FigureStyle.Margins);
        for (int i = 0; i < tasks.Count; i++)
        {
            AddLearning(learning, tasks[i], Colors[i]);
        }

        learning.Add.HorizontalLine(0.5, 2, FigureColors.Grey, LinePattern.Dashed).LegendText = "chance";
        learning.Axes.SetLimits(0, tasks[0].Right.Length, 0.4, 1.02);
        FigureStyle.ShowLegend(learning, Alignment.MiddleRight);
        return FigureStyle.RenderBeside(credit, learning);
    }

    private static Plot DrawCredit(double[] credits)
    {
        Plot plot = FigureStyle.Create("Credit of a late reward", "Delay of the reward (ms)", "Change of the weight / that without delay");
        plot.Layout.Fixed(FigureStyle.Margins);
        double[] delays = [.. Enumerable.Range(0, credits.Length).Select(i => (double)(i * CreditTrial.Spacing))];
        var curve = plot.Add.ScatterLine(
            delays, delays.Select(delay => RewardParameters.CreditAfter((int)delay)).ToArray(), FigureColors.Grey);
        curve.LineWidth = 4;
        curve.LegendText = string.Create(CultureInfo.InvariantCulture, $"e^(−delay/τ), τ = {RewardParameters.EligibilityTau * 1000:0} ms");
        var points = plot.Add.ScatterPoints(delays, credits, FigureColors.Ink);
        points.MarkerSize = 9;
        points.LegendText = "measured";
        for (int i = 0; i < RewardParameters.Delays.Count; i++)
        {
            plot.Add.VerticalLine(RewardParameters.Delays[i], 2, Colors[i], LinePattern.Dotted);
        }

        plot.Axes.SetLimits(-10, delays[^1] + 10, 0, 1.05);
        FigureStyle.ShowLegend(plot, Alignment.UpperRight);
        return plot;
    }

    private static void AddLearning(Plot plot, ChoiceTask task, Color color)
    {
        int points = task.Right.Length / TrialsPerPoint;
        double[] trials = new double[points];
        double[] shares = new double[points];
        for (int point = 0; point < points; point++)
        {
            trials[point] = (point + 0.5) * TrialsPerPoint;
            foreach (int right in task.Right.Slice(point * TrialsPerPoint, TrialsPerPoint))
            {
                shares[point] += (double)right / (TrialsPerPoint * RewardParameters.Agents);
            }
        }

        var line = plot.Add.ScatterLine(trials, shares, color);
        line.LineWidth = 4;
        line.LegendText = string.Create(
            CultureInfo.InvariantCulture,
            $"reward after {task.Delay} ms, {task.Delay * RewardParameters.TimeStep / RewardParameters.EligibilityTau:0.#} τ");
    }
}
