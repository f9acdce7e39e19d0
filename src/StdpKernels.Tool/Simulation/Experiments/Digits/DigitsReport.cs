using System.Globalization;
using StdpKernels.Simulation;
using StdpKernels.Tool.Simulation.Reports;

namespace StdpKernels.Tool.Simulation.Experiments.Digits;

/// <summary>What the digits experiment shows, beside what is expected.</summary>
internal static class DigitsReport
{
    /// <param name="weights">The weights of the network that has learnt.</param>
    /// <param name="readouts">What was read from the network that has learnt, and from the one that has not.</param>
    /// <param name="quick">Whether it was the shorter form.</param>
    public static ExperimentReport Create(float[] weights, DigitsReadout[] readouts, bool quick)
    {
        Accuracy learnt = Accuracy.Of(readouts[0]);
        Accuracy random = Accuracy.Of(readouts[1]);
        return new ExperimentReport
        {
            Abstract = "Neurons that inhibit each other meet images of digits (in the style of Diehl and Cook 2015) without being told "
                + "what they are. Images are drawn from strokes with random handwriting; training and test have different seeds. "
                + "Afterwards each neuron is named after the class for which it fires most on training images, "
                + "and unseen images are named by the neurons.",
            Verdicts =
            [
                Verdict.LikeSeeds(
                    $"accuracy ({learnt.Interval})", learnt.Percent, quick ? new(81.0, 3.3) : new(82.3, 3.1), "0.0", "%"),
                Verdict.LikeSeeds(
                    $"accuracy without learning ({random.Interval})",
                    random.Percent,
                    quick ? new(32.0, 2.8) : new(36.1, 2.2),
                    "0.0",
                    "%"),
                Verdict.AtLeast(
                    "lower end of the interval, above the upper end without learning",
                    learnt.From,
                    random.To,
                    "what is learnt must show: both are 95 % intervals (Wilson 1927) of this run",
                    "0.0",
                    "%"),
            ],
            Figures =
            [
                new("receptive-fields", DigitsFigure.FieldsCaption, DigitsFigure.DrawFields(weights, readouts[0])),
                new("confusion", DigitsFigure.ConfusionCaption, DigitsFigure.DrawConfusion(readouts)),
            ],
            Arrays =
            [
                ("w", NpyArray.Create(weights, DigitsParameters.Neurons, DigitImages.Pixels)),
                ("confusion", NpyArray.Create(
                    readouts[0].Confusion.ToArray().Select(count => (double)count).ToArray(),
                    DigitsParameters.Classes,
                    DigitsParameters.Classes)),
            ],
            Notes = ["Intervals are 95 % (Wilson). The network without learning has the same thresholds, inhibition, images and readout."],
        };
    }

    /// <summary>How many images were named right, in percent, with its confidence interval.</summary>
    private readonly record struct Accuracy(double Percent, double From, double To)
    {
        public string Interval => string.Create(CultureInfo.InvariantCulture, $"95 %: {From:0.0} – {To:0.0} %");

        public static Accuracy Of(DigitsReadout readout)
        {
            (double from, double to) = Statistics.WilsonInterval(readout.Correct, readout.Tested);
            return new Accuracy(100.0 * readout.Correct / readout.Tested, 100 * from, 100 * to);
        }
    }
}
