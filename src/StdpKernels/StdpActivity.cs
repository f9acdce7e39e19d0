using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;

namespace StdpKernels;

/// <summary>The activity of one side of a layer in one step: dense numbers or flags, or lists of the neurons that fired.</summary>
/// <remarks>
/// <para>
/// Nothing constructs one but a conversion: pass an array, a span, a view, <see cref="SpikeEvents"/>, <see
/// cref="GradedSpikeEvents{T}"/> or <see cref="SpikeMask"/> where activity is asked for.
/// The two sides of a step may be of different kinds, and the kind does not show in the result.
/// </para>
/// <para>
/// An array or span has the shape of the trace it belongs to, and as many elements: numbers, <see cref="bool"/> for who fired, or
/// <see cref="byte"/> for how often. A view must have the same shape as the trace.
/// A collection expression is not taken: whether it lists numbers or neurons could not be seen.
/// </para>
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[DebuggerDisplay("{ToString(),nq}")]
public readonly ref struct StdpActivity<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private StdpActivity(ReadOnlyTensorView<T> dense, ActivityKind kind)
    {
        Dense = dense;
        Kind = kind;
    }

    private StdpActivity(ReadOnlySpan<byte> bytes, ActivityKind kind)
    {
        Bytes = bytes;
        Kind = kind;
    }

    /// <summary>Lists of neurons.</summary>
    /// <param name="events">The lists.</param>
    /// <param name="values">A number for each index; none where all are 1.</param>
    internal StdpActivity(SpikeEvents events, ReadOnlySpan<T> values)
    {
        Events = events;
        Values = values;
        Kind = ActivityKind.Events;
    }

    /// <summary>In which form the caller gave it.</summary>
    internal ActivityKind Kind { get; }

    /// <summary>Whether this is lists of neurons.</summary>
    internal bool IsEvents => Kind == ActivityKind.Events;

    /// <summary>Lists of neurons, where this is such.</summary>
    internal SpikeEvents Events { get; }

    /// <summary>The number that each event carries, where this is lists; none where all are 1.</summary>
    internal ReadOnlySpan<T> Values { get; }

    /// <summary>Numbers, where this is such; without a shape of its own, as one dimension.</summary>
    internal ReadOnlyTensorView<T> Dense { get; }

    /// <summary>Flags, counts or words of bits, where this is such.</summary>
    internal ReadOnlySpan<byte> Bytes { get; }

    /// <summary>Dense activity.</summary>
    /// <param name="values">The numbers, normally 0 or 1, in the order of the trace.</param>
    public static implicit operator StdpActivity<T>(T[]? values) => values is null ? default(StdpActivity<T>) : (ReadOnlySpan<T>)values;

    /// <summary>Dense activity.</summary>
    /// <param name="values">The numbers, normally 0 or 1, in the order of the trace.</param>
    public static implicit operator StdpActivity<T>(Span<T> values) => (ReadOnlySpan<T>)values;

    /// <summary>Dense activity.</summary>
    /// <param name="values">The numbers, normally 0 or 1, in the order of the trace.</param>
    public static implicit operator StdpActivity<T>(ReadOnlySpan<T> values) =>
        new(new ReadOnlyTensorView<T>(values), ActivityKind.Numbers);

    /// <summary>Dense activity.</summary>
    /// <param name="view">The numbers, normally 0 or 1, in the shape of the trace.</param>
    public static implicit operator StdpActivity<T>(TensorView<T> view) => new(view, ActivityKind.View);

    /// <summary>Dense activity.</summary>
    /// <param name="view">The numbers, normally 0 or 1, in the shape of the trace.</param>
    public static implicit operator StdpActivity<T>(ReadOnlyTensorView<T> view) => new(view, ActivityKind.View);

    /// <summary>The neurons that fired.</summary>
    /// <param name="events">A list for each sample of the batch.</param>
    public static implicit operator StdpActivity<T>(SpikeEvents events) => new(events, []);

    /// <summary>The neurons that fired, and the numbers that their spikes carry.</summary>
    /// <param name="events">A list for each sample of the batch.</param>
    public static implicit operator StdpActivity<T>(GradedSpikeEvents<T> events) => new(events.Events, events.Values);

    /// <summary>The neurons that fired.</summary>
    /// <param name="flags">Whether each neuron fired, in the order of the trace.</param>
    public static implicit operator StdpActivity<T>(bool[]? flags) => flags is null ? default(StdpActivity<T>) : (ReadOnlySpan<bool>)flags;

    /// <summary>The neurons that fired.</summary>
    /// <param name="flags">Whether each neuron fired, in the order of the trace.</param>
    public static implicit operator StdpActivity<T>(Span<bool> flags) => (ReadOnlySpan<bool>)flags;

    /// <summary>The neurons that fired.</summary>
    /// <param name="flags">Whether each neuron fired, in the order of the trace.</param>
    public static implicit operator StdpActivity<T>(ReadOnlySpan<bool> flags) => new(MemoryMarshal.AsBytes(flags), ActivityKind.Flags);

    /// <summary>How often neurons fired.</summary>
    /// <param name="counts">A number for each neuron, normally 0 or 1, in the order of the trace.</param>
    public static implicit operator StdpActivity<T>(byte[]? counts) => counts is null ? default(StdpActivity<T>) : (ReadOnlySpan<byte>)counts;

    /// <summary>How often neurons fired.</summary>
    /// <param name="counts">A number for each neuron, normally 0 or 1, in the order of the trace.</param>
    public static implicit operator StdpActivity<T>(Span<byte> counts) => (ReadOnlySpan<byte>)counts;

    /// <summary>How often neurons fired.</summary>
    /// <param name="counts">A number for each neuron, normally 0 or 1, in the order of the trace.</param>
    public static implicit operator StdpActivity<T>(ReadOnlySpan<byte> counts) => new(counts, ActivityKind.Counts);

    /// <summary>The neurons that fired.</summary>
    /// <param name="mask">A bit for each neuron.</param>
    public static implicit operator StdpActivity<T>(SpikeMask mask) => new(MemoryMarshal.AsBytes(mask.Words), ActivityKind.Mask);

    /// <summary>The shape of dense activity, or how many spikes there are.</summary>
    public override string ToString() => Kind switch
    {
        ActivityKind.Nothing => "nothing",
        ActivityKind.Events => Events.ToString(),
        ActivityKind.Flags => $"Boolean[{Bytes.Length}]",
        ActivityKind.Counts => $"Byte[{Bytes.Length}]",
        ActivityKind.Mask => new SpikeMask(MemoryMarshal.Cast<byte, ulong>(Bytes)).ToString(),
        _ => $"{typeof(T).Name}{Dense.Shape}",
    };
}
