namespace StdpKernels.Benchmarks.Contenders;

/// <summary>What contenders are called in reports.</summary>
internal static class ContenderNames
{
    public const string Prepared = "StdpKernels, prepared layer";
    public const string Functional = "StdpKernels, functional call";
    public const string Events = "StdpKernels, event lists";
    public const string Window = "StdpKernels, window of steps";
    public const string OneByOne = "StdpKernels, the steps of a window one by one";
    public const string Naive = "naive loops";
    public const string Original = "original";
    public const string InPlaceTorch = "in-place torch";
}
