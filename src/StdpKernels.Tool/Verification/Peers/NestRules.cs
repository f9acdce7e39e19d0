using System.Numerics;

namespace StdpKernels.Tool.Verification.Peers;

/// <summary>NEST: neither trace has the spikes of the step, and potentiation comes before depression.</summary>
internal static class NestRules
{
    public static IPeerRun<T> Create<T>(PeerCase peerCase)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new LayerRun<T>(PeerLayers.Create(peerCase, Parameters<T>(peerCase)));

    private static StdpParameters<T> Parameters<T>(PeerCase peerCase)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var given = new PeerParameters(peerCase.Parameters);
        StdpTraceDynamics dynamics = new()
        {
            Decay = StdpTraceDecay.Exponential,
            Spike = peerCase.Rule == "nest_pair_nn" ? StdpTraceSpike.Saturate : StdpTraceSpike.Jump,
        };
        var order = new StdpParameters<T>
        {
            TauPreInv = PeerLayers.Inverse(given.Number("tau_plus")),
            TauPostInv = PeerLayers.Inverse(given.Number("tau_minus")),
            DynamicsPre = dynamics,
            DynamicsPost = dynamics,
            CoincidencePlus = StdpCoincidence.Excluded,
            CoincidenceMinus = StdpCoincidence.Excluded,
            Order = StdpOrder.PotentiationFirst,
            BoundScope = StdpBoundScope.TouchedWeights,
            WMax = given.Number("Wmax"),
        };
        return peerCase.Rule == "nest_triplet" ? Triplet(order, given) : Pair(order, given);
    }

    // In units of Wmax there, and of a weight here: a power of w / Wmax leaves a power of Wmax for the rate.
    private static StdpParameters<T> Pair<T>(StdpParameters<T> order, PeerParameters given)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (double muPlus, double muMinus) = (given.Number("mu_plus"), given.Number("mu_minus"));
        (double most, double lambda) = (given.Number("Wmax"), given.Number("lambda"));
        return order with
        {
            Algorithm = StdpAlgorithm.AsymmetricPow,
            MuPlus = muPlus,
            MuMinus = muMinus,
            EtaPlus = lambda * Math.Pow(most, 1 - muPlus),
            EtaMinus = given.Number("alpha") * lambda * Math.Pow(most, 1 - muMinus),
        };
    }

    private static StdpParameters<T> Triplet<T>(StdpParameters<T> order, PeerParameters given)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => order with
        {
            EtaPlus = 1,
            EtaMinus = 1,
            Triplet = new()
            {
                A2Plus = given.Number("Aplus"),
                A3Plus = given.Number("Aplus_triplet"),
                A2Minus = given.Number("Aminus"),
                A3Minus = given.Number("Aminus_triplet"),
                TauPreSlowInv = PeerLayers.Inverse(given.Number("tau_plus_triplet")),
                TauPostSlowInv = PeerLayers.Inverse(given.Number("tau_minus_triplet")),
            },
        };
}
