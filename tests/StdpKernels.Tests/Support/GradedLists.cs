using System.Numerics;

namespace StdpKernels.Tests.Support;

/// <summary>The lists of a batch that say the same as dense activity of any kind, with the number of each event.</summary>
internal sealed record GradedLists<T>(EventLists Lists, T[] Values)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public GradedSpikeEvents<T> Events => new(Lists.Events, Values);

    /// <summary>Lists all that is not +0, and of that one in <paramref name="zeros"/>, which is to change nothing.</summary>
    public static GradedLists<T> Of(ReadOnlySpan<T> activity, int batch, int zeros = 3)
    {
        (List<int> indices, List<T> values, List<int> starts) = ([], [], [0]);
        int neurons = batch == 0 ? 0 : activity.Length / batch;
        for (int i = 0; i < batch * neurons; i++)
        {
            if (!Bits.Same(activity[i], T.Zero) || i % zeros == 0)
            {
                indices.Add(i % neurons);
                values.Add(activity[i]);
            }

            if (i % neurons == neurons - 1)
            {
                starts.Add(indices.Count);
            }
        }

        // Without neurons, all lists are empty.
        starts.AddRange(Enumerable.Repeat(0, batch + 1 - starts.Count));
        return new GradedLists<T>(new EventLists([.. indices], [.. starts]), [.. values]);
    }
}
