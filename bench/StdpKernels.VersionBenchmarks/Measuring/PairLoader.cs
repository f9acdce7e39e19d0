using StdpKernels.VersionBenchmarks.Loading;
using StdpKernels.VersionBenchmarks.Rows;
using StdpKernels.VersionContract;

namespace StdpKernels.VersionBenchmarks.Measuring;

/// <summary>Loads both versions and lets the runtime compile them, as often as asked.</summary>
/// <param name="Old">The folder of the old version.</param>
/// <param name="New">The folder of the new version.</param>
/// <param name="Rows">
/// All kinds of steps: the runtime compiles for what it has seen, which must not depend on what is measured.
/// </param>
internal sealed record PairLoader(string Old, string New, IReadOnlyList<VersionRow> Rows)
{
    /// <summary>Both versions, in memory of their own and compiled from nothing.</summary>
    /// <param name="isOldFirst">Which is loaded and compiled first.</param>
    public Pair Load(bool isOldFirst)
    {
        IVersion first = VersionContext.Load(isOldFirst ? Old : New);
        IVersion second = VersionContext.Load(isOldFirst ? New : Old);
        var pair = isOldFirst ? new Pair(first, second, isOldFirst) : new Pair(second, first, isOldFirst);
        pair.WarmUp(Rows);
        return pair;
    }
}
