namespace StdpKernels.Tool.Verification;

/// <summary>The names under which a case keeps the arrays of its layer.</summary>
internal static class LayerArrays
{
    public const string W = "w";
    public const string TPre = "t_pre";
    public const string TPost = "t_post";
    public const string ZPre = "z_pre";
    public const string ZPost = "z_post";

    /// <summary>The number of elements of a shape; where that is impossible, a number that no array has.</summary>
    public static long LengthOf(int[] shape) => shape.Any(d => d < 0)
        ? -1
        : shape.Aggregate(1L, (product, dimension) => Math.Min(product * dimension, long.MaxValue >> 32));

    /// <summary>The arrays that a step changes.</summary>
    public static IReadOnlyList<string> StateOf(CaseKind kind) => kind == CaseKind.Decay ? [TPre, TPost] : [W, TPre, TPost];
}
