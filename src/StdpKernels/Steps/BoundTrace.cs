using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Coefficients;
using StdpKernels.Kernels.Traces;
using StdpKernels.Kernels.Traces.Coincidences;
using StdpKernels.Lanes;
using StdpKernels.Validation;

namespace StdpKernels.Steps;

/// <summary>The update of one trace, closed over how it moves, its parameters and the time step.</summary>
internal sealed class BoundTrace<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TraceStep<T>? _before;
    private readonly TraceStep<T>? _after;

    /// <param name="dynamics">How it moves: both members are defined.</param>
    /// <param name="coincidence">What of that comes before the weights read it.</param>
    /// <param name="amplitude"><c>a</c>.</param>
    /// <param name="tauInv"><c>tau_inv</c>.</param>
    /// <param name="dt">The time step.</param>
    /// <param name="floor">Below which size the trace becomes zero; zero for never.</param>
    /// <param name="trace">The shape of the trace.</param>
    /// <param name="amplitudeName">What errors call the amplitude, and the argument that it came with.</param>
    /// <param name="tauName">The same of the time constant.</param>
    /// <exception cref="ArgumentException">A tensor does not broadcast to the trace.</exception>
    public BoundTrace(
        StdpTraceDynamics dynamics,
        Coincidence coincidence,
        StdpParameter<T> amplitude,
        StdpParameter<T> tauInv,
        double dt,
        double floor,
        TensorShape trace,
        (string Name, string Argument) amplitudeName,
        (string Name, string Argument) tauName)
    {
        var coefficients = new TraceCoefficients<T>(
            dynamics, coincidence.IsHalved, amplitude, tauInv, dt, floor, trace, amplitudeName, tauName);
        (_before, _after) = (coincidence.Before(dynamics, coefficients), coincidence.After(dynamics, coefficients));
        TakesPlainSpikes = dynamics.Spike == StdpTraceSpike.Saturate;
    }

    /// <summary>Whether a spike sets the trace, so that activity is zeros and ones.</summary>
    public bool TakesPlainSpikes { get; }

    /// <summary>Whether anything waits for <see cref="After"/>.</summary>
    public bool IsSplit => _after is not null;

    /// <summary>Refuses activity that the trace can make nothing of.</summary>
    /// <param name="z">Activity that is valid otherwise, of one step or of several.</param>
    /// <param name="name">The parameter.</param>
    /// <exception cref="ArgumentException">Activity is more than spikes, and a spike sets the trace.</exception>
    [MethodImpl(Hot.Way)]
    public void Require(scoped in StdpActivity<T> z, string name)
    {
        if (TakesPlainSpikes)
        {
            PlainSpikeContract.Validate(z, name);
        }
    }

    /// <summary>Moves a trace as far as the weights see it.</summary>
    /// <param name="t">The trace.</param>
    /// <param name="z">Dense activity.</param>
    /// <returns>Whether it is finite now.</returns>
    [MethodImpl(Hot.Way)]
    public bool Before(Span<T> t, ReadOnlySpan<T> z) =>
        _before is not null ? _before.Run(t, t, z) : BoundStep<T>.AreFinite(t);

    /// <summary>Moves a trace by what the weights have not seen.</summary>
    /// <param name="t">The trace.</param>
    /// <param name="z">Dense activity.</param>
    [MethodImpl(Hot.Way)]
    public void After(Span<T> t, ReadOnlySpan<T> z) => _after?.Run(t, t, z);

    /// <summary>Moves a trace of which nothing waits from one place to another.</summary>
    /// <returns>Whether it is finite then.</returns>
    [MethodImpl(Hot.Way)]
    public bool Run(ReadOnlySpan<T> t, Span<T> next, ReadOnlySpan<T> z) => _before!.Run(t, next, z);
}
