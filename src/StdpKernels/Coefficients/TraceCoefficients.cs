using System.Numerics;
using System.Numerics.Tensors;

namespace StdpKernels.Coefficients;

/// <summary>
/// The factors of one trace, folded once: <c>k = dt · tau_inv</c> and <c>a</c>. Both are numbers, or both are arrays over the trace's
/// inner dimensions that repeat along the outer ones.
/// </summary>
internal sealed class TraceCoefficients<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[]? _rates;
    private readonly T[]? _amplitudes;

    /// <exception cref="ArgumentException">A tensor does not broadcast to the trace.</exception>
    public TraceCoefficients(
        StdpParameter<T> amplitude,
        StdpParameter<T> tauInv,
        double dt,
        double floor,
        TensorShape trace,
        string amplitudeName,
        string tauName)
        : this(amplitude, tauInv, dt, floor, trace, (amplitudeName, "parameters"), (tauName, "parameters"))
    {
    }

    /// <exception cref="ArgumentException">
    /// A tensor does not broadcast to the trace; the error blames the argument that it came with.
    /// </exception>
    public TraceCoefficients(
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

        Floor = T.CreateTruncating(floor);
        if (trace.Length == 0)
        {
            return;
        }

        if (amplitude.IsUniform && rate.IsUniform)
        {
            Rate = rate.UniformValue;
            Amplitude = amplitude.UniformValue;
            return;
        }

        int from = 0;
        while (!Broadcast.Varies(amplitude.Shape, trace, from) && !Broadcast.Varies(rate.Shape, trace, from))
        {
            from++;
        }

        _rates = Expand(rate, trace, from);
        _amplitudes = Expand(amplitude, trace, from);
    }

    /// <summary>Whether both factors are plain numbers.</summary>
    public bool IsScalar => _rates is null;

    /// <summary>Below which size a trace becomes zero; zero for never.</summary>
    public T Floor { get; }

    /// <summary><c>k</c>, where both factors are numbers.</summary>
    public T Rate { get; }

    /// <summary><c>a</c>, where both factors are numbers.</summary>
    public T Amplitude { get; }

    /// <summary><c>k</c> for each element of the repeated part, otherwise.</summary>
    public ReadOnlySpan<T> Rates => _rates;

    /// <summary><c>a</c> for each element of the repeated part, otherwise.</summary>
    public ReadOnlySpan<T> Amplitudes => _amplitudes;

    private static StdpParameter<T> Scaled(StdpParameter<T> tensor, T factor)
    {
        var scaled = new T[tensor.Values.Length];
        TensorPrimitives.Multiply(tensor.Values, factor, scaled);
        return new StdpParameter<T>(scaled, tensor.Shape);
    }

    private static T[] Expand(StdpParameter<T> parameter, TensorShape trace, int from)
    {
        int length = 1;
        for (int d = from; d < trace.Rank; d++)
        {
            length *= trace[d];
        }

        var expanded = new T[length];
        if (parameter.IsUniform)
        {
            expanded.AsSpan().Fill(parameter.UniformValue);
        }
        else
        {
            Broadcast.Expand(parameter.Values, parameter.Shape, trace, from, expanded);
        }

        return expanded;
    }
}
