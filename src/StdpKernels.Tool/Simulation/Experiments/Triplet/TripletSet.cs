namespace StdpKernels.Tool.Simulation.Experiments.Triplet;

/// <summary>
/// A full set for the visual cortex, typed in from table 3 of Pfister and Gerstner (2006) apart from the library's, and what the paper's
/// equations make of the protocol with it.
/// </summary>
/// <param name="Fit">The library's set.</param>
/// <param name="Label">What it is called in figures.</param>
/// <param name="IsNearest">Whether a spike sets traces to one, instead of adding one.</param>
/// <param name="A2Plus">Potentiation by a pair.</param>
/// <param name="A3Plus">Potentiation by a triplet.</param>
/// <param name="A2Minus">Depression by a pair.</param>
/// <param name="A3Minus">Depression by a triplet.</param>
/// <param name="TauX">Time constant of the slow presynaptic trace, in ms.</param>
/// <param name="TauY">Time constant of the slow postsynaptic trace, in ms.</param>
internal sealed record TripletSet(
    StdpTripletFit Fit,
    string Label,
    bool IsNearest,
    double A2Plus,
    double A3Plus,
    double A2Minus,
    double A3Minus,
    double TauX,
    double TauY)
{
    // In ms, the same in all sets.
    private const double TauPlus = 16.8;
    private const double TauMinus = 33.7;

    public static IReadOnlyList<TripletSet> All { get; } =
    [
        new(StdpTripletFit.VisualCortexAllToAll, "all-to-all", false, 5e-10, 6.2e-3, 7e-3, 2.3e-4, 101, 125),
        new(StdpTripletFit.VisualCortexNearest, "nearest spike", true, 8.8e-11, 5.3e-2, 6.6e-3, 3.1e-3, 714, 40),
    ];

    /// <summary>The change of a weight in continuous time, spike by spike.</summary>
    public double Change(int condition)
    {
        const double StepMilliseconds = PairingProtocol.TimeStep * 1000;
        double lag = PairingProtocol.Lag * StepMilliseconds;
        double pause = (PairingProtocol.IntervalOf(condition) * StepMilliseconds) - lag;
        (double r1, double r2, double o1, double o2, double change) = (0, 0, 0, 0, 0);
        for (int spike = 0; spike < 2 * PairingProtocol.Pairs; spike++)
        {
            double elapsed = spike % 2 == 1 ? lag : pause;
            r1 *= Math.Exp(-elapsed / TauPlus);
            r2 *= Math.Exp(-elapsed / TauX);
            o1 *= Math.Exp(-elapsed / TauMinus);
            o2 *= Math.Exp(-elapsed / TauY);
            if (spike % 2 == 0 == PairingProtocol.IsPreFirst(condition))
            {
                change -= o1 * (A2Minus + (A3Minus * r2));
                (r1, r2) = IsNearest ? (1, 1) : (r1 + 1, r2 + 1);
            }
            else
            {
                change += r1 * (A2Plus + (A3Plus * o2));
                (o1, o2) = IsNearest ? (1, 1) : (o1 + 1, o2 + 1);
            }
        }

        return change;
    }
}
