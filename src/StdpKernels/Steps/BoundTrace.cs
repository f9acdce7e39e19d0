using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Coefficients;
using StdpKernels.Kernels.Traces;
using StdpKernels.Lanes;
using StdpKernels.Validation;

namespace StdpKernels.Steps;

/// <summary>The update of one trace, closed over how it moves, its parameters and the time step.</summary>
internal sealed class BoundTrace<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TraceStep<T> _step;
    private readonly TraceStep<T>? _spikes;

    /// <param name="dynamics">How it moves: both members are defined.</param>
    /// <param name="isHalved">Whether it does so in two halves, decay and spikes.</param>
    /// <param name="coefficients">The factors that were folded for that.</param>
    public BoundTrace(StdpTraceDynamics dynamics, bool isHalved, TraceCoefficients<T> coefficients)
    {
        _step = isHalved ? TraceCatalogue.CloseDecay(dynamics, coefficients) : TraceCatalogue.Close(dynamics, coefficients);
        _spikes = isHalved ? TraceCatalogue.CloseSpikes(dynamics, coefficients) : null;
        TakesPlainSpikes = dynamics.Spike == StdpTraceSpike.Saturate;
    }

    /// <summary>Whether a spike sets the trace, so that activity is zeros and ones.</summary>
    public bool TakesPlainSpikes { get; }

    /// <summary>Whether spikes wait for <see cref="After"/>.</summary>
    public bool IsHalved => _spikes is not null;

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
    public bool Before(Span<T> t, ReadOnlySpan<T> z) => _step.Run(t, t, z);

    /// <summary>Moves a trace by what the weights have not seen.</summary>
    /// <param name="t">The trace.</param>
    /// <param name="z">Dense activity.</param>
    [MethodImpl(Hot.Way)]
    public void After(Span<T> t, ReadOnlySpan<T> z) => _spikes?.Run(t, t, z);

    /// <summary>Moves a trace that has no halves from one place to another.</summary>
    /// <returns>Whether it is finite then.</returns>
    [MethodImpl(Hot.Way)]
    public bool Run(ReadOnlySpan<T> t, Span<T> next, ReadOnlySpan<T> z) => _step.Run(t, next, z);
}
