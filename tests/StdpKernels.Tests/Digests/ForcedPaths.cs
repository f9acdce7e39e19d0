using StdpKernels.Synapses;

namespace StdpKernels.Tests.Digests;

/// <summary>The paths that a case of a workload is forced on: each that its kernel has, in numbers of parts.</summary>
internal static class ForcedPaths
{
    // Every number of parts, as in the long run; otherwise one, and another that goes round with the cases.
    private static readonly bool IsEvery = Environment.GetEnvironmentVariable("STDPKERNELS_EVERY_PART_COUNT") == "1";

    /// <param name="isSparse">Whether on the event-driven kernel.</param>
    /// <param name="convolution">Whether of a convolution, whose dense kernel may unfold or not.</param>
    /// <param name="mostParts">The largest number of parts.</param>
    /// <param name="index">Of the case, in its list.</param>
    public static IEnumerable<ForcedPath> Of(bool isSparse, bool convolution, int mostParts, int index) =>
        from parts in PartCounts(mostParts, index)
        from unfolds in convolution && !isSparse ? new[] { true, false } : [true]
        select new ForcedPath(isSparse, parts, Unfolds: unfolds);

    private static IEnumerable<int> PartCounts(int most, int index) =>
        IsEvery ? Enumerable.Range(1, most) : most == 1 ? [1] : [1, 2 + (index % (most - 1))];
}
