using System.Numerics;

namespace StdpKernels.Native.Handles;

/// <summary>The values of parameters. Those of triplets are there, and can be set, whether they count or not.</summary>
/// <param name="Pairs">All but triplets.</param>
/// <param name="Triplet">Those of triplets.</param>
/// <param name="HasTriplets">Whether triplets count.</param>
internal sealed record RuleValues<T>(StdpParameters<T> Pairs, StdpTriplet<T> Triplet, bool HasTriplets)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The parameters as the library takes them.</summary>
    public StdpParameters<T> Parameters => HasTriplets ? Pairs with { Triplet = Triplet } : Pairs;

    public static RuleValues<T> Of(StdpParameters<T> parameters) =>
        new(parameters with { Triplet = null }, parameters.Triplet ?? new(), parameters.Triplet is not null);
}
