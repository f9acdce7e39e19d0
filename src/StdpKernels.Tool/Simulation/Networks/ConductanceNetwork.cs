using StdpKernels.Simulation;

namespace StdpKernels.Tool.Simulation.Networks;

/// <summary>Inputs onto neurons with conductances, through synapses that learn.</summary>
/// <remarks>
/// The order within a step: (1) The neurons move on with the conductance that earlier steps left, and may fire. (2) The inputs that fire in
/// this step raise the conductances by <c>g_max · w</c>, with the weights from before this step's learning. (3) The synapses learn. So an
/// input takes effect on a neuron one step later, and one that fires together with the neuron has not made it fire. What such a coincidence
/// does is up to the rule. This is the order of <see cref="Network"/>, whose connections have weights of the type of the neurons; here these
/// are double and those float.
/// </remarks>
/// <param name="inputs">As many as the synapses have presynaptic neurons.</param>
/// <param name="synapses">Their weights are in units of <c>g_max</c>.</param>
/// <param name="neurons">As many as the synapses have postsynaptic neurons.</param>
/// <param name="peakConductance"><c>g_max</c>, in units of the leak conductance.</param>
internal sealed class ConductanceNetwork(
    ISpikeSource inputs, StdpLinearLayer<float> synapses, ConductanceLifPopulation<double> neurons, double peakConductance) : IStateful
{
    /// <summary>The weights <c>[O, I]</c> in units of <c>g_max</c>.</summary>
    public ReadOnlySpan<float> Weights => synapses.Weights.Span;

    /// <summary>How many inputs fired in the last step.</summary>
    public int LastInputs { get; private set; }

    /// <summary>Moves on by one time step.</summary>
    /// <returns>The neurons that fired, ascending. Valid until the next call.</returns>
    public ReadOnlySpan<int> Step()
    {
        ReadOnlySpan<int> fired = neurons.Step();
        ReadOnlySpan<int> spikes = inputs.Step();
        LastInputs = spikes.Length;
        Propagation.AddScaled(synapses.Weights, spikes, peakConductance, neurons.ExcitatoryConductances);
        synapses.Step(new SpikeEvents(spikes), new SpikeEvents(fired));
        return fired;
    }

    /// <inheritdoc/>
    public void Transfer(StateTransfer state)
    {
        state.Part(inputs);
        state.Part(neurons);
        state.Layer(synapses);
    }
}
