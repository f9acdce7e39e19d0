using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StdpKernels.Coefficients;
using StdpKernels.Lanes;

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
    /// <summary>Moves the traces.</summary>
    /// <returns>Whether all traces are finite now: without that, silence multiplied by a trace is not zero.</returns>
    public static bool Run<T>(Span<T> t, ReadOnlySpan<T> z, TraceCoefficients<T> coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (coefficients.IsScalar)
        {
            return Run(t, z, new Uniform<T>(coefficients.Rate, coefficients.Amplitude));
        }

        bool finite = true;
        int period = coefficients.Rates.Length;
        var factors = new Repeated<T>(coefficients.Rates, coefficients.Amplitudes);
        for (int i = 0; i < t.Length; i += period)
        {
            finite &= Run(t.Slice(i, period), z.Slice(i, period), factors);
        }

        return finite;
    }

    [MethodImpl(Hot.Loop)]
    private static bool Run<T, TFactors>(Span<T> t, ReadOnlySpan<T> z, TFactors factors)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TFactors : IFactors<T>, allows ref struct
    {
        // This check is what makes the unchecked reads of the activity safe; the loop bounds everything of the traces.
        ArgumentOutOfRangeException.ThrowIfLessThan(z.Length, t.Length);
        ref T trace = ref MemoryMarshal.GetReference(t);
        ref T activity = ref MemoryMarshal.GetReference(z);

        // Zero times a finite number is zero; an infinity or NaN leaves its mark in the sum.
        Vector<T> marks = Vector<T>.Zero;
        int i = 0;
        for (; i <= t.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            Vector<T> next = Next(
                Vector.LoadUnsafe(ref trace, (nuint)i),
                Vector.LoadUnsafe(ref activity, (nuint)i),
                factors.Rate(i),
                factors.Amplitude(i));
            next.StoreUnsafe(ref trace, (nuint)i);
            marks += next * Vector<T>.Zero;
        }

        return Vector.EqualsAll(marks, Vector<T>.Zero) & (i == t.Length || RunTail(t[i..], z[i..], factors, i));
    }

    // Apart from the loop, whose vectors its calls would otherwise push out of their registers.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool RunTail<T, TFactors>(Span<T> t, ReadOnlySpan<T> z, TFactors factors, int i)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TFactors : IFactors<T>, allows ref struct
    {
        Vector<T> next = Next(PartialVector.Load<T>(t), PartialVector.Load(z[..t.Length]), factors.Rate(i), factors.Amplitude(i));
        PartialVector.Store(next, t);
        bool finite = true;
        foreach (T trace in t)
        {
            finite &= T.IsFinite(trace);
        }

        return finite;
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
