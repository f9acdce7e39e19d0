using System.Numerics;

namespace StdpKernels.Tool.Verification.Peers;

/// <summary>BindsNET: both changes together, then decay and bounds of all weights, and at the end of a run their norm, which nothing follows.</summary>
internal static class BindsNetRules
{
    public static IPeerRun<T> Create<T>(PeerCase peerCase)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new LayerRun<T>(PeerLayers.Create(peerCase, Parameters<T>(peerCase)), Edit<T>(peerCase));

    /// <summary>Reward for each sample, or one for all, of the changes of the step before.</summary>
    public static IPeerRun<T> CreateRewarded<T>(PeerCase peerCase)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new SampleRewardRun<T>(
            PeerLayers.Create(peerCase, Rewarded<T>(peerCase, rate: 1)),
            new PeerParameters(peerCase.Parameters).Pair("nu").First * Share(peerCase),
            Edit<T>(peerCase));

    /// <summary>Reward of an eligibility that has decayed, and that takes the changes of a step, divided by its time constant, after the reward.</summary>
    public static IPeerRun<T> CreateEligible<T>(PeerCase peerCase)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var given = new PeerParameters(peerCase.Parameters);
        double tau = given.Number("tc_e_trace");
        StdpLayer<T> layer = PeerLayers.Create(peerCase, Rewarded<T>(peerCase, PeerLayers.Inverse(tau)));
        return new EligibilityRun<T>(layer, PeerLayers.Inverse(tau))
        {
            Rate = given.Pair("nu").First * peerCase.Dt,
            SpikesFirst = false,
            ShowsWhatRewardMet = true,
            ShownChange = tau,
            Edit = Edit<T>(peerCase),
        };
    }

    // Depression is added there, with an amplitude below zero.
    private static StdpParameters<T> Rewarded<T>(PeerCase peerCase, double rate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var given = new PeerParameters(peerCase.Parameters);
        StdpTraceDynamics dynamics = new() { Decay = StdpTraceDecay.Exponential, Spike = StdpTraceSpike.Jump };
        return new StdpParameters<T>
        {
            APre = given.Number("a_plus"),
            APost = given.Number("a_minus"),
            TauPreInv = PeerLayers.Inverse(given.Number("tc_plus")),
            TauPostInv = PeerLayers.Inverse(given.Number("tc_minus")),
            DynamicsPre = dynamics,
            DynamicsPost = dynamics,
            EtaPlus = rate,
            EtaMinus = -rate,
            HardBound = false,
        };
    }

    /// <summary>What comes behind the change of a step.</summary>
    public static Action<StdpLayer<T>, int> Edit<T>(PeerCase peerCase)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var given = new PeerParameters(peerCase.Parameters);
        double decay = given.Number("weight_decay"), norm = given.Number("norm", 0);
        (T least, T most) = (T.CreateChecked(given.Number("wmin")), T.CreateChecked(given.Number("wmax")));
        int run = given.Count("run_steps", 1);
        if (norm != 0 && peerCase.Kind != "linear")
        {
            throw new InexpressibleException(
                "normalisation here is of all incoming weights of a neuron, by their magnitudes; there each kernel of each channel has its signed sum");
        }

        return (layer, steps) =>
        {
            if (decay != 0)
            {
                layer.DecayWeights(T.CreateChecked(decay));
            }

            layer.ClipWeights(least, most);
            if (norm != 0 && steps % run == 0)
            {
                layer.NormaliseWeights(T.CreateChecked(norm));
            }
        };
    }

    /// <summary>A rate for the mean over the samples where that is asked for.</summary>
    public static double Share(PeerCase peerCase) =>
        new PeerParameters(peerCase.Parameters).Text("reduction") == "mean" ? 1.0 / peerCase.Shapes[LayerArrays.ZPre][0] : 1;

    private static StdpParameters<T> Parameters<T>(PeerCase peerCase)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var given = new PeerParameters(peerCase.Parameters);
        StdpTraceDynamics dynamics = new()
        {
            Decay = StdpTraceDecay.Exponential,
            Spike = given.Flag("traces_additive") ? StdpTraceSpike.Jump : StdpTraceSpike.Saturate,
        };
        (double minus, double plus) = given.Pair("nu");
        bool isWeightDependent = peerCase.Rule == "bn_wdpostpre";
        return new StdpParameters<T>
        {
            APre = given.Number("trace_scale_pre"),
            APost = given.Number("trace_scale_post"),
            TauPreInv = PeerLayers.Inverse(given.Number("tc_trace_pre")),
            TauPostInv = PeerLayers.Inverse(given.Number("tc_trace_post")),
            DynamicsPre = dynamics,
            DynamicsPost = dynamics,
            EtaPlus = plus * Share(peerCase),
            EtaMinus = minus * Share(peerCase) * (peerCase.Rule == "bn_hebbian" ? -1 : 1),
            Algorithm = isWeightDependent ? StdpAlgorithm.MultiplicativePow : StdpAlgorithm.Additive,
            Mu = 1,
            WMin = isWeightDependent ? given.Number("wmin") : 0,
            WMax = isWeightDependent ? given.Number("wmax") : 1,

            // Bounds act behind the decay.
            HardBound = false,
        };
    }
}
