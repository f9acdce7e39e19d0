using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StdpKernels.Validation;

/// <summary>The checks that every call is put together from. Each names the parameter, what was expected and what came.</summary>
internal static class Require
{
    public static void Rank(TensorShape shape, int rank, string layout, string name)
    {
        if (shape.Rank != rank)
        {
            Throw($"{name} must have {rank} dimensions, {layout}, but its shape is {shape}.", name);
        }
    }

    public static void Shape<T>(ReadOnlyTensorView<T> view, TensorShape expected, string what, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (view.Shape != expected)
        {
            Throw($"{name} must have the shape {expected} of {what}, but its shape is {view.Shape}.", name);
        }

        // Only a default view has another number of elements than its shape.
        if (view.Span.Length != expected.Length)
        {
            Throw($"{name} must have {expected.Length} elements, but it is a default view without memory.", name);
        }
    }

    public static void Length(int length, TensorShape expected, string name)
    {
        if (length != expected.Length)
        {
            Throw($"{name} must have the {expected.Length} elements of {expected}, but it has {length}.", name);
        }
    }

    public static void Disjoint<T>(ReadOnlySpan<T> written, ReadOnlySpan<T> other, string otherName, string name)
    {
        if (written.Overlaps(other))
        {
            Throw($"{name} must not share memory with {otherName}, but the two overlap.", name);
        }
    }

    /// <summary>Lists and weights are of different types, but a cast can give both the same memory.</summary>
    public static void Disjoint<T>(Span<T> written, SpikeEvents events, string writtenName, string name)
        where T : unmanaged
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(written);
        if (bytes.Overlaps(MemoryMarshal.AsBytes(events.Indices)) || bytes.Overlaps(MemoryMarshal.AsBytes(events.Starts)))
        {
            Throw($"{name} must not share memory with {writtenName}, but the two overlap.", name);
        }
    }

    public static void Finite(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be a finite number of seconds.");
        }
    }

    public static int Size(int size, [CallerArgumentExpression(nameof(size))] string name = "") => size >= 0
        ? size
        : throw new ArgumentOutOfRangeException(name, size, $"{name} must be zero or more.");

    public static void Threads(int threads)
    {
        const int Max = 64;
        if (threads is < 1 or > Max)
        {
            throw new ArgumentOutOfRangeException(nameof(threads), threads, $"threads must be from 1 to {Max}.");
        }
    }

    public static void Defined(StdpAlgorithm algorithm, string name)
    {
        if ((uint)algorithm > (uint)StdpAlgorithm.MultiplicativeRelu)
        {
            throw new ArgumentOutOfRangeException(
                name,
                algorithm,
                $"Algorithm must be one of {string.Join(", ", Enum.GetNames<StdpAlgorithm>())}, but it is {(int)algorithm}.");
        }
    }

    public static void Events(SpikeEvents events, TensorShape trace, string name)
    {
        int batch = trace[0];
        int neurons = batch == 0 ? 0 : trace.Length / batch;
        if (events.BatchSize != batch)
        {
            Throw($"{name} must have {batch} samples like the traces, but it has {events.BatchSize}.", name);
        }

        // The starts were checked when the lists were made, but their memory is the caller's.
        ReadOnlySpan<int> starts = events.Starts;
        bool whole = starts.IsEmpty ? batch <= 1 : starts[0] == 0 && starts[^1] == events.Indices.Length;
        for (int b = 1; b < starts.Length; b++)
        {
            whole &= starts[b] >= starts[b - 1];
        }

        if (!whole)
        {
            Throw($"{name} must have sample starts from 0 to its {events.Indices.Length} indices, but they have changed since.", name);
        }

        for (int b = 0; b < batch; b++)
        {
            int previous = -1;
            foreach (int index in events[b])
            {
                if ((uint)index >= (uint)neurons)
                {
                    throw new ArgumentOutOfRangeException(
                        name, index, $"{name} must have indices from 0 up to, not including, {neurons}; sample {b} has {index}.");
                }

                if (index <= previous)
                {
                    Throw($"{name} must have ascending indices in a sample, but in sample {b} {index} follows {previous}.", name);
                }

                previous = index;
            }
        }
    }

    [DoesNotReturn]
    public static void Throw(string message, string name) => throw new ArgumentException(message, name);
}
