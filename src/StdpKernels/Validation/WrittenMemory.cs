using System.Numerics;

namespace StdpKernels.Validation;

/// <summary>The memory that a call writes, which activity must not share.</summary>
/// <param name="array">The array that is written; may be empty.</param>
/// <param name="name">What errors call it.</param>
/// <param name="moved">The state whose traces are moved; null where none are.</param>
internal readonly ref struct WrittenMemory<T>(ReadOnlySpan<T> array, string name, StdpState<T>? moved = null)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<T> _array = array;
    private readonly string _name = name;
    private readonly StdpState<T>? _moved = moved;

    /// <summary>What a call writes that moves traces only.</summary>
    public static WrittenMemory<T> TracesOf(StdpState<T> state) => new([], "", state);

    /// <summary>What a call writes that changes weights only.</summary>
    public static WrittenMemory<T> Weights(ReadOnlySpan<T> w) => new(w, "the weights");

    /// <summary>What a step writes.</summary>
    public static WrittenMemory<T> Of(ReadOnlySpan<T> w, StdpState<T> state) => new(w, "the weights", state);

    // Errors blame the activity: in a layer, the weights are not the caller's.
    public void RequireDisjoint<TOther>(ReadOnlySpan<TOther> z, string name)
        where TOther : unmanaged
    {
        Require.Disjoint(_array, z, _name, name);
        if (_moved is not null)
        {
            WeightContract.RequireDisjointTraces(z, _moved, name);
        }
    }

    public void RequireDisjoint(in SpikeEvents z, string name)
    {
        RequireDisjoint(z.Indices, name);
        RequireDisjoint(z.Starts, name);
    }
}
