using StdpKernels.Simulation;
using StdpKernels.Tool.Simulation.Networks;

namespace StdpKernels.Tool.Simulation.Experiments.Digits;

/// <summary>
/// Pixels onto neurons that inhibit each other, in the style of Diehl and Cook (2015): a spike silences all others, a threshold rises
/// with every spike of its neuron, and the weights of a neuron keep their sum.
/// </summary>
internal sealed class DigitsNetwork : IStateful
{
    private readonly StdpLinearLayer<float> _synapses;
    private readonly CompetingPopulation<float> _neurons = new(
        new AdaptiveThresholds<float>(
            DigitsParameters.Neurons,
            DigitsParameters.InitialThreshold,
            DigitsParameters.ThresholdRise,
            DigitsParameters.ThresholdDecay),
        groupSize: 1,
        DigitsParameters.Leak);

    private readonly bool _learns;

    /// <param name="seed">Where the weights come from, with which it starts.</param>
    /// <param name="learns">Whether its weights change at all; thresholds always adapt.</param>
    public DigitsNetwork(ulong seed, bool learns)
    {
        _learns = learns;
        _synapses = new StdpLinearLayer<float>(
            batchSize: 1,
            DigitImages.Pixels,
            DigitsParameters.Neurons,
            StdpParameters.FromTimeConstants<float>(DigitsParameters.TauPre, DigitsParameters.TauPost, DigitsParameters.TimeStep) with
            {
                EtaPlus = DigitsParameters.EtaPlus,
                EtaMinus = DigitsParameters.EtaMinus,
                Algorithm = StdpAlgorithm.MultiplicativeRelu,
            },
            DigitsParameters.TimeStep);
        new Xoshiro256StarStar(seed).Fill(_synapses.EditWeights().Span, 0, 0.3);
        _synapses.NormaliseWeights(DigitsParameters.WeightSum);
    }

    public ReadOnlySpan<float> Weights => _synapses.Weights.Span;

    public long Spikes => _neurons.Spikes;

    /// <summary>Forgets the image before.</summary>
    public void StartImage()
    {
        _neurons.Rest();
        _synapses.State.Reset();
    }

    /// <summary>One step.</summary>
    /// <param name="pixels">The pixels that fire.</param>
    /// <param name="adapts">Whether weights and thresholds may change.</param>
    /// <returns>The neuron that fires, or nothing. Valid until the next call.</returns>
    public ReadOnlySpan<int> Step(ReadOnlySpan<int> pixels, bool adapts)
    {
        _neurons.Decay();
        Propagation.Add(_synapses.Weights, pixels, _neurons.Potentials);
        ReadOnlySpan<int> fired = _neurons.Fire();
        if (adapts)
        {
            _neurons.RaiseThreshold();
        }

        if (_learns && adapts)
        {
            _synapses.Step(new SpikeEvents(pixels), new SpikeEvents(fired));
        }

        return fired;
    }

    /// <summary>What happens between two images while weights and thresholds may change.</summary>
    public void EndImage()
    {
        _neurons.Thresholds.Relax();
        if (_learns)
        {
            _synapses.NormaliseWeights(DigitsParameters.WeightSum);
        }
    }

    public void Transfer(StateTransfer state)
    {
        state.Layer(_synapses);
        state.Part(_neurons);
    }
}
