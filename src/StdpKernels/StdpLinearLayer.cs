using System.Numerics;
using StdpKernels.Synapses;
using StdpKernels.Validation;

namespace StdpKernels;

/// <summary>
/// A plastic linear layer prepared for a hot loop: weights <c>[O, I]</c> or <c>[I, O]</c>, traces <c>[B, I]</c> and <c>[B, O]</c>.
/// </summary>
/// <remarks>
/// A sparse step need not look at all weights to know that silence changes none: the layer remembers it until somebody writes to them. Its work
/// is in proportion to the spikes.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class StdpLinearLayer<T> : StdpLayer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>A layer whose weights and traces are zero.</summary>
    /// <param name="batchSize"><c>B</c>: samples of a step.</param>
    /// <param name="inputs"><c>I</c>: presynaptic neurons.</param>
    /// <param name="outputs"><c>O</c>: postsynaptic neurons.</param>
    /// <param name="parameters">The parameters of the rule.</param>
    /// <param name="dt">The time step in seconds.</param>
    /// <param name="threads">
    /// How many threads share a step: the calling one, and others that all layers of the process have in common. Small steps, and steps
    /// that find the others at work for another layer, stay on the calling thread.
    /// </param>
    /// <param name="layout">
    /// Which neurons the rows of the weights belong to. Tensor parameters broadcast to the weights as they lie.
    /// </param>
    /// <exception cref="NotSupportedException">
    /// <typeparamref name="T"/> is neither <see cref="float"/> nor <see cref="double"/>.
    /// </exception>
    /// <exception cref="ArgumentNullException"><paramref name="parameters"/> is null.</exception>
    /// <exception cref="ArgumentException">A tensor parameter does not broadcast.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A size is negative or too large, <paramref name="dt"/> is not finite,
    /// <paramref name="threads"/> is not from 1 to 64, or the algorithm, the dynamics of a trace or the layout are undefined.
    /// </exception>
    public StdpLinearLayer(
        int batchSize,
        int inputs,
        int outputs,
        StdpParameters<T> parameters,
        double dt = 0.001,
        int threads = 1,
        StdpWeightLayout layout = StdpWeightLayout.PostsynapticRows)
        : base(
            new StdpState<T>(
                Require.Allocatable([Require.Size(batchSize), Require.Size(inputs)], "the presynaptic trace", nameof(batchSize)),
                Require.Allocatable([batchSize, Require.Size(outputs)], "the postsynaptic trace", nameof(batchSize))),
            CreateSynapses(batchSize, inputs, outputs, Require.Threads(threads), layout),
            parameters,
            dt) => Layout = layout;

    /// <summary>Which neurons the rows of <see cref="StdpLayer{T}.Weights"/> belong to.</summary>
    public StdpWeightLayout Layout { get; }

    private static LinearSynapses<T> CreateSynapses(int batchSize, int inputs, int outputs, int threads, StdpWeightLayout layout)
    {
        Require.Defined(layout, nameof(layout));
        bool arePostsynaptic = layout == StdpWeightLayout.PostsynapticRows;
        TensorShape weights = Require.Allocatable(arePostsynaptic ? [outputs, inputs] : [inputs, outputs], "w", nameof(outputs));
        LinearSynapses<T>.RequireFits(weights, batchSize, nameof(outputs));
        return arePostsynaptic
            ? new PostsynapticRows<T>(batchSize, weights, threads)
            : new PresynapticRows<T>(batchSize, weights, threads);
    }
}
