namespace StdpKernels.Kernels.Sparse;

/// <summary>Random lists of neurons, in whole numbers, sums and products only: a seed gives the same ones on every machine.</summary>
internal static class RandomSynapses
{
    // Longer gaps are put together of several: what is left of a gap is as long as a new one.
    private const int MaxGap = 4096;

    /// <summary>Pairs with a fixed probability: the gaps between them, row after row, are geometric.</summary>
    public static (long[] Starts, int[] Neurons) OfProbability(int lists, int neurons, double probability, long seed)
    {
        var starts = new long[lists + 1];
        var drawn = new List<int>();
        var random = new SplitMix64((ulong)seed);
        double[] tail = Tail(probability);
        long all = (long)lists * neurons;
        long place = Gap(tail, all, ref random);
        for (int list = 0; list < lists; list++)
        {
            long end = (list + 1L) * neurons;
            while (place < end)
            {
                drawn.Add((int)(place - (end - neurons)));
                place += 1 + Gap(tail, all, ref random);
            }

            starts[list + 1] = drawn.Count;
        }

        return (starts, [.. drawn]);
    }

    /// <summary>Lists of a fixed length, of different neurons (Floyd's algorithm), ascending.</summary>
    public static (long[] Starts, int[] Neurons) OfDegree(int lists, int neurons, int degree, long seed)
    {
        var starts = new long[lists + 1];
        var drawn = new int[(long)lists * degree];
        var random = new SplitMix64((ulong)seed);
        var isDrawn = new ulong[(neurons + 63L) / 64];
        int next = 0;
        for (int list = 0; list < lists; list++)
        {
            for (int last = neurons - degree; last < neurons; last++)
            {
                int neuron = (int)random.Below((ulong)last + 1);
                bool isNew = (isDrawn[neuron / 64] >> (neuron % 64) & 1) == 0;
                int taken = isNew ? neuron : last;
                isDrawn[taken / 64] |= 1ul << (taken % 64);
            }

            for (int word = 0; word < isDrawn.Length; word++)
            {
                for (ulong bits = isDrawn[word]; bits != 0; bits &= bits - 1)
                {
                    drawn[next++] = (word * 64) + System.Numerics.BitOperations.TrailingZeroCount(bits);
                }

                isDrawn[word] = 0;
            }

            starts[list + 1] = next;
        }

        return (starts, drawn);
    }

    /// <summary>The probability of a gap of at least so many.</summary>
    private static double[] Tail(double probability)
    {
        var tail = new double[MaxGap + 1];
        tail[0] = 1;
        for (int gap = 1; gap <= MaxGap; gap++)
        {
            tail[gap] = tail[gap - 1] * (1 - probability);
        }

        return tail;
    }

    /// <summary>A gap, or something that is not below the limit where the gap is not.</summary>
    private static long Gap(double[] tail, long limit, ref SplitMix64 random)
    {
        // A probability that one minus it does not show is none.
        for (long before = 0; before < limit && tail[MaxGap] < 1; before += MaxGap)
        {
            double unit = random.NextUnit();
            if (unit >= tail[MaxGap])
            {
                // The largest gap that is at least as likely to be reached as the number drawn says.
                int low = 0, high = MaxGap;
                while (high - low > 1)
                {
                    int middle = (low + high) / 2;
                    (low, high) = tail[middle] > unit ? (middle, high) : (low, middle);
                }

                return before + low;
            }
        }

        return limit;
    }
}
