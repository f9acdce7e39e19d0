using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Lanes;
using StdpKernels.Memory;

namespace StdpKernels.Validation;

/// <summary>What holds of event lists, and copies of them, because their memory is the caller's and might change during the step.</summary>
internal static class EventContract
{
    /// <summary>Copies lists, and the numbers that they carry, into memory of the state, and checks the copy.</summary>
    /// <param name="z">The caller's lists.</param>
    /// <param name="trace">The shape of the trace they belong to.</param>
    /// <param name="scratch">Memory for the copy.</param>
    /// <param name="name">The parameter.</param>
    [MethodImpl(Hot.Way)]
    public static StdpActivity<T> Validate<T>(
        scoped in StdpActivity<T> z, scoped in TensorShape trace, ActivityScratch<T> scratch, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        SpikeEvents events = z.Events;
        int batch = Batch(trace);
        if (events.BatchSize != batch)
        {
            ThrowSamples(batch, events.BatchSize, name);
        }

        if (events.Indices.Length > trace.Length)
        {
            // Some index is wrong or occurs twice, and is named; unless the list changes just now.
            RequireAscending(events, trace, name);
            ThrowIndices(trace.Length, events.Indices.Length, name);
        }

        SpikeEvents copy = Copy(events, trace, scratch.Copies);
        RequireStarts(copy, name);
        RequireAscending(copy, trace, name);
        if (z.Values.IsEmpty)
        {
            return new StdpActivity<T>(copy, []);
        }

        Span<T> values = scratch.CopiedValues.Take(trace.Length)[..z.Values.Length];
        z.Values.CopyTo(values);
        return new StdpActivity<T>(copy, values);
    }

    /// <summary>Makes the memory for copies as large as any lists can need.</summary>
    public static void Reserve<T>(TensorShape trace, ActivityScratch<T> scratch)
    {
        scratch.Copies.Reserve(trace.Length, Batch(trace));
        scratch.CopiedValues.Take(trace.Length);
    }

    // A trace without dimensions is one neuron.
    public static int Batch(scoped in TensorShape trace) => trace.Rank == 0 ? 1 : trace[0];

    /// <summary>The neurons of one sample; none where there are no samples.</summary>
    public static int Neurons(scoped in TensorShape trace)
    {
        int batch = Batch(trace);
        return batch == 0 ? 0 : trace.Length / batch;
    }

    private static SpikeEvents Copy(scoped in SpikeEvents events, scoped in TensorShape trace, SpikeScratch copies)
    {
        Span<int> indices = copies.Entries.Take(trace.Length)[..events.Indices.Length];
        Span<int> starts = copies.Starts.Take(events.Starts.Length);
        events.Indices.CopyTo(indices);
        int origin = starts.IsEmpty ? 0 : events.Starts[0];
        for (int b = 0; b < starts.Length; b++)
        {
            starts[b] = events.Starts[b] - origin;
        }

        return new SpikeEvents(indices, starts, events.BatchSize);
    }

    // The starts were checked when the lists were made, but may have changed since.
    [MethodImpl(Hot.Way)]
    private static void RequireStarts(scoped in SpikeEvents events, string name)
    {
        ReadOnlySpan<int> starts = events.Starts;
        bool whole = starts.IsEmpty ? events.BatchSize <= 1 : starts[0] == 0 && starts[^1] == events.Indices.Length;
        for (int b = 1; b < starts.Length; b++)
        {
            whole &= starts[b] >= starts[b - 1];
        }

        if (!whole)
        {
            ThrowStarts(events.Indices.Length, name);
        }
    }

    [MethodImpl(Hot.Way)]
    private static void RequireAscending(scoped in SpikeEvents events, scoped in TensorShape trace, string name)
    {
        int neurons = events.BatchSize == 0 ? 0 : trace.Length / events.BatchSize;
        for (int b = 0; b < events.BatchSize; b++)
        {
            RequireAscending(events[b], neurons, b, name);
        }
    }

    /// <summary>Neurons that are there, ascending: the list of one sample.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireAscending(ReadOnlySpan<int> list, int neurons, int sample, string name)
    {
        int previous = -1;
        foreach (int index in list)
        {
            if ((uint)index >= (uint)neurons)
            {
                ThrowIndex(index, neurons, sample, name);
            }

            if (index <= previous)
            {
                ThrowOrder(index, previous, sample, name);
            }

            previous = index;
        }
    }

    // Methods of their own: texts put together would be compiled into checks that every step makes.
    [DoesNotReturn]
    private static void ThrowSamples(int expected, int came, string name) =>
        Require.Throw($"{name} must have {Plural.Of(expected, "sample")} like the traces, but it has {came}.", name);

    [DoesNotReturn]
    private static void ThrowIndices(int most, int came, string name) =>
        Require.Throw($"{name} must have at most {Plural.Of(most, "index", "indices")}, but it has {came}.", name);

    [DoesNotReturn]
    private static void ThrowStarts(int indices, string name) => Require.Throw(
        $"{name} must have sample starts from 0 to its {Plural.Of(indices, "index", "indices")}, but they have changed since.", name);

    [DoesNotReturn]
    private static void ThrowIndex(int index, int neurons, int sample, string name) => throw new ArgumentOutOfRangeException(
        name, index, $"{name} must have indices from 0 up to, not including, {neurons}; sample {sample} has {index}.");

    [DoesNotReturn]
    private static void ThrowOrder(int index, int previous, int sample, string name) => Require.Throw(
        $"{name} must have ascending indices in a sample, but in sample {sample}, {index} follows {previous}.", name);
}
