using System.Numerics;

namespace StdpKernels.VersionContract;

/// <summary>Everything that an adapter needs to build a layer and to step it. Both versions read the same arrays.</summary>
/// <typeparam name="T">The type of the numbers.</typeparam>
public sealed record StepRequest<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How the library is asked.</summary>
    public required StepForm Form { get; init; }

    /// <summary>The rule and its parameters.</summary>
    public required StepRule Rule { get; init; }

    /// <summary>How many threads may share a step.</summary>
    public required int Threads { get; init; }

    /// <summary><c>[B, I]</c> or <c>[B, C, H, W]</c>.</summary>
    public required int[] PreShape { get; init; }

    /// <summary><c>[B, O]</c> or <c>[B, O, H', W']</c>.</summary>
    public required int[] PostShape { get; init; }

    /// <summary><c>[O, I]</c>, or <c>[O, C, kh, kw]</c>, which asks for a convolution.</summary>
    public required int[] WeightShape { get; init; }

    /// <summary>Of a convolution.</summary>
    public required int Padding { get; init; }

    /// <summary>Presynaptic activity of some steps, which repeat.</summary>
    public required IReadOnlyList<T[]> ActivityPre { get; init; }

    /// <summary>Postsynaptic activity of as many steps.</summary>
    public required IReadOnlyList<T[]> ActivityPost { get; init; }

    /// <summary>The presynaptic activity as lists.</summary>
    public required IReadOnlyList<(int[] Indices, int[] Starts)> EventsPre { get; init; }

    /// <summary>The postsynaptic activity as lists.</summary>
    public required IReadOnlyList<(int[] Indices, int[] Starts)> EventsPost { get; init; }

    /// <summary>The first weights.</summary>
    public required T[] Weights { get; init; }

    /// <summary>The first presynaptic trace.</summary>
    public required T[] TracePre { get; init; }

    /// <summary>The first postsynaptic trace.</summary>
    public required T[] TracePost { get; init; }
}
