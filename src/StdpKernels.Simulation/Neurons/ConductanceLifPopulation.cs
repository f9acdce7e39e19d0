using System.Numerics;
using System.Runtime.CompilerServices;

namespace StdpKernels.Simulation;

/// <summary>Leaky integrate-and-fire neurons with exponential synaptic conductances.</summary>
/// <remarks>
/// <para>
/// <c>tau_m dV/dt = (E_l + I_0 − V) + g_e (E_e − V) + g_i (E_i − V)</c>, <c>tau_e dg_e/dt = −g_e</c>, <c>tau_i dg_i/dt = −g_i</c>. Conductances are in units of
/// the leak's. What has come into <see cref="NeuronPopulation{T}.Excitation"/> and <see cref="NeuronPopulation{T}.Inhibition"/> is added
/// to the conductances when the step begins.
/// </para>
/// <para>
/// A step is exponential Euler: with the conductances held at the values that they have when the step begins, the membrane equation is linear
/// and its solution exact and stable for any of them. Then they decay, exactly. The exponential is computed with the same bits on every machine.
/// </para>
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class ConductanceLifPopulation<T> : NeuronPopulation<T>
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
    public ConductanceLifPopulation(int count, LifParameters parameters, double dt)
        : base(count, parameters, dt)
    {
        _excitatory = new DecayingInput<T>(count, Excitation, parameters.ExcitatoryTimeConstant, dt);
        _inhibitory = new DecayingInput<T>(count, Inhibition, parameters.InhibitoryTimeConstant, dt);
        _dynamics = new Dynamics(
            _excitatory,
            _inhibitory,
            Check.To<T>(parameters.ExcitatoryReversalPotential),
            Check.To<T>(parameters.InhibitoryReversalPotential),
            Check.To<T>(parameters.RestingPotential + parameters.Bias),
            Check.To<T>(-dt / parameters.MembraneTimeConstant),
            Check.To<T>(parameters.ResetPotential));
    }

    /// <summary><c>g_e</c>: the excitatory conductance of each neuron, for reading and writing between steps.</summary>
    public Span<T> ExcitatoryConductances => _excitatory.Values;

    /// <summary><c>g_i</c>: the inhibitory conductance of each neuron, for reading and writing between steps.</summary>
    public Span<T> InhibitoryConductances => _inhibitory.Values;

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
        state.Values(ExcitatoryConductances, "excitatory");
        state.Values(InhibitoryConductances, "inhibitory");
    }

    private readonly struct Dynamics(
        DecayingInput<T> excitatory, DecayingInput<T> inhibitory, T reversalOfExcitation, T reversalOfInhibition, T rest, T leakExponent, T reset)
        : INeuronDynamics<T>
    {
        private readonly DecayingInput<T> _excitatory = excitatory;
        private readonly DecayingInput<T> _inhibitory = inhibitory;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<T> Next(Vector<T> potentials, int first)
        {
            Vector<T> ge = _excitatory.Next(first);
            Vector<T> gi = _inhibitory.Next(first);
            Vector<T> total = (Vector<T>.One + ge) + gi;
            Vector<T> steady = ((new Vector<T>(rest) + (ge * reversalOfExcitation)) + (gi * reversalOfInhibition)) / total;
            return steady + ((potentials - steady) * Exponential.Of(total * leakExponent));
        }

        public T Reset(int neuron) => reset;
    }
}
