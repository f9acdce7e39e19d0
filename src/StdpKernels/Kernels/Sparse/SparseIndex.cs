using StdpKernels.Memory;
using StdpKernels.Validation;

namespace StdpKernels.Kernels.Sparse;

/// <summary>Compressed sparse rows of presynaptic neurons, and the index that leads back from postsynaptic ones.</summary>
/// <remarks>
/// What holds of all: starts ascend from 0 to the number of synapses; targets are below <see cref="Outputs"/> and ascend strictly in a row;
/// sources are below <see cref="Inputs"/> and ascend strictly in a column; positions are below <see cref="Count"/>, and the synapse there
/// is the one from the source to the column. Nothing changes after construction. Kernels rely on it without a check of each synapse.
/// </remarks>
internal sealed class SparseIndex
{
    private readonly Storage<long> _rowStarts;
    private readonly Storage<int> _targets;
    private readonly Storage<long> _columnStarts;
    private readonly Storage<int> _sources;
    private readonly Storage<int> _positions;

    private SparseIndex(int inputs, int outputs, int count)
    {
        (Inputs, Outputs, Count) = (inputs, outputs, count);
        _rowStarts = Storage<long>.Of(inputs + 1);
        _columnStarts = Storage<long>.Of(outputs + 1);
        _targets = Storage<int>.Of(count);
        _sources = Storage<int>.Of(count);
        _positions = Storage<int>.Of(count);
    }

    /// <summary>Presynaptic neurons.</summary>
    public int Inputs { get; }

    /// <summary>Postsynaptic neurons.</summary>
    public int Outputs { get; }

    /// <summary>The number of synapses.</summary>
    public int Count { get; }

    public ReadOnlySpan<long> RowStarts => _rowStarts.Span;

    public ReadOnlySpan<int> Targets => _targets.Span;

    public ReadOnlySpan<long> ColumnStarts => _columnStarts.Span;

    public ReadOnlySpan<int> Sources => _sources.Span;

    public ReadOnlySpan<int> Positions => _positions.Span;

    /// <summary>A number that hardly any other synapses have: what checkpoints are compared by.</summary>
    public ulong Fingerprint()
    {
        const ulong Prime = 0x100000001B3;
        ulong hash = 0xCBF29CE484222325;
        Mix((ulong)Inputs);
        Mix((ulong)Outputs);
        foreach (long start in RowStarts)
        {
            Mix((ulong)start);
        }

        foreach (int target in Targets)
        {
            Mix((ulong)target);
        }

        return hash;

        void Mix(ulong number)
        {
            hash = (hash ^ number) * Prime;
            hash ^= hash >> 32;
        }
    }

    /// <summary>From valid rows.</summary>
    public static SparseIndex FromRows(int inputs, int outputs, ReadOnlySpan<long> rowStarts, ReadOnlySpan<int> targets)
    {
        var index = new SparseIndex(inputs, outputs, targets.Length);
        rowStarts.CopyTo(index._rowStarts.Span);
        targets.CopyTo(index._targets.Span);
        index.LeadBack();
        return index;
    }

    /// <summary>From valid columns.</summary>
    public static SparseIndex FromColumns(int inputs, int outputs, ReadOnlySpan<long> columnStarts, ReadOnlySpan<int> sources)
    {
        var index = new SparseIndex(inputs, outputs, sources.Length);
        Exchange(columnStarts, sources, index._rowStarts.Span, index._targets.Span);
        index.LeadBack();
        return index;
    }

    /// <summary>From neurons that are there, in any order.</summary>
    /// <exception cref="ArgumentException">A pair occurs twice; the error blames <paramref name="name"/>.</exception>
    public static SparseIndex FromPairs(int inputs, int outputs, ReadOnlySpan<int> pre, ReadOnlySpan<int> post, string name)
    {
        // Sorted by the postsynaptic neuron, and then, which keeps that order, by the presynaptic one.
        var starts = new long[outputs + 1];
        var sources = new int[pre.Length];
        CountUp(post, starts);
        Span<long> next = starts.AsSpan(0, outputs).ToArray();
        for (int i = 0; i < post.Length; i++)
        {
            sources[next[post[i]]++] = pre[i];
        }

        var index = new SparseIndex(inputs, outputs, pre.Length);
        Exchange(starts, sources, index._rowStarts.Span, index._targets.Span);
        index.RequireOnce(name);
        index.LeadBack();
        return index;
    }

    /// <summary>The number of a synapse, or −1 where there is none.</summary>
    public int Find(int pre, int post)
    {
        int start = (int)RowStarts[pre];
        int found = Targets[start..(int)RowStarts[pre + 1]].BinarySearch(post);
        return found < 0 ? -1 : start + found;
    }

    private static void CountUp(ReadOnlySpan<int> neurons, Span<long> starts)
    {
        starts.Clear();
        foreach (int neuron in neurons)
        {
            starts[neuron + 1]++;
        }

        for (int i = 1; i < starts.Length; i++)
        {
            starts[i] += starts[i - 1];
        }
    }

    /// <summary>Lists of one side's neurons, for each of the other's, the other way round: a counting sort.</summary>
    private static void Exchange(ReadOnlySpan<long> starts, ReadOnlySpan<int> neurons, Span<long> otherStarts, Span<int> others)
    {
        CountUp(neurons, otherStarts);
        Span<long> next = otherStarts[..^1].ToArray();
        for (int list = 0; list < starts.Length - 1; list++)
        {
            for (long i = starts[list]; i < starts[list + 1]; i++)
            {
                others[(int)next[neurons[(int)i]]++] = list;
            }
        }
    }

    private void RequireOnce(string name)
    {
        for (int pre = 0; pre < Inputs; pre++)
        {
            for (long i = RowStarts[pre] + 1; i < RowStarts[pre + 1]; i++)
            {
                if (Targets[(int)i] == Targets[(int)i - 1])
                {
                    Require.Throw(
                        $"{name} must have each pair of neurons once, but there are two synapses from {pre} to {Targets[(int)i]}.", name);
                }
            }
        }
    }

    /// <summary>Makes the columns of the rows.</summary>
    private void LeadBack()
    {
        CountUp(Targets, _columnStarts.Span);
        Span<long> next = ColumnStarts[..^1].ToArray();
        Span<int> sources = _sources.Span, positions = _positions.Span;
        for (int pre = 0; pre < Inputs; pre++)
        {
            for (int i = (int)RowStarts[pre]; i < RowStarts[pre + 1]; i++)
            {
                int place = (int)next[Targets[i]]++;
                (sources[place], positions[place]) = (pre, i);
            }
        }
    }
}
