using System.Numerics.Tensors;
using StdpKernels.Tool.Simulation.Checkpoints;
using StdpKernels.Tool.Simulation.Network;

namespace StdpKernels.Tool.Simulation.Experiments.Digits;

/// <summary>
/// Pixels onto neurons that inhibit each other, in the style of Diehl and Cook (2015): a spike silences all others, a threshold rises
/// with every spike of its neuron, and the weights of a neuron keep their sum.
/// </summary>
internal sealed class DigitsNetwork : IStateful
{
    private readonly StdpLinearLayer<float> _synapses;
    private readonly float[] _potentials = new float[DigitsParameters.Neurons];
    private readonly float[] _thresholds = new float[DigitsParameters.Neurons];
    private readonly int[] _winner = new int[1];
    private readonly bool _learns;
    private long _spikes;

    /// <param name="seed">Where the weights come from, with which it starts.</param>
    /// <param name="learns">Whether its weights change at all; thresholds always adapt.</param>
    public DigitsNetwork(ulong seed, bool learns)
    {
        _learns = learns;
        _synapses = new StdpLinearLayer<float>(
            batchSize: 1,
            DigitImages.Pixels,
            DigitsParameters.Neurons,
            new StdpParameters<float>
            {
                APre = DigitsParameters.TauPre / DigitsParameters.TimeStep,
                APost = DigitsParameters.TauPost / DigitsParameters.TimeStep,
                TauPreInv = 1 / DigitsParameters.TauPre,
                TauPostInv = 1 / DigitsParameters.TauPost,
                EtaPlus = DigitsParameters.EtaPlus,
                EtaMinus = DigitsParameters.EtaMinus,
                Algorithm = StdpAlgorithm.MultiplicativeRelu,
            },
            DigitsParameters.TimeStep);
        var random = new Xoshiro256StarStar(seed);
        foreach (ref float weight in _synapses.EditWeights().Span)
        {
            weight = (float)(0.3 * random.NextDouble());
        }

        Normalise();
        _thresholds.AsSpan().Fill(DigitsParameters.InitialThreshold);
    }

    public ReadOnlySpan<float> Weights => _synapses.Weights.Span;

    public long Spikes => _spikes;

    /// <summary>Forgets the image before.</summary>
    public void StartImage()
    {
        _potentials.AsSpan().Clear();
        _synapses.State.Reset();
    }

    /// <summary>One step.</summary>
    /// <param name="pixels">The pixels that fire.</param>
    /// <param name="adapts">Whether weights and thresholds may change.</param>
    /// <returns>The neuron that fires, −1 if none does.</returns>
    public int Step(ReadOnlySpan<int> pixels, bool adapts)
    {
        TensorPrimitives.Multiply(_potentials, DigitsParameters.Leak, _potentials);
        Propagation.Add(_synapses.Weights, pixels, _potentials);
        int winner = WinnerTakeAll.Find(_potentials, _thresholds);
        if (winner >= 0)
        {
            _potentials.AsSpan().Clear();
            _thresholds[winner] += adapts ? DigitsParameters.ThresholdRise : 0;
            _spikes++;
        }

        if (_learns && adapts)
        {
            _winner[0] = winner;
            _synapses.Step(new SpikeEvents(pixels), new SpikeEvents(winner < 0 ? [] : _winner));
        }

        return winner;
    }

    /// <summary>What happens between two images while weights and thresholds may change.</summary>
    public void EndImage()
    {
        foreach (ref float threshold in _thresholds.AsSpan())
        {
            threshold = DigitsParameters.InitialThreshold
                + ((threshold - DigitsParameters.InitialThreshold) * DigitsParameters.ThresholdDecay);
        }

        if (_learns)
        {
            Normalise();
        }
    }

    public void Transfer(StateTransfer state)
    {
        state.Layer(_synapses);
        state.Values(_potentials.AsSpan());
        state.Values(_thresholds.AsSpan());
        state.Value(ref _spikes);
    }

    private void Normalise()
    {
        Span<float> weights = _synapses.EditWeights().Span;
        for (int neuron = 0; neuron < DigitsParameters.Neurons; neuron++)
        {
            Normalisation.Apply(weights.Slice(neuron * DigitImages.Pixels, DigitImages.Pixels), DigitsParameters.WeightSum);
        }
    }
}
