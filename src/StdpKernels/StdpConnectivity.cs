using System.Diagnostics;
using StdpKernels.Kernels.Sparse;
using StdpKernels.Validation;

namespace StdpKernels;

/// <summary>Which neurons have a synapse between them: the structure of a <see cref="StdpSparseLayer{T}"/>, which never changes.</summary>
/// <remarks>
/// <para>
/// Synapses are numbered in rows of presynaptic neurons, and in a row in the order of the postsynaptic ones: compressed sparse rows. Two
/// neurons have one synapse at most: what lists two is refused. An index leads back from a postsynaptic neuron to its incoming synapses.
/// </para>
/// <para>
/// A synapse takes 12 bytes here, and 4 or 8 for its weight in a layer; a neuron takes 8 bytes. Several layers can share a connectivity.
/// There can be as many synapses as elements of an array, 2³¹ − 57; where rows start is counted in 64 bits.
/// </para>
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class StdpConnectivity
{
    private readonly SparseIndex _index;

    private StdpConnectivity(SparseIndex index) => _index = index;

    /// <summary><c>I</c>: presynaptic neurons.</summary>
    public int Inputs => _index.Inputs;

    /// <summary><c>O</c>: postsynaptic neurons.</summary>
    public int Outputs => _index.Outputs;

    /// <summary>How many synapses there are.</summary>
    public int Count => _index.Count;

    /// <summary>Where the outgoing synapses of each presynaptic neuron start, and at the end their number: <c>I + 1</c> numbers.</summary>
    public ReadOnlySpan<long> RowStarts => _index.RowStarts;

    /// <summary>The postsynaptic neuron of each synapse; ascending in a row.</summary>
    public ReadOnlySpan<int> Targets => _index.Targets;

    /// <summary>Where the incoming synapses of each postsynaptic neuron start, and at the end their number: <c>O + 1</c> numbers.</summary>
    public ReadOnlySpan<long> ColumnStarts => _index.ColumnStarts;

    /// <summary>The presynaptic neuron of each incoming synapse; ascending for each postsynaptic neuron.</summary>
    public ReadOnlySpan<int> Sources => _index.Sources;

    /// <summary>The number of each incoming synapse: where its weight stands.</summary>
    public ReadOnlySpan<int> Positions => _index.Positions;

    /// <summary>What the layers of this connectivity read.</summary>
    internal SparseIndex Index => _index;

    /// <summary>Synapses between pairs of neurons, in any order.</summary>
    /// <param name="inputs"><c>I</c>: presynaptic neurons.</param>
    /// <param name="outputs"><c>O</c>: postsynaptic neurons.</param>
    /// <param name="pre">The presynaptic neuron of each synapse. Copied before anything is checked, like the other list.</param>
    /// <param name="post">The postsynaptic neuron of each synapse.</param>
    /// <exception cref="ArgumentException">
    /// The lists are not of one length, or two neurons have two synapses between them.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is negative or too large, or a neuron is outside of the layer.</exception>
    public static StdpConnectivity FromPairs(int inputs, int outputs, ReadOnlySpan<int> pre, ReadOnlySpan<int> post)
    {
        ConnectivityContract.RequireSizes(inputs, outputs);
        Require.Fits(pre.Length, "the list of synapses", nameof(pre));
        if (post.Length != pre.Length)
        {
            Require.Throw($"post must have a neuron for each of the {pre.Length} of pre, but it has {post.Length}.", nameof(post));
        }

        int[] sources = pre.ToArray(), targets = post.ToArray();
        ConnectivityContract.RequireNeurons(sources, inputs, nameof(pre));
        ConnectivityContract.RequireNeurons(targets, outputs, nameof(post));
        return new(SparseIndex.FromPairs(inputs, outputs, sources, targets, nameof(post)));
    }

    /// <summary>Compressed sparse rows of presynaptic neurons: a matrix <c>[I, O]</c>.</summary>
    /// <param name="inputs"><c>I</c>: presynaptic neurons.</param>
    /// <param name="outputs"><c>O</c>: postsynaptic neurons.</param>
    /// <param name="rowStarts">Where each row starts, and at the end the number of synapses: <c>I + 1</c> numbers.</param>
    /// <param name="targets">The postsynaptic neuron of each synapse; ascending in a row. Copied before it is checked.</param>
    /// <exception cref="ArgumentException">
    /// The starts are not <c>I + 1</c>, descend or do not run from 0 to the number of synapses, or a row does not ascend.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is negative or too large, or a neuron is outside of the layer.</exception>
    public static StdpConnectivity FromRows(int inputs, int outputs, ReadOnlySpan<long> rowStarts, ReadOnlySpan<int> targets)
    {
        ConnectivityContract.RequireSizes(inputs, outputs);
        (long[] starts, int[] neurons) = ConnectivityContract.Lists(
            rowStarts, targets, inputs, outputs, nameof(rowStarts), nameof(targets));
        return new(SparseIndex.FromRows(inputs, outputs, starts, neurons));
    }

    /// <summary>Compressed sparse columns of postsynaptic neurons: rows of a matrix <c>[O, I]</c>.</summary>
    /// <param name="inputs"><c>I</c>: presynaptic neurons.</param>
    /// <param name="outputs"><c>O</c>: postsynaptic neurons.</param>
    /// <param name="columnStarts">
    /// Where the incoming synapses of each postsynaptic neuron start, and at the end the number of synapses: <c>O + 1</c> numbers.
    /// </param>
    /// <param name="sources">
    /// The presynaptic neuron of each synapse; ascending for each postsynaptic neuron. Copied before it is checked.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The starts are not <c>O + 1</c>, descend or do not run from 0 to the number of synapses, or a list does not ascend.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is negative or too large, or a neuron is outside of the layer.</exception>
    public static StdpConnectivity FromColumns(int inputs, int outputs, ReadOnlySpan<long> columnStarts, ReadOnlySpan<int> sources)
    {
        ConnectivityContract.RequireSizes(inputs, outputs);
        (long[] starts, int[] neurons) = ConnectivityContract.Lists(
            columnStarts, sources, outputs, inputs, nameof(columnStarts), nameof(sources));
        return new(SparseIndex.FromColumns(inputs, outputs, starts, neurons));
    }

    /// <summary>A synapse for each flag that is set.</summary>
    /// <param name="inputs"><c>I</c>: presynaptic neurons.</param>
    /// <param name="outputs"><c>O</c>: postsynaptic neurons.</param>
    /// <param name="mask">A flag for each weight of a dense layer, <c>[O, I]</c>.</param>
    /// <exception cref="ArgumentException">The number of flags is not <c>O · I</c>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is negative or too large.</exception>
    public static StdpConnectivity FromMask(int inputs, int outputs, ReadOnlySpan<bool> mask)
    {
        ConnectivityContract.RequireSizes(inputs, outputs);
        if (mask.Length != (long)inputs * outputs)
        {
            Require.Throw(
                $"mask must have {(long)inputs * outputs} flags, one for each weight of [{outputs}, {inputs}], but it has {mask.Length}.",
                nameof(mask));
        }

        var starts = new long[outputs + 1];
        var sources = new List<int>();
        for (int output = 0; output < outputs; output++)
        {
            ReadOnlySpan<bool> row = mask.Slice(output * inputs, inputs);
            for (int input = 0; input < inputs; input++)
            {
                if (row[input])
                {
                    sources.Add(input);
                }
            }

            starts[output + 1] = sources.Count;
        }

        return new(SparseIndex.FromColumns(inputs, outputs, starts, [.. sources]));
    }

    /// <summary>Each pair of neurons has a synapse with a given probability, whatever the others have.</summary>
    /// <remarks>The same seed gives the same synapses on every machine.</remarks>
    /// <param name="inputs"><c>I</c>: presynaptic neurons.</param>
    /// <param name="outputs"><c>O</c>: postsynaptic neurons.</param>
    /// <param name="probability">From 0 to 1.</param>
    /// <param name="seed">Any number.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A size is negative, the probability is not from 0 to 1, or there are more synapses than an array can have.
    /// </exception>
    public static StdpConnectivity Random(int inputs, int outputs, double probability, long seed)
    {
        ConnectivityContract.RequireSizes(inputs, outputs);
        if (!(probability >= 0 && probability <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "probability must be from 0 to 1.");
        }

        // Six deviations above the mean: nobody gets there, and no memory is taken before.
        double mean = (double)inputs * outputs * probability;
        Require.Fits((long)(mean + (6 * Math.Sqrt(mean))), "the list of synapses", nameof(probability));
        (long[] starts, int[] targets) = RandomSynapses.OfProbability(inputs, outputs, probability, seed);
        return new(SparseIndex.FromRows(inputs, outputs, starts, targets));
    }

    /// <summary>
    /// Each postsynaptic neuron has the same number of incoming synapses, from presynaptic neurons drawn without replacement.
    /// </summary>
    /// <remarks>The same seed gives the same synapses on every machine.</remarks>
    /// <param name="inputs"><c>I</c>: presynaptic neurons.</param>
    /// <param name="outputs"><c>O</c>: postsynaptic neurons.</param>
    /// <param name="inDegree">How many, at most <c>I</c>.</param>
    /// <param name="seed">Any number.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A size is negative, <paramref name="inDegree"/> is not from 0 to <c>I</c>, or there are more synapses than an array can have.
    /// </exception>
    public static StdpConnectivity RandomInDegree(int inputs, int outputs, int inDegree, long seed)
    {
        ConnectivityContract.RequireSizes(inputs, outputs);
        ConnectivityContract.RequireDegree(inDegree, inputs, nameof(inDegree));
        Require.Fits((long)outputs * inDegree, "the list of synapses", nameof(inDegree));
        (long[] starts, int[] sources) = RandomSynapses.OfDegree(outputs, inputs, inDegree, seed);
        return new(SparseIndex.FromColumns(inputs, outputs, starts, sources));
    }

    /// <summary>
    /// Each presynaptic neuron has the same number of outgoing synapses, to postsynaptic neurons drawn without replacement.
    /// </summary>
    /// <remarks>The same seed gives the same synapses on every machine.</remarks>
    /// <param name="inputs"><c>I</c>: presynaptic neurons.</param>
    /// <param name="outputs"><c>O</c>: postsynaptic neurons.</param>
    /// <param name="outDegree">How many, at most <c>O</c>.</param>
    /// <param name="seed">Any number.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A size is negative, <paramref name="outDegree"/> is not from 0 to <c>O</c>, or there are more synapses than an array can have.
    /// </exception>
    public static StdpConnectivity RandomOutDegree(int inputs, int outputs, int outDegree, long seed)
    {
        ConnectivityContract.RequireSizes(inputs, outputs);
        ConnectivityContract.RequireDegree(outDegree, outputs, nameof(outDegree));
        Require.Fits((long)inputs * outDegree, "the list of synapses", nameof(outDegree));
        (long[] starts, int[] targets) = RandomSynapses.OfDegree(inputs, outputs, outDegree, seed);
        return new(SparseIndex.FromRows(inputs, outputs, starts, targets));
    }

    /// <summary>The number of the synapse between two neurons, or −1 where there is none.</summary>
    /// <param name="pre">The presynaptic neuron.</param>
    /// <param name="post">The postsynaptic neuron.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such neuron.</exception>
    public int Find(int pre, int post)
    {
        ConnectivityContract.RequireNeurons([pre], Inputs, nameof(pre));
        ConnectivityContract.RequireNeurons([post], Outputs, nameof(post));
        return _index.Find(pre, post);
    }

    /// <summary>How many synapses between how many neurons.</summary>
    public override string ToString() => $"{Plural.Of(Count, "synapse")} from {Inputs} to {Outputs} neurons";
}
