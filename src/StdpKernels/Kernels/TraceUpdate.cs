using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StdpKernels.Coefficients;
using StdpKernels.Lanes;

namespace StdpKernels.Kernels;

/// <summary>
/// <c>t ← t + k · (−t + a · z)</c>, element by element, and then zero where that is below a floor.
/// </summary>
/// <remarks>
/// Contract: <c>t</c>, what it becomes and <c>z</c> have equal lengths; <c>t</c> may become itself, and nothing overlaps otherwise; <c>k</c> and
/// <c>a</c> are numbers, or arrays whose length divides that of <c>t</c> and which repeat along it. Each operation rounds by itself, in the
/// order written; nothing is contracted.
/// </remarks>
internal static class TraceUpdate
{
    /// <summary>Moves the traces in their place.</summary>
    /// <returns>Whether all traces are finite now: without that, silence multiplied by a trace is not zero.</returns>
    [MethodImpl(Hot.Way)]
    public static bool Run<T>(Span<T> t, ReadOnlySpan<T> z, TraceCoefficients<T> coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Run(t, t, z, coefficients);

    /// <summary>Moves the traces, and leaves the old ones as they are.</summary>
    /// <param name="t">The traces.</param>
    /// <param name="next">What they become.</param>
    /// <param name="z">Activity.</param>
    /// <param name="coefficients">Rates and amplitudes.</param>
    /// <returns>Whether all traces are finite then.</returns>
    [MethodImpl(Hot.Way)]
    public static bool Run<T>(ReadOnlySpan<T> t, Span<T> next, ReadOnlySpan<T> z, TraceCoefficients<T> coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        return T.IsZero(coefficients.Floor)
            ? Run(t, next, z, coefficients, default(NoFloor<T>))
            : Run(t, next, z, coefficients, new Floor<T>(coefficients.Floor));
    }

    [MethodImpl(Hot.Way)]
    private static bool Run<T, TFloor>(
        ReadOnlySpan<T> t, Span<T> next, ReadOnlySpan<T> z, TraceCoefficients<T> coefficients, TFloor floor)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TFloor : struct, IFloor<T>
    {
        if (coefficients.IsScalar)
        {
            return Run(t, next, z, new Uniform<T>(coefficients.Rate, coefficients.Amplitude), floor);
        }

        bool finite = true;
        int period = coefficients.Rates.Length;
        var factors = new Repeated<T>(coefficients.Rates, coefficients.Amplitudes);
        for (int i = 0; i < t.Length; i += period)
        {
            finite &= Run(t.Slice(i, period), next.Slice(i, period), z.Slice(i, period), factors, floor);
        }

        return finite;
    }

    [MethodImpl(Hot.Loop)]
    private static bool Run<T, TFactors, TFloor>(ReadOnlySpan<T> t, Span<T> next, ReadOnlySpan<T> z, TFactors factors, TFloor floor)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TFactors : IFactors<T>, allows ref struct
        where TFloor : struct, IFloor<T>
    {
        // These checks are what makes the unchecked reads of the activity and the unchecked writes safe; the loop bounds the reads of the traces.
        ArgumentOutOfRangeException.ThrowIfLessThan(z.Length, t.Length);
        ArgumentOutOfRangeException.ThrowIfLessThan(next.Length, t.Length);
        ref T trace = ref MemoryMarshal.GetReference(t);
        ref T nextTrace = ref MemoryMarshal.GetReference(next);
        ref T activity = ref MemoryMarshal.GetReference(z);

        // Zero times a finite number is zero; an infinity or NaN leaves its mark in the sum.
        Vector<T> marks = Vector<T>.Zero;
        int i = 0;
        for (; i <= t.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            Vector<T> moved = floor.Apply(Next<VectorLane<T>>(
                new(Vector.LoadUnsafe(ref trace, (nuint)i)),
                new(Vector.LoadUnsafe(ref activity, (nuint)i)),
                new(factors.Rate(i)),
                new(factors.Amplitude(i))).Value);
            moved.StoreUnsafe(ref nextTrace, (nuint)i);
            marks += moved * Vector<T>.Zero;
        }

        bool finite = Vector.EqualsAll(marks, Vector<T>.Zero);
        for (; i < t.Length; i++)
        {
            next[i] = floor.Apply(Next<ScalarLane<T>>(new(t[i]), new(z[i]), new(factors.RateAt(i)), new(factors.AmplitudeAt(i))).Value);
            finite &= T.IsFinite(next[i]);
        }

        return finite;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane Next<TLane>(TLane t, TLane z, TLane k, TLane a)
        where TLane : struct, ILane<TLane> => t + (k * ((a * z) - t));

    private interface IFloor<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Vector<T> Apply(Vector<T> t);

        T Apply(T t);
    }

    private readonly struct NoFloor<T> : IFloor<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public Vector<T> Apply(Vector<T> t) => t;

        public T Apply(T t) => t;
    }

    private readonly struct Floor<T>(T floor) : IFloor<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly Vector<T> _floor = new(floor);

        // NaN is not below anything.
        public Vector<T> Apply(Vector<T> t) => Vector.ConditionalSelect(Vector.LessThan(Vector.Abs(t), _floor), Vector<T>.Zero, t);

        public T Apply(T t) => T.Abs(t) < _floor[0] ? T.Zero : t;
    }

    private interface IFactors<T>
    {
        Vector<T> Rate(int i);

        Vector<T> Amplitude(int i);

        T RateAt(int i);

        T AmplitudeAt(int i);
    }

    private readonly struct Uniform<T>(T rate, T amplitude) : IFactors<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly Vector<T> _rate = new(rate);
        private readonly Vector<T> _amplitude = new(amplitude);

        public Vector<T> Rate(int i) => _rate;

        public Vector<T> Amplitude(int i) => _amplitude;

        public T RateAt(int i) => _rate[0];

        public T AmplitudeAt(int i) => _amplitude[0];
    }

    private readonly ref struct Repeated<T>(ReadOnlySpan<T> rates, ReadOnlySpan<T> amplitudes) : IFactors<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly ReadOnlySpan<T> _rates = rates;
        private readonly ReadOnlySpan<T> _amplitudes = amplitudes;

        public Vector<T> Rate(int i) => new(_rates[i..]);

        public Vector<T> Amplitude(int i) => new(_amplitudes[i..]);

        public T RateAt(int i) => _rates[i];

        public T AmplitudeAt(int i) => _amplitudes[i];
    }
}
