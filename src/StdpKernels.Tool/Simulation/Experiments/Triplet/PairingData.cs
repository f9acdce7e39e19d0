namespace StdpKernels.Tool.Simulation.Experiments.Triplet;

/// <summary>
/// What pairs of spikes 10 ms apart did to synapses of the visual cortex (Sjöström, Turrigiano and Nelson 2001), as the fits of Pfister and
/// Gerstner (2006) took it.
/// </summary>
/// <param name="Rate">Pairs a second.</param>
/// <param name="IsPreFirst">Whether the input fired before the neuron.</param>
/// <param name="Change">The relative change of the synapse, <c>Δw / w</c>.</param>
/// <param name="StandardError">The standard error of its mean.</param>
internal sealed record PairingData(double Rate, bool IsPreFirst, double Change, double StandardError)
{
    public static IReadOnlyList<PairingData> All { get; } =
    [
        new(0.1, true, -0.04, 0.05),
        new(10, true, 0.14, 0.10),
        new(20, true, 0.29, 0.14),
        new(40, true, 0.53, 0.11),
        new(50, true, 0.56, 0.26),
        new(0.1, false, -0.29, 0.08),
        new(10, false, -0.41, 0.11),
        new(20, false, -0.34, 0.10),
        new(40, false, 0.56, 0.32),
        new(50, false, 0.75, 0.19),
    ];

    /// <summary>The condition of the protocol that it is of.</summary>
    public int Condition => Enumerable.Range(0, PairingProtocol.Conditions).Single(condition =>
        PairingProtocol.IsPreFirst(condition) == IsPreFirst && Math.Abs(PairingProtocol.RateOf(condition) - Rate) < 1e-9);
}
