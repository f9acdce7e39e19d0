using System.Numerics;

namespace StdpKernels.Steps;

/// <summary>The activity of one step in all forms that its kernels take.</summary>
internal readonly ref struct StepActivity<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Presynaptic activity, dense.</summary>
    public required ReadOnlySpan<T> Pre { get; init; }

    /// <summary>Postsynaptic activity, dense.</summary>
    public required ReadOnlySpan<T> Post { get; init; }

    /// <summary>The same as <see cref="Pre"/>, where <see cref="IsListed"/>.</summary>
    public required SpikeEvents EventsPre { get; init; }

    /// <summary>The same as <see cref="Post"/>, where <see cref="IsListed"/>.</summary>
    public required SpikeEvents EventsPost { get; init; }

    /// <summary>Whether both sides are there as lists.</summary>
    public required bool IsListed { get; init; }

    /// <summary>Whether the traces that have come of it are finite.</summary>
    public required bool IsFinite { get; init; }

    /// <summary>How many presynaptic neurons a kernel has to look at.</summary>
    public int CountPre => IsListed ? EventsPre.Indices.Length : Pre.Length;

    /// <summary>How many postsynaptic neurons a kernel has to look at.</summary>
    public int CountPost => IsListed ? EventsPost.Indices.Length : Post.Length;
}
