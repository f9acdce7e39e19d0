using System.Numerics;
using System.Runtime.CompilerServices;

namespace StdpKernels.Simulation;

/// <summary>Leaky integrate-and-fire neurons that a spike moves at once.</summary>
/// <remarks>
/// <c>tau_m dV/dt = (E_l + I_0 − V)</c>, exactly over a step, and then <c>V ← V + x_e − x_i</c>, with what has come into
/// <see cref="NeuronPopulation{T}.Excitation"/> and <see cref="NeuronPopulation{T}.Inhibition"/>, in units of the potential. The synaptic
/// time constants and reversal potentials of the parameters are not used.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class DeltaLifPopulation<T> : NeuronPopulation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
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
    public DeltaLifPopulation(int count, LifParameters parameters, double dt)
        : base(count, parameters, dt) => _dynamics = new Dynamics(
            Excitation,
            Inhibition,
            Check.To<T>(parameters.RestingPotential + parameters.Bias),
            Check.To<T>(LifParameters.Decay(dt, parameters.MembraneTimeConstant)),
            Check.To<T>(parameters.ResetPotential));

    /// <inheritdoc/>
    public override ReadOnlySpan<int> Step() => Move(_dynamics);

    private readonly struct Dynamics(SynapticInput<T> excitation, SynapticInput<T> inhibition, T steady, T leak, T reset)
        : INeuronDynamics<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<T> Next(Vector<T> potentials, int first)
        {
            var rest = new Vector<T>(steady);
            Vector<T> relaxed = rest + ((potentials - rest) * leak);
            return (excitation.Take(first) + relaxed) - inhibition.Take(first);
        }

        public T Reset(int neuron) => reset;
    }
}
