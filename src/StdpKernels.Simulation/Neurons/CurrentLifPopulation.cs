using System.Numerics;
using System.Runtime.CompilerServices;

namespace StdpKernels.Simulation;

/// <summary>Leaky integrate-and-fire neurons with exponential synaptic currents, integrated exactly.</summary>
/// <remarks>
/// <para>
/// <c>tau_m dV/dt = (E_l + I_0 − V) + I_e − I_i</c>, <c>tau_e dI_e/dt = −I_e</c>, <c>tau_i dI_i/dt = −I_i</c>. Currents are in units of the potential: one that
/// stays moves it by as much. What has come into <see cref="NeuronPopulation{T}.Excitation"/> and
/// <see cref="NeuronPopulation{T}.Inhibition"/> is added to the currents when the step begins.
/// </para>
/// <para>
/// The equations are linear, so a step is the multiplication with their propagator (Rotter and Diesmann 1999), exact for any time step up to the
/// rounding of spikes to the grid.
/// </para>
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class CurrentLifPopulation<T> : NeuronPopulation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly DecayingInput<T> _excitatory;
    private readonly DecayingInput<T> _inhibitory;
    private readonly Dynamics _dynamics;

    /// <summary>Neurons at rest.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="parameters">Their constants.</param>
    /// <param name="dt">The time step in seconds.</param>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is neither <see cref="float"/> nor <see cref="double"/>.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="parameters"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The count is negative, <paramref name="dt"/> is not a number above 0, or one of the parameters makes no neuron.
    /// </exception>
    public CurrentLifPopulation(int count, LifParameters parameters, double dt)
        : base(count, parameters, dt)
    {
        _excitatory = new DecayingInput<T>(count, Excitation, parameters.ExcitatoryTimeConstant, dt);
        _inhibitory = new DecayingInput<T>(count, Inhibition, parameters.InhibitoryTimeConstant, dt);
        _dynamics = new Dynamics(
            _excitatory,
            _inhibitory,
            Check.To<T>(Effect(dt, parameters.MembraneTimeConstant, parameters.ExcitatoryTimeConstant)),
            Check.To<T>(Effect(dt, parameters.MembraneTimeConstant, parameters.InhibitoryTimeConstant)),
            Check.To<T>(parameters.RestingPotential + parameters.Bias),
            Check.To<T>(LifParameters.Decay(dt, parameters.MembraneTimeConstant)),
            Check.To<T>(parameters.ResetPotential));
    }

    /// <summary><c>I_e</c>: the excitatory current of each neuron, for reading and writing between steps.</summary>
    public Span<T> ExcitatoryCurrents => _excitatory.Values;

    /// <summary><c>I_i</c>: the inhibitory current of each neuron, for reading and writing between steps.</summary>
    public Span<T> InhibitoryCurrents => _inhibitory.Values;

    /// <inheritdoc/>
    public override ReadOnlySpan<int> Step() => Move(_dynamics);

    /// <inheritdoc/>
    public override void Rest()
    {
        base.Rest();
        _excitatory.Clear();
        _inhibitory.Clear();
    }

    /// <inheritdoc/>
    public override void Transfer(StateTransfer state)
    {
        base.Transfer(state);
        state.Values(ExcitatoryCurrents, "excitatory");
        state.Values(InhibitoryCurrents, "inhibitory");
    }

    /// <summary>How much of a current at the beginning of a step, in units of the potential, is in the potential at its end.</summary>
    /// <remarks><c>tau_s / (tau_m − tau_s) · (e^(−dt/tau_m) − e^(−dt/tau_s))</c>, written so that equal time constants are no exception.</remarks>
    internal static double Effect(double dt, double membrane, double synapse)
    {
        double x = dt * ((1 / synapse) - (1 / membrane));

        // (1 − e^(−x)) / x, whose digits the subtraction would lose for small x.
        double mean = Math.Abs(x) < 1e-4 ? 1 - (x / 2) + (x * x / 6) : (1 - Exponential.Of(-x)) / x;
        return dt / membrane * Exponential.Of(-dt / membrane) * mean;
    }

    private readonly struct Dynamics(
        DecayingInput<T> excitatory, DecayingInput<T> inhibitory, T effectOfExcitation, T effectOfInhibition, T steady, T leak, T reset)
        : INeuronDynamics<T>
    {
        private readonly DecayingInput<T> _excitatory = excitatory;
        private readonly DecayingInput<T> _inhibitory = inhibitory;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<T> Next(Vector<T> potentials, int first)
        {
            var rest = new Vector<T>(steady);
            Vector<T> relaxed = rest + ((potentials - rest) * leak);
            return (relaxed + (_excitatory.Next(first) * effectOfExcitation)) - (_inhibitory.Next(first) * effectOfInhibition);
        }

        public T Reset(int neuron) => reset;
    }
}
