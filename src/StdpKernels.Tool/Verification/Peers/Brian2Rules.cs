using System.Numerics;
using System.Text.Json;

namespace StdpKernels.Tool.Verification.Peers;

/// <summary>Brian2: one statement after the other, in the order of the pathways, each with a bound at the synapses that it runs at.</summary>
internal static class Brian2Rules
{
    public static IPeerRun<T> Create<T>(PeerCase peerCase)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new LayerRun<T>(PeerLayers.Create(peerCase, peerCase.Rule == "brian_triplet" ? Triplet<T>(peerCase) : Pair<T>(peerCase)));

    /// <summary>Reward of an eligibility, behind the spikes of a step or before them.</summary>
    public static IPeerRun<T> CreateEligible<T>(PeerCase peerCase)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var given = new PeerParameters(peerCase.Parameters);
        return new EligibilityRun<T>(PeerLayers.Create(peerCase, Pair<T>(peerCase)), PeerLayers.Inverse(given.Number("tau_c")))
        {
            Rate = given.Number("lr"),
            SpikesFirst = given.Text("when") == "end",
        };
    }

    /// <summary>What depends on the order of the pathways, on what a spike does and on the bounds.</summary>
    private static StdpParameters<T> Order<T>(PeerCase peerCase)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var given = new PeerParameters(peerCase.Parameters);
        (StdpCoincidence plus, StdpCoincidence minus, StdpOrder order) = given.Text("policy") switch
        {
            "pre_first" => (StdpCoincidence.Included, StdpCoincidence.Excluded, StdpOrder.DepressionFirst),
            "post_first" => (StdpCoincidence.Excluded, StdpCoincidence.Included, StdpOrder.PotentiationFirst),
            "both_with" => (StdpCoincidence.Included, StdpCoincidence.Included, StdpOrder.DepressionFirst),
            "both_without" => (StdpCoincidence.Excluded, StdpCoincidence.Excluded, StdpOrder.DepressionFirst),
            string other => throw new JsonException($"there is no policy '{OneLine.Short(other)}'"),
        };
        StdpTraceDynamics dynamics = new()
        {
            Decay = StdpTraceDecay.Exponential,
            Spike = given.Text("spike") == "set" ? StdpTraceSpike.Saturate : StdpTraceSpike.Jump,
        };
        bool isBounded = given.Text("clip") == "each";
        return new StdpParameters<T>
        {
            DynamicsPre = dynamics,
            DynamicsPost = dynamics,
            CoincidencePlus = plus,
            CoincidenceMinus = minus,
            Order = order,
            HardBound = isBounded,
            BoundScope = isBounded ? StdpBoundScope.TouchedWeights : StdpBoundScope.AllWeights,
            WMin = given.Number("wmin", 0),
            WMax = given.Number("wmax", 1),
            EtaPlus = 1,
            EtaMinus = 1,
        };
    }

    /// <summary>Rules of pairs: amplitudes are in the traces, and the amplitude of depression is negative where it is added.</summary>
    private static StdpParameters<T> Pair<T>(PeerCase peerCase)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var given = new PeerParameters(peerCase.Parameters);
        StdpParameters<T> pair = Order<T>(peerCase) with
        {
            APre = given.Number("d_pre"),
            APost = given.Number("d_post"),
            TauPreInv = PeerLayers.Inverse(given.Number("tau_pre")),
            TauPostInv = PeerLayers.Inverse(given.Number("tau_post")),
            EtaMinus = -1,
        };
        return !given.Has("mu_plus") ? pair : pair with
        {
            Algorithm = StdpAlgorithm.AsymmetricPow,
            MuPlus = given.Number("mu_plus"),
            MuMinus = given.Number("mu_minus"),
            EtaPlus = given.Number("eta_plus"),
            EtaMinus = given.Number("eta_minus"),
        };
    }

    private static StdpParameters<T> Triplet<T>(PeerCase peerCase)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var given = new PeerParameters(peerCase.Parameters);
        return Order<T>(peerCase) with
        {
            TauPreInv = PeerLayers.Inverse(given.Number("tau_plus")),
            TauPostInv = PeerLayers.Inverse(given.Number("tau_minus")),
            Triplet = new()
            {
                A2Plus = given.Number("A2_plus"),
                A3Plus = given.Number("A3_plus"),
                A2Minus = given.Number("A2_minus"),
                A3Minus = given.Number("A3_minus"),
                TauPreSlowInv = PeerLayers.Inverse(given.Number("tau_x")),
                TauPostSlowInv = PeerLayers.Inverse(given.Number("tau_y")),
            },
        };
    }
}
