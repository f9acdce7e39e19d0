using System.Numerics;
using System.Text.Json;

namespace StdpKernels.Tool.Verification.Peers;

/// <summary>SpikingJelly: traces by Euler with jumps, both changes together, and any function of the weight on each side.</summary>
internal static class SpikingJellyRules
{
    public static IPeerRun<T> Create<T>(PeerCase peerCase)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var given = new PeerParameters(peerCase.Parameters);
        StdpLayer<T> layer = PeerLayers.Create(peerCase, Parameters<T>(peerCase, StdpTraceDecay.Euler, given.Number("lr") * given.Number("scale")));
        int window = given.Count("window", 1);
        return window > 1 ? new DeferredRun<T>(layer, window, Edit<T>(given)) : new LayerRun<T>(layer, Edit<T>(given));
    }

    /// <summary>Reward for each sample, or one for all, of the changes of the step before.</summary>
    public static IPeerRun<T> CreateRewarded<T>(PeerCase peerCase)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var given = new PeerParameters(peerCase.Parameters);
        StdpParameters<T> unit = Parameters<T>(peerCase, StdpTraceDecay.Exponential, rate: 1);
        return new SampleRewardRun<T>(PeerLayers.Create(peerCase, unit), given.Number("lr") * given.Number("scale"), Edit<T>(given));
    }

    /// <summary>Reward of an eligibility that has decayed, and that takes the changes of a step, divided by its time constant, after the reward.</summary>
    public static IPeerRun<T> CreateEligible<T>(PeerCase peerCase)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var given = new PeerParameters(peerCase.Parameters);
        double tau = given.Number("tau_trace");
        StdpParameters<T> parameters = Parameters<T>(peerCase, StdpTraceDecay.Exponential, PeerLayers.Inverse(tau));
        return new EligibilityRun<T>(PeerLayers.Create(peerCase, parameters), PeerLayers.Inverse(tau))
        {
            Rate = given.Number("lr") * given.Number("scale"),
            SpikesFirst = false,
            ShowsWhatRewardMet = true,
            ShownChange = tau,
            Edit = Edit<T>(given),
        };
    }

    /// <summary>The clamp that a user writes behind the optimizer, and a look at whether functions of the weight are still what the rule has.</summary>
    private static Action<StdpLayer<T>, int> Edit<T>(PeerParameters given)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        bool isClamped = given.Has("clamp");
        (double least, double most) = isClamped ? given.Pair("clamp") : (double.NegativeInfinity, double.PositiveInfinity);
        (double from, double to) = Range(given);
        return (layer, _) =>
        {
            if (isClamped)
            {
                layer.ClipWeights(T.CreateChecked(least), T.CreateChecked(most));
            }

            foreach (T w in layer.Weights.Span)
            {
                if (w < T.CreateChecked(from) || w > T.CreateChecked(to))
                {
                    throw new InexpressibleException(
                        "a change in proportion to a weight within bounds is one in proportion to the weight here, and a weight has left them");
                }
            }
        };
    }

    /// <summary>The rule, with the rate of the optimizer in its own.</summary>
    private static StdpParameters<T> Parameters<T>(PeerCase peerCase, StdpTraceDecay decay, double rate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var given = new PeerParameters(peerCase.Parameters);
        StdpTraceDynamics dynamics = new() { Decay = decay, Spike = StdpTraceSpike.Jump };
        var traces = new StdpParameters<T>
        {
            TauPreInv = PeerLayers.Inverse(given.Number("tau_pre")),
            TauPostInv = PeerLayers.Inverse(given.Number("tau_post")),
            DynamicsPre = dynamics,
            DynamicsPost = dynamics,
            HardBound = false,
        };
        return Dependence(traces, rate, given.Object("f_post"), given.Object("f_pre"));
    }

    private static StdpParameters<T> Dependence<T>(StdpParameters<T> traces, double rate, PeerParameters plus, PeerParameters minus)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => (plus.Text("kind"), minus.Text("kind")) switch
        {
            ("const", "const") => traces with { EtaPlus = rate * plus.Number("value"), EtaMinus = rate * minus.Number("value") },
            ("upper", "lower") => traces with
            {
                Algorithm = StdpAlgorithm.AsymmetricPow,
                EtaPlus = rate * plus.Number("eta"),
                EtaMinus = rate * minus.Number("eta"),
                WMax = plus.Number("w_max"),
                WMin = minus.Number("w_min"),
                MuPlus = plus.Number("mu"),
                MuMinus = minus.Number("mu"),
            },

            // Proportional to the weight: the distance to bounds of zero, on which the sign of potentiation is turned. A clamp of the function
            // is none where no weight gets there, which the run sees to.
            ("identity" or "clamp", "identity" or "clamp") => traces with
            {
                Algorithm = StdpAlgorithm.MultiplicativePow,
                Mu = 1,
                WMin = 0,
                WMax = 0,
                EtaPlus = -rate,
                EtaMinus = rate,
            },
            var (other, another) => throw new JsonException(
                $"there are no functions '{OneLine.Short(other)}' and '{OneLine.Short(another)}'"),
        };

    /// <summary>The range in which the functions are what the rule has.</summary>
    private static (double Least, double Most) Range(PeerParameters given)
    {
        (double least, double most) = (double.NegativeInfinity, double.PositiveInfinity);
        foreach (PeerParameters function in new[] { given.Object("f_pre"), given.Object("f_post") })
        {
            if (function.Text("kind") == "clamp")
            {
                (least, most) = (Math.Max(least, function.Number("lo")), Math.Min(most, function.Number("hi")));
            }
        }

        return (least, most);
    }
}
