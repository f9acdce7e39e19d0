using System.Numerics;

namespace StdpKernels.Tests.Support;

/// <summary>The lists of a batch that say the same as dense spikes.</summary>
internal sealed record EventLists(int[] Indices, int[] Starts)
{
    public SpikeEvents Events => new(Indices, Starts);

    public static EventLists Of<T>(ReadOnlySpan<T> spikes, int batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var indices = new List<int>();
        var starts = new List<int> { 0 };
        int neurons = batch == 0 ? 0 : spikes.Length / batch;
        for (int b = 0; b < batch; b++)
        {
            for (int n = 0; n < neurons; n++)
            {
                if (spikes[(b * neurons) + n] == T.One)
                {
                    indices.Add(n);
                }
            }

            starts.Add(indices.Count);
        }

        return new EventLists([.. indices], [.. starts]);
    }
}
