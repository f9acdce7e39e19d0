using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Workspaces;

namespace StdpKernels.Kernels.Events;

/// <summary>Finds the spikes in dense activity.</summary>
internal static class SpikeScan
{
    // One spike in so many neurons is as dense as is worth a list; the slack lets a small or uneven layer off.
    private const int NeuronsPerSpike = 6;
    private const int Slack = 64;

    /// <summary>Lists the neurons that fired, sample after sample, unless the activity is graded or too dense to list.</summary>
    /// <param name="activity"><c>[B, …]</c>.</param>
    /// <param name="shape">The shape.</param>
    /// <param name="scratch">Memory that is reused.</param>
    /// <param name="events">The lists; nothing where the answer is no.</param>
    public static bool TryList<T>(ReadOnlySpan<T> activity, TensorShape shape, SpikeScratch scratch, out SpikeEvents events)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        events = default;
        int batch = shape[0];
        int sampleLength = batch == 0 ? 0 : activity.Length / batch;
        Span<int> indices = scratch.Entries.Take(MaxSpikes(activity.Length) + Vector<T>.Count);
        Span<int> starts = scratch.Starts.Take(batch + 1);
        int count = 0;
        starts[0] = 0;
        for (int sample = 0; sample < batch; sample++)
        {
            int before = sample * sampleLength;
            if (!TryListSample(activity.Slice(before, sampleLength), before, indices, ref count))
            {
                return false;
            }

            starts[sample + 1] = count;
        }

        events = new SpikeEvents(indices[..count], starts);
        return true;
    }

    /// <summary>Makes the memory as large as any activity can need.</summary>
    public static void Reserve<T>(TensorShape shape, SpikeScratch scratch)
    {
        scratch.Entries.Take(MaxSpikes(shape.Length) + Vector<T>.Count);
        scratch.Starts.Take(shape[0] + 1);
    }

    // What has been passed bounds the number of spikes so far: dense activity is given up early.
    private static int MaxSpikes(int neurons) => (neurons / NeuronsPerSpike) + Slack;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool TryListSample<T>(ReadOnlySpan<T> activity, int before, Span<int> indices, ref int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int first = 0; first < activity.Length; first += Vector<T>.Count)
        {
            // Silence is the rule: most vectors are passed over with one comparison.
            ReadOnlySpan<T> few = activity[first..Math.Min(first + Vector<T>.Count, activity.Length)];
            if (few.Length == Vector<T>.Count && Vector.EqualsAll(new Vector<T>(few), Vector<T>.Zero))
            {
                continue;
            }

            if (count > MaxSpikes(before + first) || !TryListFew(few, first, indices, ref count))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Lists the spikes of at most a vector of neurons; there is room for as many.</summary>
    private static bool TryListFew<T>(ReadOnlySpan<T> activity, int first, Span<int> indices, ref int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        bool binary = true;
        int next = count;
        for (int i = 0; i < activity.Length; i++)
        {
            // Written always, kept only for a spike: which neurons fire cannot be guessed, and a branch would be.
            indices[next] = first + i;
            next += activity[i] == T.Zero ? 0 : 1;
            binary &= activity[i] == T.Zero | activity[i] == T.One;
        }

        count = next;
        return binary;
    }
}
