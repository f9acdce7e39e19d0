using System.Runtime.InteropServices;
using StdpKernels.Simulation;

namespace StdpKernels.Live;

/// <summary>Synapses that compete for one neuron (Song, Miller &amp; Abbott 2000), with constants that may change while it runs.</summary>
/// <remarks>A step of 1 ms: the inputs fire, their spikes reach the neuron, it may fire, the synapses learn.</remarks>
internal sealed class LiveNetwork
{
    /// <summary>The time step in seconds.</summary>
    public const double TimeStep = 1e-3;

    private readonly ModulatedPoissonSource _inputs;
    private readonly ConductanceLifPopulation<float> _neuron;
    private readonly StdpLinearLayer<float> _layer;
    private readonly List<int> _spikes = [];

    /// <summary>A network at its start.</summary>
    /// <param name="inputs">How many inputs there are.</param>
    /// <param name="seed">Where its randomness starts.</param>
    public LiveNetwork(int inputs, ulong seed)
    {
        _inputs = new ModulatedPoissonSource(inputs, GreatestRate, TimeStep, new Xoshiro256StarStar(seed, 0));
        _neuron = new ConductanceLifPopulation<float>(
            1,
            new LifParameters
            {
                MembraneTimeConstant = 10e-3,
                RestingPotential = -74,
                ThresholdPotential = -54,
                ResetPotential = -60,
                RefractoryPeriod = 0,
                ExcitatoryTimeConstant = 5e-3,
            },
            TimeStep);

        // The mean drive is that of a thousand inputs, however many there are.
        _neuron.Excitation.Gain = 0.01 * 1000 / inputs;
        _layer = new StdpLinearLayer<float>(1, inputs, 1, Rule(new LiveConstants()), TimeStep, layout: StdpWeightLayout.PresynapticRows);
        new Xoshiro256StarStar(seed, 1).Fill(_layer.EditWeights().Span, 0, 1);
        _layer.WarmUp();
        Set(new LiveConstants());
    }

    /// <summary>The greatest rate of the inputs in Hz.</summary>
    public static double GreatestRate => 60;

    /// <summary>The weight of each input, from 0 to 1.</summary>
    public ReadOnlySpan<float> Weights => _layer.Weights.Span;

    /// <summary>How many steps have been done.</summary>
    public long StepsDone { get; private set; }

    /// <summary>
    /// What fired in the last steps that were asked for: pairs of a step, counted from 0, and an input, or −1 for the neuron, which comes last in its step.
    /// </summary>
    public ReadOnlySpan<int> Spikes => CollectionsMarshal.AsSpan(_spikes);

    /// <summary>Goes on with other constants.</summary>
    public void Set(LiveConstants constants)
    {
        _inputs.Intensities.Fill((float)(constants.Rate / GreatestRate));
        _layer.Parameters = Rule(constants);
    }

    /// <summary>Moves on.</summary>
    /// <param name="steps">By how many steps.</param>
    /// <param name="shown">Of how many inputs spikes are told.</param>
    public void Advance(int steps, int shown)
    {
        _spikes.Clear();
        for (int step = 0; step < steps; step++)
        {
            var arrived = new SpikeEvents(_inputs.Step());
            _layer.Propagate(arrived, _neuron.Excitation.Values);
            var fired = new SpikeEvents(_neuron.Step());
            _layer.Step(arrived, fired);
            foreach (int input in arrived.Indices)
            {
                if (input < shown)
                {
                    _spikes.AddRange([step, input]);
                }
            }

            if (!fired.Indices.IsEmpty)
            {
                _spikes.AddRange([step, -1]);
            }
        }

        StepsDone += steps;
    }

    /// <summary>A number that any other bit of a weight, a trace or the potential would change: FNV-1a of all of them.</summary>
    public ulong Digest()
    {
        const ulong Prime = 0x100000001B3;
        ulong hash = 0xCBF29CE484222325;
        Add(_layer.Weights.Span);
        Add(_layer.State.TracePre.Span);
        Add(_layer.State.TracePost.Span);
        Add(_neuron.Potentials);
        return hash;

        void Add(ReadOnlySpan<float> values)
        {
            foreach (byte part in MemoryMarshal.AsBytes(values))
            {
                hash = (hash ^ part) * Prime;
            }
        }
    }

    private static StdpParameters<float> Rule(LiveConstants constants) =>
        StdpParameters.FromTimeConstants<float>(constants.TimeConstant, constants.TimeConstant, TimeStep) with
        {
            EtaPlus = (float)constants.LearningRate,
            EtaMinus = (float)(constants.LearningRate * constants.DepressionRatio),
        };
}
