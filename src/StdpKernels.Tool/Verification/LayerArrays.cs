namespace StdpKernels.Tool.Verification;

/// <summary>The names under which a case keeps the arrays of its layer.</summary>
internal static class LayerArrays
{
    public const string W = "w";
    public const string TPre = "t_pre";
    public const string TPost = "t_post";
    public const string ZPre = "z_pre";
    public const string ZPost = "z_post";

    /// <summary>The arrays that a step changes.</summary>
    public static IReadOnlyList<string> StateOf(CaseKind kind) => kind == CaseKind.Decay ? [TPre, TPost] : [W, TPre, TPost];
}
