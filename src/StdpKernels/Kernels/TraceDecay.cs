using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Coefficients;

namespace StdpKernels.Kernels;

/// <summary>
/// <c>t ← t + k · (−t + a · z)</c>, element by element.
/// </summary>
/// <remarks>
/// Contract: <c>t</c> and <c>z</c> have equal lengths and do not overlap; <c>k</c> and <c>a</c> are numbers, or arrays whose length
/// divides that of <c>t</c> and which repeat along it. Each operation rounds by itself, in the order written; nothing is contracted.
/// </remarks>
internal static class TraceDecay
{
    public static void Run<T>(Span<T> t, ReadOnlySpan<T> z, TraceCoefficients<T> coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (coefficients.IsScalar)
        {
            Run(t, z, new Uniform<T>(coefficients.Rate, coefficients.Amplitude));
            return;
        }

        int period = coefficients.Rates.Length;
        var factors = new Repeated<T>(coefficients.Rates, coefficients.Amplitudes);
        for (int i = 0; i < t.Length; i += period)
        {
            Run(t.Slice(i, period), z.Slice(i, period), factors);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<T, TFactors>(Span<T> t, ReadOnlySpan<T> z, TFactors factors)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TFactors : IFactors<T>, allows ref struct
    {
        int i = 0;
        for (; i <= t.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            Span<T> target = t.Slice(i, Vector<T>.Count);
            Next(new Vector<T>(target), new Vector<T>(z[i..]), factors.Rate(i), factors.Amplitude(i)).CopyTo(target);
        }

        if (i < t.Length)
        {
            Vector<T> next = Next(
                PartialVector.Load<T>(t[i..]), PartialVector.Load(z[i..]), factors.Rate(i), factors.Amplitude(i));
            PartialVector.Store(next, t[i..]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> Next<T>(Vector<T> t, Vector<T> z, Vector<T> k, Vector<T> a) => t + (k * (-t + (a * z)));

    private interface IFactors<T>
    {
        Vector<T> Rate(int i);

        Vector<T> Amplitude(int i);
    }

    private readonly struct Uniform<T>(T rate, T amplitude) : IFactors<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly Vector<T> _rate = new(rate);
        private readonly Vector<T> _amplitude = new(amplitude);

        public Vector<T> Rate(int i) => _rate;

        public Vector<T> Amplitude(int i) => _amplitude;
    }

    private readonly ref struct Repeated<T>(ReadOnlySpan<T> rates, ReadOnlySpan<T> amplitudes) : IFactors<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly ReadOnlySpan<T> _rates = rates;
        private readonly ReadOnlySpan<T> _amplitudes = amplitudes;

        public Vector<T> Rate(int i) => At(_rates, i);

        public Vector<T> Amplitude(int i) => At(_amplitudes, i);

        private static Vector<T> At(ReadOnlySpan<T> values, int i) =>
            i <= values.Length - Vector<T>.Count ? new Vector<T>(values[i..]) : PartialVector.Load(values[i..]);
    }
}
