using System.Numerics;

namespace StdpKernels.Simulation;

/// <summary>Neurons of one kind, moved a vector at a time.</summary>
/// <remarks>
/// <para>
/// A step: the potentials move with what has come into <see cref="Excitation"/> and <see cref="Inhibition"/> since the step before; refractory
/// neurons stay where they were reset; those above their threshold fire and are reset; then thresholds relax, and those of the neurons
/// that fired rise.
/// </para>
/// <para>
/// Vectors lie across neurons, and every operation rounds by itself: the result has the same bits at every vector width. A step allocates nothing. Use a
/// population from one thread at a time.
/// </para>
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public abstract class NeuronPopulation<T> : ISpikeSource, ITimed
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Whole vectors, so that there is no rest. What is behind the last neuron never fires.
    private readonly T[] _potentials;

    // Steps until a neuron may move again: in vectors, so as numbers of their kind.
    private readonly T[] _waiting;
    private readonly T _resting;
    private readonly T _refractorySteps;
    private readonly SpikeList _fired;
    private long _spikes;

    private protected NeuronPopulation(int count, LifParameters parameters, double dt)
        : this(
            Check.Count(count),
            LifNeurons.Valid(parameters, dt).RestingPotential,
            LifNeurons.RefractorySteps(parameters, dt),
            LifNeurons.Thresholds<T>(count, parameters, dt),
            dt)
    {
    }

    private protected NeuronPopulation(int count, double resting, double refractorySteps, AdaptiveThresholds<T> thresholds, double dt)
    {
        Check.Supported<T>();
        (Count, TimeStep) = (count, dt);
        _resting = Check.To<T>(resting);
        _refractorySteps = Check.To<T>(refractorySteps);
        _potentials = WholeVectors.Of(count, _resting);
        _waiting = WholeVectors.Of(refractorySteps > 0 ? count : 0, T.Zero);
        _fired = new SpikeList(count);
        Thresholds = thresholds;
        Excitation = new SynapticInput<T>(this, count);
        Inhibition = new SynapticInput<T>(this, count);
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <summary>The time step in seconds.</summary>
    public double TimeStep { get; }

    /// <summary><c>V</c>: the membrane potential of each neuron, for reading and writing between steps.</summary>
    public Span<T> Potentials => _potentials.AsSpan(0, Count);

    /// <summary><c>θ</c>: the threshold of each neuron.</summary>
    public AdaptiveThresholds<T> Thresholds { get; }

    /// <summary>What excites the neurons in their next step.</summary>
    public SynapticInput<T> Excitation { get; }

    /// <summary>What inhibits the neurons in their next step.</summary>
    public SynapticInput<T> Inhibition { get; }

    /// <inheritdoc/>
    public ReadOnlySpan<int> Fired => _fired.Spikes;

    /// <summary>How often neurons have fired.</summary>
    public long Spikes => _spikes;

    /// <inheritdoc/>
    public abstract ReadOnlySpan<int> Step();

    /// <summary>Puts all neurons at rest, as between samples that have nothing to do with each other. Thresholds stay where they are.</summary>
    public virtual void Rest()
    {
        _potentials.AsSpan().Fill(_resting);
        _waiting.AsSpan().Clear();
        _fired.Clear();
        Excitation.Clear();
        Inhibition.Clear();
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="state"/> is null.</exception>
    public virtual void Transfer(StateTransfer state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Values(Potentials, "potentials");
        state.Values(_waiting.AsSpan(0, _waiting.Length == 0 ? 0 : Count), "waiting");
        state.Part(Thresholds, "thresholds");
        state.Values(Excitation.Values, "excitation");
        state.Values(Inhibition.Values, "inhibition");
        state.List(_fired, "fired");
        state.Value(ref _spikes, "spikes");
    }

    /// <summary>The loop over the neurons.</summary>
    private protected ReadOnlySpan<int> Move<TDynamics>(TDynamics dynamics)
        where TDynamics : struct, INeuronDynamics<T>
    {
        _fired.Clear();
        for (int i = 0; i < _potentials.Length; i += Vector<T>.Count)
        {
            var before = new Vector<T>(_potentials, i);
            Vector<T> next = dynamics.Next(before, i);
            if (_waiting.Length > 0)
            {
                var waiting = new Vector<T>(_waiting, i);
                Vector<T> waits = Vector.GreaterThan(waiting, Vector<T>.Zero);
                next = Vector.ConditionalSelect(waits, before, next);
                Vector.ConditionalSelect(waits, waiting - Vector<T>.One, waiting).CopyTo(_waiting, i);
            }

            next.CopyTo(_potentials, i);
            if (Vector.GreaterThanAny(next, Thresholds.At(i)))
            {
                Fire(dynamics, i);
            }
        }

        Thresholds.RelaxAndRaise(Fired);
        _spikes += Fired.Length;
        return Fired;
    }

    private void Fire<TDynamics>(TDynamics dynamics, int first)
        where TDynamics : struct, INeuronDynamics<T>
    {
        int end = Math.Min(first + Vector<T>.Count, Count);
        ReadOnlySpan<T> thresholds = Thresholds.Values;
        for (int neuron = first; neuron < end; neuron++)
        {
            if (_potentials[neuron] > thresholds[neuron])
            {
                _potentials[neuron] = dynamics.Reset(neuron);
                if (_waiting.Length > 0)
                {
                    _waiting[neuron] = _refractorySteps;
                }

                _fired.Add(neuron);
            }
        }
    }
}
