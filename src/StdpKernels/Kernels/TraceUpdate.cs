using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StdpKernels.Coefficients;
using StdpKernels.Kernels.Traces;
using StdpKernels.Lanes;

namespace StdpKernels.Kernels;

/// <summary>Moves traces by one step, element by element, and then to zero what is below a floor.</summary>
/// <remarks>
/// Contract: <c>t</c>, what it becomes and <c>z</c> have equal lengths; <c>t</c> may become itself, and nothing overlaps otherwise; the factors
/// are numbers, or arrays whose length divides that of <c>t</c> and which repeat along it. Each operation rounds by itself, in the
/// order that the kind has them; nothing is contracted.
/// </remarks>
internal static class TraceUpdate
{
    /// <summary>Moves the traces, and leaves the old ones as they are unless they are in the same place.</summary>
    /// <param name="t">The traces.</param>
    /// <param name="next">What they become.</param>
    /// <param name="z">Activity.</param>
    /// <param name="coefficients">Factors.</param>
    /// <returns>Whether all traces are finite then: without that, silence multiplied by a trace is not zero.</returns>
    [MethodImpl(Hot.Way)]
    public static bool Run<T, TKind>(ReadOnlySpan<T> t, Span<T> next, ReadOnlySpan<T> z, TraceCoefficients<T> coefficients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKind : struct, ITraceKind
    {
        return !TKind.Decays || T.IsZero(coefficients.Floor)
            ? Run<T, TKind, NoFloor<T>>(t, next, z, coefficients, default)
            : Run<T, TKind, Floor<T>>(t, next, z, coefficients, new Floor<T>(coefficients.Floor));
    }

    [MethodImpl(Hot.Way)]
    private static bool Run<T, TKind, TFloor>(
        ReadOnlySpan<T> t, Span<T> next, ReadOnlySpan<T> z, TraceCoefficients<T> coefficients, TFloor floor)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKind : struct, ITraceKind
        where TFloor : struct, IFloor<T>
    {
        if (coefficients.IsScalar)
        {
            return Run<T, TKind, Uniform<T>, TFloor>(t, next, z, new Uniform<T>(coefficients.Decay, coefficients.Amplitude), floor);
        }

        bool finite = true;
        int period = coefficients.Decays.Length;
        var factors = new Repeated<T>(coefficients.Decays, coefficients.Amplitudes);
        for (int i = 0; i < t.Length; i += period)
        {
            finite &= Run<T, TKind, Repeated<T>, TFloor>(t.Slice(i, period), next.Slice(i, period), z.Slice(i, period), factors, floor);
        }

        return finite;
    }

    [MethodImpl(Hot.Loop)]
    private static bool Run<T, TKind, TFactors, TFloor>(
        ReadOnlySpan<T> t, Span<T> next, ReadOnlySpan<T> z, TFactors factors, TFloor floor)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKind : struct, ITraceKind
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
            Vector<T> moved = floor.Apply(TKind.Next<VectorLane<T>>(
                new(Vector.LoadUnsafe(ref trace, (nuint)i)),
                new(Vector.LoadUnsafe(ref activity, (nuint)i)),
                new(factors.Decay(i)),
                new(factors.Amplitude(i))).Value);
            moved.StoreUnsafe(ref nextTrace, (nuint)i);
            marks += moved * Vector<T>.Zero;
        }

        bool finite = Vector.EqualsAll(marks, Vector<T>.Zero);
        for (; i < t.Length; i++)
        {
            next[i] = floor.Apply(
                TKind.Next<ScalarLane<T>>(new(t[i]), new(z[i]), new(factors.DecayAt(i)), new(factors.AmplitudeAt(i))).Value);
            finite &= T.IsFinite(next[i]);
        }

        return finite;
    }

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
        Vector<T> Decay(int i);

        Vector<T> Amplitude(int i);

        T DecayAt(int i);

        T AmplitudeAt(int i);
    }

    private readonly struct Uniform<T>(T decay, T amplitude) : IFactors<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly Vector<T> _decay = new(decay);
        private readonly Vector<T> _amplitude = new(amplitude);

        public Vector<T> Decay(int i) => _decay;

        public Vector<T> Amplitude(int i) => _amplitude;

        public T DecayAt(int i) => _decay[0];

        public T AmplitudeAt(int i) => _amplitude[0];
    }

    private readonly ref struct Repeated<T>(ReadOnlySpan<T> decays, ReadOnlySpan<T> amplitudes) : IFactors<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly ReadOnlySpan<T> _decays = decays;
        private readonly ReadOnlySpan<T> _amplitudes = amplitudes;

        public Vector<T> Decay(int i) => new(_decays[i..]);

        public Vector<T> Amplitude(int i) => new(_amplitudes[i..]);

        public T DecayAt(int i) => _decays[i];

        public T AmplitudeAt(int i) => _amplitudes[i];
    }
}
