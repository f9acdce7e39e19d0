namespace StdpKernels.Tool.Simulation.Experiments;

/// <summary>How many peaks a distribution has.</summary>
internal static class WeightModes
{
    // A dip must be this much below both of its peaks to part them, so that chance does not make modes.
    private const double Dip = 0.03;

    /// <summary>Counts the peaks of a histogram.</summary>
    public static int Count(IReadOnlyList<double> fractions)
    {
        int modes = 0;
        double peak = 0;
        double valley = 0;
        bool rising = true;
        foreach (double fraction in fractions)
        {
            if (rising)
            {
                peak = Math.Max(peak, fraction);
                if (fraction < peak - Dip)
                {
                    modes++;
                    (rising, valley) = (false, fraction);
                }
            }
            else
            {
                valley = Math.Min(valley, fraction);
                if (fraction > valley + Dip)
                {
                    (rising, peak) = (true, fraction);
                }
            }
        }

        return rising ? modes + 1 : modes;
    }
}
