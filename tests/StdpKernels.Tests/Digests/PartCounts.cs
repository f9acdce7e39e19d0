namespace StdpKernels.Tests.Digests;

/// <summary>In how many parts a case of the workload is shared.</summary>
internal static class PartCounts
{
    /// <summary>Set to 1, each case takes every number of parts, as in the long run.</summary>
    public const string Every = "STDPKERNELS_EVERY_PART_COUNT";

    private static readonly bool IsEvery = Environment.GetEnvironmentVariable(Every) == "1";

    /// <summary>One part, and another number of them, which goes round with the cases; or every number.</summary>
    /// <param name="most">The largest number.</param>
    /// <param name="index">Of the case, in its list.</param>
    public static IEnumerable<int> Of(int most, int index) =>
        IsEvery ? Enumerable.Range(1, most) : most == 1 ? [1] : [1, 2 + (index % (most - 1))];
}
