using System.Numerics.Tensors;
using StdpKernels.Tool.Simulation.Checkpoints;
using StdpKernels.Tool.Simulation.Network;

namespace StdpKernels.Tool.Simulation.Experiments.Speed;

/// <summary>784 Poisson inputs of 20 Hz onto 400 leaky integrate-and-fire neurons, all to all, additive STDP, steps of 1 ms.</summary>
/// <remarks>
/// <para>
/// <c>bench/peers/all_to_all.py</c> is the same network. A spike adds <c>weight · gain</c> to the potentials, which decay with 20 ms; above
/// one a neuron fires and starts from zero.
/// </para>
/// <para>
/// The weights lie with a row for each input, so that a spike's fan-out is one contiguous row: read to propagate it, and written to
/// depress it. The library's rows belong to the side that it calls postsynaptic, hence the two sides change places, with
/// <c>eta_plus = −A−</c> and <c>eta_minus = −A+</c>. Under the additive rule that is the same update, to the last bit.
/// </para>
/// </remarks>
internal sealed class AllToAllNetwork : IStateful
{
    public const int Inputs = 784;
    public const int Neurons = 400;
    public const double TimeStep = 1e-3;

    private const double Rate = 20;
    private const float Gain = 1 / 140f;
    private const double Tau = 20e-3;
    private const double Potentiation = 0.001;
    private const double DepressionRatio = 1.05;

    private static readonly float Leak = (float)Math.Exp(-TimeStep / Tau);

    private readonly Xoshiro256StarStar _random;
    private readonly PoissonInputs _inputs;
    private readonly StdpLinearLayer<float> _synapses;
    private readonly float[] _potentials = new float[Neurons];
    private readonly float[] _drive = new float[Neurons];
    private readonly int[] _fired = new int[Neurons];
    private int _firedCount;

    public AllToAllNetwork(ulong seed)
    {
        _random = new Xoshiro256StarStar(seed);
        _synapses = new StdpLinearLayer<float>(
            batchSize: 1,
            inputs: Neurons,
            outputs: Inputs,
            new StdpParameters<float>
            {
                APre = Tau / TimeStep,
                APost = Tau / TimeStep,
                TauPreInv = 1 / Tau,
                TauPostInv = 1 / Tau,
                EtaPlus = -Potentiation * DepressionRatio,
                EtaMinus = -Potentiation,
            },
            TimeStep);
        foreach (ref float weight in _synapses.EditWeights().Span)
        {
            weight = (float)_random.NextDouble();
        }

        // Else all neurons would fire together.
        foreach (ref float potential in _potentials.AsSpan())
        {
            potential = (float)_random.NextDouble();
        }

        _synapses.WarmUp();
        _inputs = new PoissonInputs(Inputs, Rate, TimeStep, _random);
    }

    /// <summary>The weights, a row for each input.</summary>
    public ReadOnlyTensorView<float> Weights => _synapses.Weights;

    /// <summary>The inputs that fired in the last step.</summary>
    public ReadOnlySpan<int> LastInputs => _inputs.Fired;

    /// <summary>The neurons that fired in the last step.</summary>
    public ReadOnlySpan<int> LastFired => _fired.AsSpan(0, _firedCount);

    /// <summary>Moves on by one time step.</summary>
    /// <returns>How many synapses an input or a neuron that fired has: the plastic updates of the step.</returns>
    public (int Spikes, int Updates) Step()
    {
        TensorPrimitives.Multiply(_potentials, Leak, _potentials);
        TensorPrimitives.MultiplyAdd(_drive, Gain, _potentials, _potentials);
        _firedCount = 0;
        for (int neuron = 0; neuron < Neurons; neuron++)
        {
            if (_potentials[neuron] > 1)
            {
                _potentials[neuron] = 0;
                _fired[_firedCount++] = neuron;
            }
        }

        ReadOnlySpan<int> inputs = _inputs.Step();
        _drive.AsSpan().Clear();
        Propagation.AddRows(_synapses.Weights, inputs, _drive);
        _synapses.Step(new SpikeEvents(LastFired), new SpikeEvents(inputs));
        return (_firedCount, (inputs.Length * Neurons) + (_firedCount * Inputs));
    }

    public void Transfer(StateTransfer state)
    {
        state.Part(_random);
        state.Part(_inputs);
        state.Layer(_synapses);
        state.Values(_potentials.AsSpan());
        state.Values(_drive.AsSpan());
    }
}
