namespace StdpKernels.Tests.Tool.Support;

/// <summary>Cases of other simulators.</summary>
internal static class PeerCases
{
    /// <summary>Short files, which have every way to run a case among them.</summary>
    public static readonly string[] Small =
    [
        "bn_postpre_norm_every5", "bn_mstdpet", "sj_stdp_window5", "sj_mstdp_b1_f32", "brian_rstdp_exp_start", "nest_triplet_bounds_delay3",
        "norse_conv1d_f32",
    ];

    /// <summary>The file of a case.</summary>
    public static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "PeerVectors", $"{name}.json");
}
