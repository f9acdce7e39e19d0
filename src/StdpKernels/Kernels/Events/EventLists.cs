using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Lanes;

namespace StdpKernels.Kernels.Events;

/// <summary>What kernels need of lists of neurons, which ascend.</summary>
internal static class EventLists
{
    /// <summary>How many neurons come before one.</summary>
    [MethodImpl(Hot.Way)]
    public static int CountBefore(ReadOnlySpan<int> neurons, int neuron)
    {
        int place = neurons.BinarySearch(neuron);
        return place < 0 ? ~place : place;
    }

    /// <summary>Turns lists of neurons for each sample into lists of samples for each neuron: a counting sort, so that the samples of each ascend.</summary>
    /// <remarks>
    /// Contract: <paramref name="starts"/> has two elements more than there are neurons, <paramref name="places"/> at least one for
    /// each event, and so has <paramref name="numbers"/> where events are graded: what they carry goes there, in the order of the places. A
    /// sample is given as its place in an array with a row of <paramref name="rowLength"/> for each.
    /// </remarks>
    /// <returns>Where the list of each neuron starts, and at the end the number of spikes.</returns>
    [MethodImpl(Hot.Loop)]
    public static ReadOnlySpan<int> ByNeuron<T, TKind>(
        in EventSide<T> side, int rowLength, Span<int> starts, Span<int> places, Span<T> numbers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKind : struct, IEventKind
    {
        SpikeEvents events = side.Lists;

        // Counts go two places up: summing makes the place above a neuron its start, and filling moves that to its end,
        // which is the start of the next.
        starts.Clear();
        foreach (int neuron in events.Indices)
        {
            starts[neuron + 2]++;
        }

        for (int i = 2; i < starts.Length; i++)
        {
            starts[i] += starts[i - 1];
        }

        int next = 0;
        for (int sample = 0; sample < events.BatchSize; sample++)
        {
            foreach (int neuron in events[sample])
            {
                int place = starts[neuron + 1]++;
                places[place] = sample * rowLength;
                if (TKind.IsGraded)
                {
                    numbers[place] = side.At(next++);
                }
            }
        }

        return starts[..^1];
    }
}
