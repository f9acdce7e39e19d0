using System.Numerics;
using System.Runtime.CompilerServices;

namespace StdpKernels.Simulation;

/// <summary>Neurons of Izhikevich (2003), "Simple model of spiking neurons".</summary>
/// <remarks>
/// <para>
/// <c>dv/dt = 0.04 v² + 5 v + 140 − u + I</c>, <c>du/dt = a (b v − u)</c>, with time in ms and potentials in mV. Above 30 mV a neuron fires:
/// <c>v ← c</c>, <c>u ← u + d</c>. The current <c>I</c> of a step is the bias, plus what has come into
/// <see cref="NeuronPopulation{T}.Excitation"/>, minus what has come into <see cref="NeuronPopulation{T}.Inhibition"/>.
/// </para>
/// <para>
/// A step is explicit Euler, of the potential in two halves and then of the recovery, as in the paper's program, whose time step is 1 ms: longer ones are
/// refused.
/// </para>
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class IzhikevichPopulation<T> : NeuronPopulation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const double LongestTimeStep = 1e-3;

    private readonly T[] _recoveries;
    private readonly T[] _a;
    private readonly T[] _b;
    private readonly T[] _c;
    private readonly T[] _d;
    private readonly T _restingRecovery;
    private readonly Dynamics _dynamics;

    /// <summary>Neurons at <c>v = c</c>, <c>u = b v</c>, as the paper starts them.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="parameters">Their constants; for neurons that differ, write to <see cref="A"/> to <see cref="D"/> afterwards.</param>
    /// <param name="dt">The time step in seconds.</param>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is neither <see cref="float"/> nor <see cref="double"/>.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="parameters"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The count is negative, <paramref name="dt"/> is not above 0 and at most 1 ms, or one of the parameters makes no neuron.
    /// </exception>
    public IzhikevichPopulation(int count, IzhikevichParameters parameters, double dt)
        : base(
            Check.Count(count),
            Valid(parameters, dt).C,
            refractorySteps: 0,
            new AdaptiveThresholds<T>(count, IzhikevichPeak.Potential, rise: 0, decay: 0),
            dt)
    {
        _restingRecovery = Check.To<T>(parameters.B * parameters.C);
        _recoveries = WholeVectors.Of(count, _restingRecovery);
        _a = WholeVectors.Of(count, Check.To<T>(parameters.A));
        _b = WholeVectors.Of(count, Check.To<T>(parameters.B));
        _c = WholeVectors.Of(count, Check.To<T>(parameters.C));
        _d = WholeVectors.Of(count, Check.To<T>(parameters.D));
        _dynamics = new Dynamics(this, Check.To<T>(parameters.Bias), Check.To<T>(dt * 1000));
    }

    /// <summary><c>u</c>: the recovery of each neuron, for reading and writing between steps.</summary>
    public Span<T> Recoveries => _recoveries.AsSpan(0, Count);

    /// <summary><c>a</c> of each neuron, for reading and writing.</summary>
    public Span<T> A => _a.AsSpan(0, Count);

    /// <summary><c>b</c> of each neuron, for reading and writing.</summary>
    public Span<T> B => _b.AsSpan(0, Count);

    /// <summary><c>c</c> of each neuron, for reading and writing.</summary>
    public Span<T> C => _c.AsSpan(0, Count);

    /// <summary><c>d</c> of each neuron, for reading and writing.</summary>
    public Span<T> D => _d.AsSpan(0, Count);

    /// <inheritdoc/>
    public override ReadOnlySpan<int> Step() => Move(_dynamics);

    /// <inheritdoc/>
    /// <remarks>At <c>v = c</c>, <c>u = b v</c> of the parameters that the population was made with.</remarks>
    public override void Rest()
    {
        base.Rest();
        _recoveries.AsSpan().Fill(_restingRecovery);
    }

    /// <inheritdoc/>
    /// <remarks>The constants of the neurons are not part of it.</remarks>
    public override void Transfer(StateTransfer state)
    {
        base.Transfer(state);
        state.Values(Recoveries, "recoveries");
    }

    private static IzhikevichParameters Valid(IzhikevichParameters parameters, double dt)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        parameters.Validate(dt);
        return dt <= LongestTimeStep
            ? parameters
            : throw new ArgumentOutOfRangeException(nameof(dt), dt, $"dt must be at most {LongestTimeStep} s for these neurons.");
    }

    private readonly struct Dynamics(IzhikevichPopulation<T> neurons, T bias, T milliseconds) : INeuronDynamics<T>
    {
        private readonly T _half = milliseconds / (T.One + T.One);
        private readonly T _square = Check.To<T>(0.04);
        private readonly T _slope = Check.To<T>(5);
        private readonly T _offset = Check.To<T>(140);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<T> Next(Vector<T> potentials, int first)
        {
            var u = new Vector<T>(neurons._recoveries, first);
            Vector<T> current = (new Vector<T>(bias) + neurons.Excitation.Take(first)) - neurons.Inhibition.Take(first);
            Vector<T> v = Half(Half(potentials, u, current), u, current);
            u += (((new Vector<T>(neurons._b, first) * v) - u) * new Vector<T>(neurons._a, first)) * milliseconds;
            u.CopyTo(neurons._recoveries, first);
            return v;
        }

        public T Reset(int neuron)
        {
            neurons._recoveries[neuron] += neurons._d[neuron];
            return neurons._c[neuron];
        }

        // Half of a step of the potential.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private Vector<T> Half(Vector<T> v, Vector<T> u, Vector<T> current) =>
            v + ((((((v * v) * _square) + (v * _slope)) + new Vector<T>(_offset)) - u + current) * _half);
    }
}
