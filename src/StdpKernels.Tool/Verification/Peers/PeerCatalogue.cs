using System.Numerics;
using System.Text.Json;

namespace StdpKernels.Tool.Verification.Peers;

/// <summary>Which parts of the library make the rule of another simulator.</summary>
internal static class PeerCatalogue
{
    /// <exception cref="JsonException">There is no such rule, or it lacks parameters.</exception>
    /// <exception cref="InexpressibleException">The library does not have it, on purpose.</exception>
    public static IPeerRun<T> Create<T>(PeerCase peerCase)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => peerCase.Rule switch
        {
            "norse_plain" or "norse_grouped" => NorseRules.Create<T>(peerCase),
            "sj_mstdp" => SpikingJellyRules.CreateRewarded<T>(peerCase),
            "sj_mstdpet" => SpikingJellyRules.CreateEligible<T>(peerCase),
            "bn_mstdp" => BindsNetRules.CreateRewarded<T>(peerCase),
            "bn_mstdpet" => BindsNetRules.CreateEligible<T>(peerCase),
            "brian_rstdp_exp" => Brian2Rules.CreateEligible<T>(peerCase),
            "brian_rstdp_izh" => throw new InexpressibleException(
                "eligibility here has no bounds of its own, and no dopamine that decays beside it: both are arithmetic of the caller"),
            "sj_stdp" => SpikingJellyRules.Create<T>(peerCase),
            "bn_postpre" or "bn_wdpostpre" or "bn_hebbian" => BindsNetRules.Create<T>(peerCase),
            "brian_pair" or "brian_triplet" => Brian2Rules.Create<T>(peerCase),
            "nest_pair" or "nest_pair_nn" or "nest_triplet" => NestRules.Create<T>(peerCase),
            _ => throw new JsonException($"there is no rule '{OneLine.Short(peerCase.Rule)}'"),
        };
}
