using System.Numerics.Tensors;
using StdpKernels.Tool.Simulation.Checkpoints;

namespace StdpKernels.Tool.Simulation.Network;

/// <summary>Leaky neurons of which at most one fires in a step, and which then silences all. Groups share a threshold.</summary>
/// <remarks>
/// The order within a step: (1) <see cref="Decay"/>: <c>v ← v · leak</c>. (2) The caller adds to <see cref="Potentials"/> what spikes
/// bring.
/// (3) <see cref="Fire"/>: the neuron furthest above its threshold fires (<see cref="WinnerTakeAll"/>), and all potentials become 0.
/// (4) Where thresholds adapt, <see cref="RaiseThreshold"/>; and <see cref="AdaptiveThresholds.Relax"/> before or after it. Potentials and
/// thresholds are in units of the weights.
/// </remarks>
internal sealed class CompetingPopulation : IStateful
{
    private readonly float[] _potentials;
    private readonly float _leak;
    private readonly int _groupSize;
    private readonly SpikeList _fired = new(1);
    private long _spikes;

    /// <summary>Neurons at rest.</summary>
    /// <param name="thresholds">One for each group.</param>
    /// <param name="groupSize">How many neurons a group has; they lie group after group.</param>
    /// <param name="leak">What is left of a potential after a step: <c>exp(−dt / tau)</c> for a membrane time constant.</param>
    public CompetingPopulation(AdaptiveThresholds thresholds, int groupSize, float leak)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(groupSize);
        Thresholds = thresholds;
        _potentials = new float[thresholds.Values.Length * groupSize];
        (_groupSize, _leak) = (groupSize, leak);
    }

    /// <summary><c>v</c>: the potential of each neuron, for reading and writing.</summary>
    public Span<float> Potentials => _potentials;

    /// <summary>The threshold of each group.</summary>
    public AdaptiveThresholds Thresholds { get; }

    /// <summary>How often neurons have fired.</summary>
    public long Spikes => _spikes;

    /// <summary>Lets the potentials leak for one time step.</summary>
    public void Decay() => TensorPrimitives.Multiply(_potentials, _leak, _potentials);

    /// <summary>Lets the winner fire, if any neuron is above its threshold.</summary>
    /// <returns>The winner alone, or nothing. Valid until the next call.</returns>
    public ReadOnlySpan<int> Fire()
    {
        _fired.Clear();
        int winner = WinnerTakeAll.Find(_potentials, Thresholds.Values);
        if (winner >= 0)
        {
            _fired.Add(winner);
            _spikes++;
            Rest();
        }

        return _fired.Spikes;
    }

    /// <summary>Raises the threshold of the group of the neuron that has just fired, if one has.</summary>
    public void RaiseThreshold()
    {
        foreach (int neuron in _fired.Spikes)
        {
            Thresholds.Raise(neuron / _groupSize);
        }
    }

    /// <summary>Puts all potentials at rest.</summary>
    public void Rest() => _potentials.AsSpan().Clear();

    /// <inheritdoc/>
    public void Transfer(StateTransfer state)
    {
        state.Values(_potentials.AsSpan());
        state.Part(Thresholds);
        state.Value(ref _spikes);
    }
}
