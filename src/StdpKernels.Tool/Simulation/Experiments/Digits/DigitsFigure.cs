using System.Globalization;
using System.Numerics.Tensors;
using ScottPlot;
using StdpKernels.Reporting.Figures;

namespace StdpKernels.Tool.Simulation.Experiments.Digits;

/// <summary>The pictures of the digits experiment: what the neurons have learnt, and what is taken for what.</summary>
internal static class DigitsFigure
{
    public const string FieldsCaption = "The weights of the neurons that have learnt, as images, and the class that each is named after.";

    public const string ConfusionCaption = "How often images of a class (rows) are named after each class (columns), in percent of the "
        + "row: left with, right without learning.";

    private const int Shown = 40;
    private const int Columns = 10;
    private const int Side = 130;

    /// <summary>Draws the weights.</summary>
    /// <returns>A PNG file.</returns>
    public static byte[] DrawFields(float[] weights, DigitsReadout readout)
    {
        int[] named =
        [
            .. Enumerable.Range(0, DigitsParameters.Neurons).Where(neuron => readout.LabelOf(neuron) >= 0).OrderBy(readout.LabelOf),
        ];

        // Evenly over all classes, in their order.
        int[] neurons = [.. Enumerable.Range(0, Math.Min(Shown, named.Length)).Select(i => named[i * Math.Max(named.Length, Shown) / Shown])];
        double greatest = neurons.Length == 0 ? 1 : neurons.Max(neuron => TensorPrimitives.Max<float>(FieldOf(neuron)));
        double rounded = Math.Ceiling(greatest * 5) / 5;
        using var grid = new ImageGrid(Shown / Columns, Columns, Side, new ColorScale("Weight, w / wₘₐₓ", rounded));
        for (int i = 0; i < neurons.Length; i++)
        {
            grid.Draw(i, FieldOf(neurons[i]), $"{readout.LabelOf(neurons[i])}");
        }

        return grid.ToPng();

        ReadOnlySpan<float> FieldOf(int neuron) => weights.AsSpan(neuron * DigitImages.Pixels, DigitImages.Pixels);
    }

    /// <summary>Draws the confusions.</summary>
    /// <returns>A PNG file.</returns>
    public static byte[] DrawConfusion(DigitsReadout[] readouts)
    {
        using Plot learnt = DrawConfusion("With learning", readouts[0]);
        using Plot random = DrawConfusion("Without learning", readouts[1]);
        return FigureStyle.RenderBeside(learnt, random);
    }

    private static Plot DrawConfusion(string title, DigitsReadout readout)
    {
        const int Classes = DigitsParameters.Classes;
        Plot plot = FigureStyle.Create(
            string.Create(CultureInfo.InvariantCulture, $"{title}: {100.0 * readout.Correct / readout.Tested:0.0} % right"),
            "Named as",
            "Digit");
        double[,] percent = new double[Classes, Classes];
        for (int digit = 0; digit < Classes; digit++)
        {
            ReadOnlySpan<int> row = readout.Confusion.Slice(digit * Classes, Classes);
            int images = 0;
            foreach (int count in row)
            {
                images += count;
            }

            for (int named = 0; named < Classes; named++)
            {
                percent[digit, named] = images == 0 ? 0 : 100.0 * row[named] / images;
                if (percent[digit, named] >= 1)
                {
                    AddNumber(plot, named, Classes - 1 - digit, percent[digit, named]);
                }
            }
        }

        FigureStyle.AddHeatmap(plot, percent, new(0, 100), new(0, Classes - 1, 0, Classes - 1), "Images of the row (%)");
        plot.HideGrid();
        double[] places = [.. Enumerable.Range(0, Classes).Select(i => (double)i)];
        plot.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericManual(places, [.. places.Select(place => $"{place}")]);
        plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.NumericManual(
            places, [.. places.Select(place => $"{Classes - 1 - place}")]);
        plot.Axes.SetLimits(-0.5, Classes - 0.5, -0.5, Classes - 0.5);
        plot.Layout.Fixed(FigureStyle.ColorBarMargins);
        return plot;
    }

    private static void AddNumber(Plot plot, int x, int y, double percent)
    {
        var text = plot.Add.Text(percent.ToString("0", CultureInfo.InvariantCulture), x, y);
        FigureStyle.Apply(text.LabelStyle);
        text.LabelFontColor = percent > 60 ? Colors.Black : Colors.White;
        text.LabelAlignment = Alignment.MiddleCenter;
    }
}
