using System.Numerics;
using StdpKernels.Checkpoints;
using StdpKernels.Synapses;
using StdpKernels.Threading;
using StdpKernels.Validation;

namespace StdpKernels;

/// <summary>
/// A plastic layer over given synapses, as networks of a few percent connectivity have them: weights <c>[N]</c>, traces <c>[B, I]</c> and
/// <c>[B, O]</c>.
/// </summary>
/// <remarks>
/// <para>
/// Weights stand in the order of <see cref="StdpConnectivity.Targets"/>: the outgoing synapses of a presynaptic neuron lie side by side.
/// The bits of each weight are those of a linear layer that has it among others. A sparse step is in proportion to the synapses of the
/// neurons that fired.
/// </para>
/// <para>
/// A parameter of the weights is a number, a tensor <c>[N]</c> of a number for each synapse, or one that broadcasts to <c>[O, I]</c>:
/// <c>[O, 1]</c> is a number for each postsynaptic neuron, <c>[1, I]</c> for each presynaptic one. A synapse takes 16 bytes in single
/// precision, connectivity included, as long as parameters are numbers; with tensors among them, 20 to 48 more.
/// </para>
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class StdpSparseLayer<T> : StdpLayer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>A layer whose weights and traces are zero.</summary>
    /// <param name="batchSize"><c>B</c>: samples of a step.</param>
    /// <param name="connectivity">Which neurons have a synapse between them.</param>
    /// <param name="parameters">The parameters of the rule.</param>
    /// <param name="dt">The time step in seconds.</param>
    /// <param name="threads">
    /// How many threads share a step: the calling one, and others that all layers of the process have in common. Small steps, and steps
    /// that find the others at work for another layer, stay on the calling thread.
    /// </param>
    /// <exception cref="NotSupportedException">
    /// <typeparamref name="T"/> is neither <see cref="float"/> nor <see cref="double"/>.
    /// </exception>
    /// <exception cref="ArgumentNullException"><paramref name="connectivity"/> or <paramref name="parameters"/> is null.</exception>
    /// <exception cref="ArgumentException">A tensor parameter does not broadcast.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The batch size is negative or too large, <paramref name="dt"/> is not finite,
    /// <paramref name="threads"/> is not from 1 to 64, or the algorithm or the dynamics of a trace are undefined.
    /// </exception>
    public StdpSparseLayer(
        int batchSize, StdpConnectivity connectivity, StdpParameters<T> parameters, double dt = 0.001, int threads = 1)
        : base(
            CreateState(Require.Size(batchSize), connectivity),
            CreateSynapses(batchSize, connectivity, Require.Threads(threads)),
            parameters,
            dt) => Connectivity = connectivity;

    /// <summary>Which neurons have a synapse between them.</summary>
    public StdpConnectivity Connectivity { get; }

    /// <summary>Sets the weights of some synapses, in any order.</summary>
    /// <param name="pre">The presynaptic neuron of each.</param>
    /// <param name="post">The postsynaptic neuron of each.</param>
    /// <param name="weights">The weight of each. Where a synapse is listed twice, the later one counts.</param>
    /// <exception cref="ArgumentException">
    /// The lists are not of one length, share memory with the weights of the layer, or two neurons have no synapse. Nothing has been
    /// changed.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such neuron. Nothing has been changed.</exception>
    /// <exception cref="InvalidOperationException">Another call is at work on this layer. Nothing has been changed.</exception>
    public void SetWeights(ReadOnlySpan<int> pre, ReadOnlySpan<int> post, ReadOnlySpan<T> weights)
    {
        using CallGate.Entry entry = State.Gate.Enter();
        RequireSynapses(post.Length, pre.Length, nameof(post));
        RequireSynapses(weights.Length, pre.Length, nameof(weights));
        Require.Disjoint<T, int>(Values, pre, "the weights", nameof(pre));
        Require.Disjoint<T, int>(Values, post, "the weights", nameof(post));
        Require.Disjoint<T, T>(Values, weights, "the weights", nameof(weights));
        int[] positions = new int[pre.Length];
        for (int i = 0; i < pre.Length; i++)
        {
            (int from, int to) = (pre[i], post[i]);
            ConnectivityContract.RequireNeurons([from], Connectivity.Inputs, nameof(pre));
            ConnectivityContract.RequireNeurons([to], Connectivity.Outputs, nameof(post));
            positions[i] = Connectivity.Index.Find(from, to);
            if (positions[i] < 0)
            {
                Require.Throw($"post must name synapses of the layer, but there is none from {from} to {to}.", nameof(post));
            }
        }

        Span<T> target = TakeForEditing();
        for (int i = 0; i < positions.Length; i++)
        {
            target[positions[i]] = weights[i];
        }
    }

    /// <summary>Takes the weights of all synapses from a dense matrix; its other elements do not matter.</summary>
    /// <param name="dense">Weights <c>[O, I]</c>, as of a linear layer.</param>
    /// <exception cref="ArgumentException">
    /// The shape does not fit, or the matrix shares memory with the weights of the layer. Nothing has been changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">Another call is at work on this layer. Nothing has been changed.</exception>
    public void SetWeights(ReadOnlyTensorView<T> dense)
    {
        using CallGate.Entry entry = State.Gate.Enter();
        RequireDense(dense.Shape.Rank == 2 && !dense.IsDefault, dense.Shape, nameof(dense));
        Require.Disjoint<T, T>(Values, dense.Span, "the weights", nameof(dense));
        Span<T> target = TakeForEditing();
        ReadOnlySpan<T> from = dense.Span;
        for (int pre = 0; pre < Connectivity.Inputs; pre++)
        {
            for (int i = (int)Connectivity.RowStarts[pre]; i < Connectivity.RowStarts[pre + 1]; i++)
            {
                target[i] = from[(Connectivity.Targets[i] * Connectivity.Inputs) + pre];
            }
        }
    }

    /// <summary>
    /// Sets all weights, in the order of <see cref="StdpConnectivity.Sources"/>: the incoming synapses of a neuron side by side.
    /// </summary>
    /// <param name="weights">A number for each synapse.</param>
    /// <exception cref="ArgumentException">
    /// The number of weights does not fit, or they share memory with those of the layer. Nothing has been changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">Another call is at work on this layer. Nothing has been changed.</exception>
    public void SetIncomingWeights(ReadOnlySpan<T> weights)
    {
        using CallGate.Entry entry = State.Gate.Enter();
        RequireSynapses(weights.Length, Connectivity.Count, nameof(weights));
        Require.Disjoint<T, T>(Values, weights, "the weights", nameof(weights));
        Span<T> target = TakeForEditing();
        ReadOnlySpan<int> positions = Connectivity.Positions;
        for (int i = 0; i < positions.Length; i++)
        {
            target[positions[i]] = weights[i];
        }
    }

    /// <summary>Writes the weights of all synapses into a dense matrix, and leaves its other elements alone.</summary>
    /// <param name="dense">Weights <c>[O, I]</c>, as of a linear layer.</param>
    /// <exception cref="ArgumentException">
    /// The shape does not fit, or the matrix shares memory with the weights of the layer. Nothing has been changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">Another call is at work on this layer. Nothing has been changed.</exception>
    public void CopyWeightsTo(TensorView<T> dense)
    {
        using CallGate.Entry entry = State.Gate.Enter();
        RequireDense(dense.Shape.Rank == 2 && dense.Span.Length == dense.Shape.Length, dense.Shape, nameof(dense));
        Require.Disjoint<T, T>(Values, dense.Span, "the weights", nameof(dense));
        ReadOnlySpan<T> from = Values;
        for (int pre = 0; pre < Connectivity.Inputs; pre++)
        {
            for (int i = (int)Connectivity.RowStarts[pre]; i < Connectivity.RowStarts[pre + 1]; i++)
            {
                dense.Span[(Connectivity.Targets[i] * Connectivity.Inputs) + pre] = from[i];
            }
        }
    }

    /// <summary>The number of neurons and synapses.</summary>
    public override string ToString() => $"{base.ToString()}, {Plural.Of(Connectivity.Count, "synapse")}";

    private protected override NamedArray[] Identity() =>
        [NamedArray.Of<ulong>(LayerArrays.Connectivity, new TensorShape(1), new[] { Connectivity.Index.Fingerprint() })];

    private static void RequireSynapses(int length, int expected, string name)
    {
        if (length != expected)
        {
            Require.Throw($"{name} must have an element for each of {Plural.Of(expected, "synapse")}, but it has {length}.", name);
        }
    }

    private void RequireDense(bool isMatrix, TensorShape shape, string name)
    {
        if (!isMatrix || shape[0] != Connectivity.Outputs || shape[1] != Connectivity.Inputs)
        {
            Require.Throw($"{name} must have the shape [{Connectivity.Outputs}, {Connectivity.Inputs}], but its shape is {shape}.", name);
        }
    }

    private static StdpState<T> CreateState(int batchSize, StdpConnectivity connectivity)
    {
        ArgumentNullException.ThrowIfNull(connectivity);
        return new StdpState<T>(
            Require.Allocatable([batchSize, connectivity.Inputs], "the presynaptic trace", nameof(batchSize)),
            Require.Allocatable([batchSize, connectivity.Outputs], "the postsynaptic trace", nameof(batchSize)));
    }

    private static SparseRows<T> CreateSynapses(int batchSize, StdpConnectivity connectivity, int threads) =>
        new(batchSize, connectivity.Index, threads);
}
