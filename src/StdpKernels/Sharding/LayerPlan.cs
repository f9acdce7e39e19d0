using System.Diagnostics;
using System.Numerics;
using StdpKernels.Validation;

namespace StdpKernels.Sharding;

/// <summary>What a layer is made of, so that its shards can be made one by one, wherever they will run: the whole is never in memory.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class LayerPlan<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>A linear layer.</summary>
    /// <param name="batchSize"><c>B</c>: samples of a step.</param>
    /// <param name="inputs"><c>I</c>: presynaptic neurons.</param>
    /// <param name="outputs"><c>O</c>: postsynaptic neurons. The weights may be more than an array can have.</param>
    /// <param name="parameters">The parameters of the rule. Tensors are those of the whole layer, and are cut.</param>
    /// <param name="dt">The time step in seconds.</param>
    /// <param name="threads">How many threads share a step of one shard.</param>
    /// <param name="layout">Which neurons the rows of the weights belong to.</param>
    /// <exception cref="ArgumentNullException"><paramref name="parameters"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A size is negative, <paramref name="dt"/> is not finite, <paramref name="threads"/> is not from 1 to 64, or the layout is undefined.
    /// </exception>
    public LayerPlan(
        int batchSize,
        int inputs,
        int outputs,
        StdpParameters<T> parameters,
        double dt = 0.001,
        int threads = 1,
        StdpWeightLayout layout = StdpWeightLayout.PostsynapticRows)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        Require.Finite(dt);
        Require.Defined(layout, nameof(layout));
        (BatchSize, Inputs, Outputs) = (Require.Size(batchSize), Require.Size(inputs), Require.Size(outputs));
        (Parameters, TimeStep, Threads, Layout) = (parameters, dt, Require.Threads(threads), layout);
    }

    /// <summary>A sparse layer, whose synapses are known as a whole.</summary>
    /// <param name="batchSize"><c>B</c>: samples of a step.</param>
    /// <param name="connectivity">All synapses.</param>
    /// <param name="parameters">The parameters of the rule. Tensors are those of the whole layer, and are cut.</param>
    /// <param name="dt">The time step in seconds.</param>
    /// <param name="threads">How many threads share a step of one shard.</param>
    /// <exception cref="ArgumentNullException"><paramref name="connectivity"/> or <paramref name="parameters"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The batch size is negative, <paramref name="dt"/> is not finite, or <paramref name="threads"/> is not from 1 to 64.
    /// </exception>
    public LayerPlan(int batchSize, StdpConnectivity connectivity, StdpParameters<T> parameters, double dt = 0.001, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(connectivity);
        ArgumentNullException.ThrowIfNull(parameters);
        Require.Finite(dt);
        (BatchSize, Inputs, Outputs) = (Require.Size(batchSize), connectivity.Inputs, connectivity.Outputs);
        (Parameters, TimeStep, Threads, Connectivity) = (parameters, dt, Require.Threads(threads), connectivity);
    }

    /// <summary><c>B</c>: samples of a step.</summary>
    public int BatchSize { get; }

    /// <summary><c>I</c>: presynaptic neurons.</summary>
    public int Inputs { get; }

    /// <summary><c>O</c>: postsynaptic neurons of the whole layer.</summary>
    public int Outputs { get; }

    /// <summary>The parameters of the rule for the whole layer.</summary>
    public StdpParameters<T> Parameters { get; }

    /// <summary>The time step in seconds.</summary>
    public double TimeStep { get; }

    /// <summary>How many threads share a step of one shard.</summary>
    public int Threads { get; }

    /// <summary>Which neurons the rows of the weights belong to; of a linear layer.</summary>
    public StdpWeightLayout Layout { get; }

    /// <summary>All synapses of a sparse layer; null where the layer is linear.</summary>
    public StdpConnectivity? Connectivity { get; }

    /// <summary>The layer of one shard, with weights and traces of zero.</summary>
    /// <remarks>
    /// Weights of a linear layer are the rows of the shard, or its columns. Those of a sparse one are in the order of the whole, without the synapses
    /// of other shards.
    /// </remarks>
    /// <param name="range">The postsynaptic neurons of the shard.</param>
    /// <exception cref="ArgumentException">A tensor parameter does not broadcast.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The range is not within the layer, the shard has more elements than arrays can have, or the algorithm or the dynamics of a trace are undefined.
    /// </exception>
    public StdpLayer<T> CreateLayer(ShardRange range)
    {
        if (range.End > Outputs)
        {
            throw new ArgumentOutOfRangeException(
                nameof(range), range, $"range must be within {Plural.Of(Outputs, "postsynaptic neuron")}, but it is {range}.");
        }

        if (Connectivity is null)
        {
            var matrix = new ParameterCut(Outputs, range, Layout == StdpWeightLayout.PostsynapticRows ? 2 : 1, synapses: null);
            return new StdpLinearLayer<T>(BatchSize, Inputs, range.Count, matrix.Of(Parameters), TimeStep, Threads, Layout);
        }

        (StdpConnectivity connectivity, int[] synapses) = ConnectivityCut.Of(Connectivity, range);
        return new StdpSparseLayer<T>(
            BatchSize, connectivity, new ParameterCut(Outputs, range, 2, (synapses, Connectivity.Count)).Of(Parameters), TimeStep, Threads);
    }

    /// <summary>The numbers of neurons, and whether the layer is sparse.</summary>
    public override string ToString() =>
        $"{(Connectivity is null ? "linear" : "sparse")} {typeof(T).Name} [{BatchSize}, {Inputs}] -> [{BatchSize}, {Outputs}]";
}
