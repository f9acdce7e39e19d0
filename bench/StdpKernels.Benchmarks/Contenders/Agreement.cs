using System.Globalization;
using StdpKernels.Reporting.Commands;

namespace StdpKernels.Benchmarks.Contenders;

/// <summary>Makes sure that contenders compute the same before anybody's time counts.</summary>
internal static class Agreement
{
    private const int Steps = 3;

    // Sums differ by their order alone: single precision keeps a seventh digit of a change that grows with the number of terms.
    private const double TolerancePerUnit = 2e-5;

    /// <summary>Runs some steps of each and compares the weights with those of the first.</summary>
    /// <exception cref="CommandException">Two contenders disagree.</exception>
    public static void Require(IReadOnlyList<Contender> contenders, PlasticLayer layer)
    {
        foreach (Contender contender in contenders)
        {
            for (int i = 0; i < Steps; i++)
            {
                contender.Step();
            }
        }

        double tolerance = TolerancePerUnit * (1 + (Rule.Eta * layer.Depth));
        double[] expected = contenders[0].CopyWeights();
        foreach (Contender contender in contenders.Skip(1))
        {
            double[] actual = contender.CopyWeights();
            for (int i = 0; i < expected.Length; i++)
            {
                // Written so that NaN fails.
                if (!(Math.Abs(actual[i] - expected[i]) <= tolerance))
                {
                    throw new CommandException(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{layer}: weight {i} is {expected[i]} ({contenders[0].Name}) or {actual[i]} ({contender.Name})"));
                }
            }
        }
    }
}
