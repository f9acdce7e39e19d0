using System.Numerics;
using System.Numerics.Tensors;

namespace StdpKernels.Coefficients;

/// <summary>The factors of one trace, folded once: what its decay multiplies by, and what a spike adds or sets.</summary>
internal sealed class TraceCoefficients<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly FactorPair<T> _factors;

    /// <param name="factors">Factors that need no folding, of what has no floor.</param>
    public TraceCoefficients(FactorPair<T> factors) => _factors = factors;

    /// <param name="dynamics">How the trace moves.</param>
    /// <param name="isHalved">Whether it does so in two halves, decay and spikes.</param>
    /// <param name="amplitude"><c>a</c>.</param>
    /// <param name="tauInv"><c>tau_inv</c>.</param>
    /// <param name="dt">The time step.</param>
    /// <param name="floor">Below which size the trace becomes zero; zero for never.</param>
    /// <param name="trace">The shape of the trace.</param>
    /// <param name="amplitudeName">What errors call the amplitude, and the argument that it came with.</param>
    /// <param name="tauName">The same of the time constant.</param>
    /// <exception cref="ArgumentException">A tensor does not broadcast to the trace.</exception>
    public TraceCoefficients(
        StdpTraceDynamics dynamics,
        bool isHalved,
        StdpParameter<T> amplitude,
        StdpParameter<T> tauInv,
        double dt,
        double floor,
        TensorShape trace,
        (string Name, string Argument) amplitudeName,
        (string Name, string Argument) tauName)
    {
        Broadcast.Require(amplitude.Shape, trace, amplitudeName.Name, "the trace", amplitudeName.Argument);
        Broadcast.Require(tauInv.Shape, trace, tauName.Name, "the trace", tauName.Argument);

        // Two numbers meet in double precision; a tensor brings its own.
        StdpParameter<T> rate = tauInv.IsTensor ? Scaled(tauInv, T.CreateTruncating(dt)) : dt * tauInv.Number;
        bool isExponential = dynamics.Decay == StdpTraceDecay.Exponential;
        bool isFolded = (isExponential || isHalved) && dynamics.Spike == StdpTraceSpike.Scaled;
        if (isFolded && !amplitude.IsTensor && !rate.IsTensor)
        {
            (amplitude, isFolded) = (amplitude.Number * rate.Number, false);
        }

        Floor = T.CreateTruncating(floor);
        _factors = new FactorPair<T>(rate, amplitude, trace);
        if (isFolded)
        {
            _factors.Second *= _factors.First;
            TensorPrimitives.Multiply(_factors.Seconds, _factors.Firsts, _factors.Seconds);
        }

        if (isExponential)
        {
            Raise(rate);
        }
    }

    /// <summary>Whether both factors are plain numbers.</summary>
    public bool IsScalar => _factors.IsScalar;

    /// <summary>Below which size a trace becomes zero; zero for never.</summary>
    public T Floor { get; }

    /// <summary><c>k</c>, or <c>e^(−k)</c> of an exponential decay, where both factors are numbers.</summary>
    public T Decay => _factors.First;

    /// <summary><c>a</c>, or <c>a · k</c> of scaled spikes that are not part of Euler's formula, where both factors are numbers.</summary>
    public T Amplitude => _factors.Second;

    /// <summary>What <see cref="Decay"/> is for each element of the repeated part, otherwise.</summary>
    public ReadOnlySpan<T> Decays => _factors.Firsts;

    /// <summary>What <see cref="Amplitude"/> is for each element of the repeated part, otherwise.</summary>
    public ReadOnlySpan<T> Amplitudes => _factors.Seconds;

    /// <summary>Puts <c>e^(−k)</c> in the place of <c>k</c>.</summary>
    private void Raise(StdpParameter<T> rate)
    {
        T? number = rate.IsTensor ? null : T.CreateTruncating(DecayFactor.Of(rate.Number));
        _factors.First = number ?? Factor(_factors.First);
        foreach (ref T factor in _factors.Firsts)
        {
            factor = number ?? Factor(factor);
        }
    }

    private static T Factor(T rate) => T.CreateTruncating(DecayFactor.Of(double.CreateTruncating(rate)));

    private static StdpParameter<T> Scaled(StdpParameter<T> tensor, T factor)
    {
        var scaled = new T[tensor.Values.Length];
        TensorPrimitives.Multiply(tensor.Values, factor, scaled);
        return new StdpParameter<T>(scaled, tensor.Shape);
    }
}
