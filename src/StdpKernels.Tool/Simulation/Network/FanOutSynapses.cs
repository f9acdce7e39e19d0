using System.Numerics;
using StdpKernels.Tool.Simulation.Checkpoints;

namespace StdpKernels.Tool.Simulation.Network;

/// <summary>A linear layer whose weights have a row for each presynaptic neuron, <c>[I, O]</c>, under the additive rule.</summary>
/// <remarks>
/// <para>
/// A spike's fan-out is one contiguous row then: read to propagate it (<see cref="Propagation.AddRows"/>), and written to depress it.
/// </para>
/// <para>
/// The layer's rows belong to the side that it calls postsynaptic, hence the two sides change places, with <c>eta_plus' = −eta_minus</c>
/// and <c>eta_minus' = −eta_plus</c>: <c>w + (−eta_minus M − (−eta_plus P)) = w + (eta_plus P − eta_minus M)</c>, to the last bit.
/// With dependence on the weight that would not hold, because each rate comes with its own.
/// </para>
/// </remarks>
internal sealed class FanOutSynapses<T> : IStateful
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly StdpLinearLayer<T> _layer;

    /// <summary>Synapses of weight zero.</summary>
    /// <param name="inputs"><c>I</c>: the presynaptic neurons.</param>
    /// <param name="outputs"><c>O</c>: the postsynaptic neurons.</param>
    /// <param name="parameters">The rule as for any layer, the sides in their own places. Rates and bounds are numbers.</param>
    /// <param name="timeStep">The time step in seconds.</param>
    /// <exception cref="ArgumentException">The rule is not additive, or a rate or bound is a tensor.</exception>
    public FanOutSynapses(int inputs, int outputs, StdpParameters<T> parameters, double timeStep) =>
        _layer = new StdpLinearLayer<T>(batchSize: 1, inputs: outputs, outputs: inputs, Exchange(parameters), timeStep);

    /// <summary>The weights <c>[I, O]</c>.</summary>
    public ReadOnlyTensorView<T> Weights => _layer.Weights;

    /// <summary>The weights <c>[I, O]</c>, for writing.</summary>
    public TensorView<T> EditWeights() => _layer.EditWeights();

    /// <summary>Makes room and compiles, so that the first step takes no longer than others.</summary>
    public void WarmUp() => _layer.WarmUp();

    /// <summary>Learns from one time step.</summary>
    /// <param name="pre">The presynaptic neurons that fired, ascending.</param>
    /// <param name="post">The postsynaptic neurons that fired, ascending.</param>
    public void Step(ReadOnlySpan<int> pre, ReadOnlySpan<int> post) => _layer.Step(new SpikeEvents(post), new SpikeEvents(pre));

    /// <inheritdoc/>
    public void Transfer(StateTransfer state) => state.Layer(_layer);

    private static StdpParameters<T> Exchange(StdpParameters<T> parameters)
    {
        if (parameters.Algorithm != StdpAlgorithm.Additive)
        {
            throw new ArgumentException($"The rule must be Additive, not {parameters.Algorithm}.", nameof(parameters));
        }

        if (parameters.EtaPlus.IsTensor || parameters.EtaMinus.IsTensor || parameters.WMin.IsTensor || parameters.WMax.IsTensor)
        {
            throw new ArgumentException("EtaPlus, EtaMinus, WMin and WMax must be numbers, not tensors.", nameof(parameters));
        }

        return parameters with
        {
            APre = parameters.APost,
            APost = parameters.APre,
            TauPreInv = parameters.TauPostInv,
            TauPostInv = parameters.TauPreInv,
            EtaPlus = -parameters.EtaMinus.Number,
            EtaMinus = -parameters.EtaPlus.Number,
        };
    }
}
