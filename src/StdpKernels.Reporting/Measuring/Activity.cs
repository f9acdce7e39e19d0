using System.Numerics;

namespace StdpKernels.Reporting.Measuring;

/// <summary>Random data to measure with; the same at each run.</summary>
internal static class Activity
{
    /// <summary>Ones with a probability of <paramref name="percent"/> %, else zeros.</summary>
    public static T[] Spikes<T>(Random random, int length, double percent)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var spikes = new T[length];
        for (int i = 0; i < length; i++)
        {
            spikes[i] = random.NextDouble() * 100 < percent ? T.One : T.Zero;
        }

        return spikes;
    }

    /// <summary>Numbers from 0 to 1.</summary>
    public static T[] Uniform<T>(Random random, int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var values = new T[length];
        for (int i = 0; i < length; i++)
        {
            values[i] = T.CreateTruncating(random.NextDouble());
        }

        return values;
    }

    /// <summary>The same spikes as lists of indices, pattern by pattern.</summary>
    public static (int[] Indices, int[] Starts)[] Events<T>(IReadOnlyList<T[]> patterns, int batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => [.. patterns.Select(spikes => Events(spikes, batch))];

    /// <summary>The same spikes as lists of indices, one a sample.</summary>
    private static (int[] Indices, int[] Starts) Events<T>(T[] spikes, int batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var indices = new List<int>();
        var starts = new List<int> { 0 };
        int sampleLength = spikes.Length / batch;
        for (int i = 0; i < spikes.Length; i++)
        {
            if (spikes[i] != T.Zero)
            {
                indices.Add(i % sampleLength);
            }

            if ((i + 1) % sampleLength == 0)
            {
                starts.Add(indices.Count);
            }
        }

        return ([.. indices], [.. starts]);
    }
}
