using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StdpKernels.Lanes;
using StdpKernels.Memory;

namespace StdpKernels.Validation;

/// <summary>What holds of flags, counts and bits of neurons, and the event lists that they become, in memory of the state.</summary>
internal static class FlagContract
{
    private const int WordBits = 64;

    /// <summary>Lists the neurons that fired, with the numbers that counts above one carry.</summary>
    /// <param name="z">The caller's flags, counts or bits.</param>
    /// <param name="trace">The shape of the trace they belong to.</param>
    /// <param name="what">What the trace is called in errors.</param>
    /// <param name="scratch">Memory for the lists.</param>
    /// <param name="name">The parameter.</param>
    [MethodImpl(Hot.Way)]
    public static StdpActivity<T> Validate<T>(
        scoped in StdpActivity<T> z, scoped in TensorShape trace, string what, ActivityScratch<T> scratch, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int batch = EventContract.Batch(trace);
        int neurons = EventContract.Neurons(trace);
        Span<int> indices = scratch.Copies.Entries.Take(trace.Length);
        Span<int> starts = scratch.Copies.Starts.Take(batch + 1);
        bool isMask = z.Kind == ActivityKind.Mask;
        int length = isMask ? sizeof(ulong) * Words(neurons) : neurons;
        if (!isMask)
        {
            Require.Length(z.Bytes.Length, trace, what, name);
        }
        else if (z.Bytes.Length != (long)batch * length)
        {
            ThrowWords(z.Bytes.Length / sizeof(ulong), trace, what, (long)batch * Words(neurons), name);
        }

        int count = 0;
        bool isSpike = true;
        starts[0] = 0;
        for (int sample = 0; sample < batch; sample++)
        {
            ReadOnlySpan<byte> bytes = z.Bytes.Slice(sample * length, length);
            count += isMask
                ? ListBits(MemoryMarshal.Cast<byte, ulong>(bytes), neurons, indices[count..], sample, name)
                : ListBytes(bytes, indices[count..], ref isSpike);
            starts[sample + 1] = count;
        }

        var events = new SpikeEvents(indices[..count], starts, batch);
        return isSpike || z.Kind == ActivityKind.Flags
            ? new StdpActivity<T>(events, [])
            : new StdpActivity<T>(events, Counts(z.Bytes, neurons, events, scratch.CopiedValues.Take(trace.Length)));
    }

    /// <summary>How many words the bits of one sample take.</summary>
    public static int Words(int neurons) => (int)(((long)neurons + WordBits - 1) / WordBits);

    /// <summary>Lists what is not zero.</summary>
    /// <returns>How many.</returns>
    [MethodImpl(Hot.Loop)]
    private static int ListBytes(ReadOnlySpan<byte> bytes, Span<int> indices, ref bool isSpike)
    {
        int count = 0;
        int i = 0;
        while (i < bytes.Length)
        {
            // Most vectors have no spike and cost one comparison.
            int next = bytes[i..].IndexOfAnyExcept((byte)0);
            if (next < 0)
            {
                break;
            }

            i += next;
            isSpike &= bytes[i] == 1;
            indices[count++] = i++;
        }

        return count;
    }

    /// <summary>Lists the bits that are set.</summary>
    /// <returns>How many.</returns>
    [MethodImpl(Hot.Loop)]
    private static int ListBits(ReadOnlySpan<ulong> words, int neurons, Span<int> indices, int sample, string name)
    {
        int count = 0;
        for (int i = 0; i < words.Length; i++)
        {
            for (ulong word = words[i]; word != 0; word &= word - 1)
            {
                int neuron = (i * WordBits) + BitOperations.TrailingZeroCount(word);
                if (neuron >= neurons)
                {
                    ThrowBit(neuron, neurons, sample, name);
                }

                indices[count++] = neuron;
            }
        }

        return count;
    }

    private static Span<T> Counts<T>(ReadOnlySpan<byte> counts, int neurons, SpikeEvents events, Span<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int count = 0;
        for (int sample = 0; sample < events.BatchSize; sample++)
        {
            foreach (int neuron in events[sample])
            {
                values[count++] = T.CreateTruncating(counts[(sample * neurons) + neuron]);
            }
        }

        return values[..count];
    }

    [DoesNotReturn]
    private static void ThrowWords(int words, in TensorShape trace, string what, long expected, string name) => Require.Throw(
        $"{name} must have the {Plural.Of(expected, "word")} of {what} {trace}, up to {WordBits} neurons of one sample in each, "
        + $"but it has {words}.",
        name);

    [DoesNotReturn]
    private static void ThrowBit(int bit, int neurons, int sample, string name) => throw new ArgumentOutOfRangeException(
        name,
        bit,
        $"{name} must have no bit set from {neurons} on, with {Plural.Of(neurons, "neuron")} in a sample; sample {sample} has bit {bit}.");
}
