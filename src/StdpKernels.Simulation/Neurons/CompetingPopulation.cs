using System.Numerics;
using System.Numerics.Tensors;
using StdpKernels.Validation;

namespace StdpKernels.Simulation;

/// <summary>Leaky neurons of which at most one fires in a step, and which then silences all. Groups share a threshold.</summary>
/// <remarks>
/// The order within a step: (1) <see cref="Decay"/>: <c>v ← v · leak</c>. (2) What spikes bring is added to <see cref="Potentials"/>.
/// (3) <see cref="Fire"/>: the neuron furthest above its threshold fires (<see cref="WinnerTakeAll"/>), and all potentials become 0.
/// (4) Where thresholds adapt, <see cref="RaiseThreshold"/>; and <see cref="AdaptiveThresholds{T}.Relax"/> before or after it.
/// <see cref="Step"/> is all of them, for neurons in a network. Potentials and thresholds are in units of the weights.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class CompetingPopulation<T> : ISpikeSource
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _potentials;
    private readonly T _leak;
    private readonly int _groupSize;
    private readonly SpikeList _fired;
    private long _spikes;

    /// <summary>Neurons at rest.</summary>
    /// <param name="thresholds">One for each group.</param>
    /// <param name="groupSize">How many neurons a group has; they lie group after group.</param>
    /// <param name="leak">What is left of a potential after a step: <c>exp(−dt / tau)</c> for a membrane time constant.</param>
    /// <exception cref="ArgumentNullException"><paramref name="thresholds"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The size of a group is below 1 or makes too many neurons, or <paramref name="leak"/> is not from 0 to 1.
    /// </exception>
    public CompetingPopulation(AdaptiveThresholds<T> thresholds, int groupSize, double leak)
    {
        ArgumentNullException.ThrowIfNull(thresholds);
        _groupSize = Check.AtLeastOne(groupSize, "a number of neurons");
        _leak = Check.To<T>(Check.Fraction(leak));
        Require.Fits((long)thresholds.Values.Length * groupSize, "the potentials", nameof(groupSize));
        Thresholds = thresholds;
        _potentials = new T[thresholds.Values.Length * groupSize];
        _fired = new SpikeList(_potentials.Length);
        Excitation = new SynapticInput<T>(this, _potentials.Length);
    }

    /// <inheritdoc/>
    public int Count => _potentials.Length;

    /// <summary><c>v</c>: the potential of each neuron, for reading and writing.</summary>
    public Span<T> Potentials => _potentials;

    /// <summary>The threshold of each group.</summary>
    public AdaptiveThresholds<T> Thresholds { get; }

    /// <summary>What <see cref="Step"/> adds to the potentials.</summary>
    public SynapticInput<T> Excitation { get; }

    /// <inheritdoc/>
    public ReadOnlySpan<int> Fired => _fired.Spikes;

    /// <summary>How often neurons have fired.</summary>
    public long Spikes => _spikes;

    /// <summary>Moves on by one time step, in which thresholds relax and then rise.</summary>
    /// <returns>The winner alone, or nothing. Valid until the next step.</returns>
    public ReadOnlySpan<int> Step()
    {
        Decay();

        // In two operations, which round one by one on every machine.
        TensorPrimitives.Multiply(Excitation.Values, Check.To<T>(Excitation.Gain), Excitation.Values);
        TensorPrimitives.Add(_potentials, Excitation.Values, _potentials);
        Excitation.Clear();
        Fire();
        Thresholds.Relax();
        RaiseThreshold();
        return Fired;
    }

    /// <summary>Lets the potentials leak for one time step.</summary>
    public void Decay() => TensorPrimitives.Multiply(_potentials, _leak, _potentials);

    /// <summary>Lets the winner fire, if any neuron is above its threshold.</summary>
    /// <returns>The winner alone, or nothing. Valid until the next call.</returns>
    public ReadOnlySpan<int> Fire()
    {
        _fired.Clear();
        int winner = WinnerTakeAll.Find<T>(_potentials, Thresholds.Values);
        if (winner >= 0)
        {
            _fired.Add(winner);
            _spikes++;
            Rest();
        }

        return Fired;
    }

    /// <summary>Raises the threshold of the group of the neuron that has just fired, if one has.</summary>
    public void RaiseThreshold()
    {
        foreach (int neuron in Fired)
        {
            Thresholds.Raise(neuron / _groupSize);
        }
    }

    /// <summary>Puts all potentials at rest.</summary>
    public void Rest() => _potentials.AsSpan().Clear();

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="state"/> is null.</exception>
    public void Transfer(StateTransfer state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Values(_potentials.AsSpan());
        state.Part(Thresholds);
        state.Values(Excitation.Values, "excitation");
        state.List(_fired, "fired");
        state.Value(ref _spikes);
    }
}
