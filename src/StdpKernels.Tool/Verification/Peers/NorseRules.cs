using System.Numerics;
using System.Text.Json;

namespace StdpKernels.Tool.Verification.Peers;

/// <summary>norse: what the defaults of the parameters are for.</summary>
internal static class NorseRules
{
    public static StdpParameters<T> Parameters<T>(PeerCase peerCase)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var given = new PeerParameters(peerCase.Parameters);
        return new StdpParameters<T>
        {
            APre = given.Number("a_pre"),
            APost = given.Number("a_post"),
            TauPreInv = given.Number("tau_pre_inv"),
            TauPostInv = given.Number("tau_post_inv"),
            WMin = given.Number("w_min"),
            WMax = given.Number("w_max"),
            EtaPlus = given.Number("eta_plus"),
            EtaMinus = given.Number("eta_minus"),
            Mu = given.Number("mu"),
            HardBound = given.Flag("hardbound"),
            Algorithm = AlgorithmNames.Find(given.Text("stdp_algorithm"))
                ?? throw new JsonException($"there is no algorithm '{OneLine.Short(given.Text("stdp_algorithm"))}'"),
        };
    }

    public static IPeerRun<T> Create<T>(PeerCase peerCase)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new LayerRun<T>(PeerLayers.Create(peerCase, Parameters<T>(peerCase)));
}
