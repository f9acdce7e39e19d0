using System.Diagnostics;
using System.Numerics;

namespace StdpKernels;

/// <summary>The activity of one side of a layer in one step: dense numbers, or lists of the neurons that fired.</summary>
/// <remarks>
/// <para>
/// Nothing constructs one but a conversion: pass an array, a span, a view, <see cref="SpikeEvents"/> or <see
/// cref="GradedSpikeEvents{T}"/> where activity is asked for.
/// The two sides of a step may be of different kinds, and the kind does not show in the result.
/// </para>
/// <para>
/// An array or span has the shape of the trace it belongs to, and as many elements. A view must have the same shape as the trace.
/// A collection expression is not taken: whether it lists numbers or neurons could not be seen.
/// </para>
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[DebuggerDisplay("{ToString(),nq}")]
public readonly ref struct StdpActivity<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private StdpActivity(ReadOnlyTensorView<T> dense, bool hasShape)
    {
        Dense = dense;
        HasShape = hasShape;
    }

    /// <summary>Lists of neurons.</summary>
    /// <param name="events">The lists.</param>
    /// <param name="values">A number for each index; none where all are 1.</param>
    internal StdpActivity(SpikeEvents events, ReadOnlySpan<T> values)
    {
        Events = events;
        Values = values;
        IsEvents = true;
    }

    /// <summary>Whether this is lists of neurons.</summary>
    internal bool IsEvents { get; }

    /// <summary>Whether the caller gave the shape of <see cref="Dense"/>.</summary>
    internal bool HasShape { get; }

    /// <summary>Lists of neurons, where this is such.</summary>
    internal SpikeEvents Events { get; }

    /// <summary>The number that each event carries, where this is lists; none where all are 1.</summary>
    internal ReadOnlySpan<T> Values { get; }

    /// <summary>Numbers, where this is such; without a shape of its own, as one dimension.</summary>
    internal ReadOnlyTensorView<T> Dense { get; }

    /// <summary>Dense activity.</summary>
    /// <param name="values">The numbers, normally 0 or 1, in the order of the trace.</param>
    public static implicit operator StdpActivity<T>(T[]? values) => (ReadOnlySpan<T>)values;

    /// <summary>Dense activity.</summary>
    /// <param name="values">The numbers, normally 0 or 1, in the order of the trace.</param>
    public static implicit operator StdpActivity<T>(Span<T> values) => (ReadOnlySpan<T>)values;

    /// <summary>Dense activity.</summary>
    /// <param name="values">The numbers, normally 0 or 1, in the order of the trace.</param>
    public static implicit operator StdpActivity<T>(ReadOnlySpan<T> values) =>
        new(new ReadOnlyTensorView<T>(values), hasShape: false);

    /// <summary>Dense activity.</summary>
    /// <param name="view">The numbers, normally 0 or 1, in the shape of the trace.</param>
    public static implicit operator StdpActivity<T>(TensorView<T> view) => new(view, hasShape: true);

    /// <summary>Dense activity.</summary>
    /// <param name="view">The numbers, normally 0 or 1, in the shape of the trace.</param>
    public static implicit operator StdpActivity<T>(ReadOnlyTensorView<T> view) => new(view, hasShape: true);

    /// <summary>The neurons that fired.</summary>
    /// <param name="events">A list for each sample of the batch.</param>
    public static implicit operator StdpActivity<T>(SpikeEvents events) => new(events, []);

    /// <summary>The neurons that fired, and the numbers that their spikes carry.</summary>
    /// <param name="events">A list for each sample of the batch.</param>
    public static implicit operator StdpActivity<T>(GradedSpikeEvents<T> events) => new(events.Events, events.Values);

    /// <summary>The shape of dense activity, or how many spikes there are.</summary>
    public override string ToString() => IsEvents ? Events.ToString() : $"{typeof(T).Name}{Dense.Shape}";
}
