using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StdpKernels.Validation;

/// <summary>The checks that every call is put together from. Each names the parameter, what was expected and what came.</summary>
internal static class Require
{
    public static void Rank<T>(ReadOnlyTensorView<T> view, int rank, string layout, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (view.Shape.Rank != rank)
        {
            ThrowRank(view, rank, layout, name);
        }
    }

    public static void Shape<T>(ReadOnlyTensorView<T> view, TensorShape expected, string what, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // The default view has the shape of a single element.
        if (view.Shape != expected || view.IsDefault)
        {
            ThrowShape(view, expected, what, name);
        }
    }

    public static void Length(int length, TensorShape expected, string what, string name)
    {
        if (length != expected.Length)
        {
            ThrowLength(length, expected, what, name);
        }
    }

    /// <summary>Activity that is not there suits a side without neurons only.</summary>
    public static void Nothing(TensorShape expected, string what, string name)
    {
        if (expected.Length > 0)
        {
            ThrowNothing(expected, what, name);
        }
    }

    /// <summary>Also of different types: a cast can give lists or flags, and weights, the same memory.</summary>
    public static void Disjoint<T, TOther>(ReadOnlySpan<T> written, ReadOnlySpan<TOther> other, string writtenName, string name)
        where T : unmanaged
        where TOther : unmanaged
    {
        if (Overlap(written, other))
        {
            ThrowShared(writtenName, name);
        }
    }

    public static void Disjoint<T>(ReadOnlySpan<T> written, in SpikeEvents events, string writtenName, string name)
        where T : unmanaged
    {
        if (Overlap(written, events.Indices) || Overlap(written, events.Starts))
        {
            ThrowShared(writtenName, name);
        }
    }

    public static void Finite(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be a finite number of seconds.");
        }
    }

    public static void Floor(double value, string what, string name)
    {
        if (!double.IsFinite(value) || value < 0)
        {
            throw new ArgumentOutOfRangeException(name, value, $"{what} must be a finite number of zero or more, but it is {value}.");
        }
    }

    public static void AtLeastZero(double value, string name, string unit)
    {
        if (!double.IsFinite(value) || value < 0)
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be a number of {unit} of at least 0, but it is {value}.");
        }
    }

    public static void AboveZero(double value, string name, string unit)
    {
        if (!double.IsFinite(value) || value <= 0)
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be a number of {unit} above 0, but it is {value}.");
        }
    }

    public static void Number(double value, string name) => Number(value, name, name);

    /// <summary>A finite number, as a property of an argument.</summary>
    public static void Number(double value, string what, string name)
    {
        if (double.IsNaN(value) || double.IsInfinity(value))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{what} must be a finite number, but it is {value}.");
        }
    }

    public static void TimeStep(double dt)
    {
        if (!double.IsFinite(dt) || dt <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(dt), dt, "dt must be a number of seconds above 0, such as 0.001 for 1 ms.");
        }
    }

    public static void TimeConstant(double tau, double dt, [CallerArgumentExpression(nameof(tau))] string name = "")
    {
        if (!double.IsFinite(tau) || tau < dt)
        {
            throw new ArgumentOutOfRangeException(
                name, tau, $"{name} must be a number of seconds, such as 0.02 for 20 ms, and at least the time step, {dt}.");
        }
    }

    /// <summary>A shape that an array can have.</summary>
    public static TensorShape Allocatable(ReadOnlySpan<int> dimensions, string what, string name)
    {
        var shape = new TensorShape(dimensions, name);
        Fits(shape.Length, what, name);
        return shape;
    }

    /// <summary>As many elements as an array can have.</summary>
    public static void Fits(long length, string what, string name)
    {
        if (length > Array.MaxLength)
        {
            throw new ArgumentOutOfRangeException(
                name, $"{name} must be small enough for arrays of {Array.MaxLength} elements, but {length} are needed for {what}.");
        }
    }

    public static int AtLeast(int minimum, int number, string name) => number >= minimum
        ? number
        : throw new ArgumentOutOfRangeException(name, number, $"{name} must be at least {minimum}, but it is {number}.");

    public static int Size(int size, [CallerArgumentExpression(nameof(size))] string name = "") => size >= 0
        ? size
        : throw new ArgumentOutOfRangeException(name, size, $"{name} must be zero or more.");

    public static int Threads(int threads)
    {
        const int Max = 64;
        return threads is >= 1 and <= Max
            ? threads
            : throw new ArgumentOutOfRangeException(nameof(threads), threads, $"threads must be from 1 to {Max}.");
    }

    /// <summary>How a trace moves, of which both members have a name.</summary>
    public static void Defined(StdpTraceDynamics dynamics, string what, string name)
    {
        if (!Members<StdpTraceDecay>.Have(dynamics.Decay))
        {
            ThrowUndefined(dynamics.Decay, nameof(dynamics.Decay), what, name);
        }

        if (!Members<StdpTraceSpike>.Have(dynamics.Spike))
        {
            ThrowUndefined(dynamics.Spike, nameof(dynamics.Spike), what, name);
        }
    }

    /// <summary>A member of an enumeration that has a name.</summary>
    public static void Defined<TEnum>(TEnum value, string name)
        where TEnum : struct, Enum => Defined(value, name, name);

    /// <summary>A member of an enumeration that has a name, as a property of an argument.</summary>
    public static void Defined<TEnum>(TEnum value, string what, string name)
        where TEnum : struct, Enum
    {
        if (!Members<TEnum>.Have(value))
        {
            throw new ArgumentOutOfRangeException(
                name, value, $"{what} must be one of {string.Join(", ", Enum.GetNames<TEnum>())}, but it is {value:D}.");
        }
    }

    // Overlaps in bytes, which for large weights are more than a span can have.
    private static bool Overlap<T, TOther>(ReadOnlySpan<T> written, ReadOnlySpan<TOther> other)
        where T : unmanaged
        where TOther : unmanaged
    {
        if (written.IsEmpty || other.IsEmpty)
        {
            return false;
        }

        nint distance = Unsafe.ByteOffset(
            ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(written)),
            ref Unsafe.As<TOther, byte>(ref MemoryMarshal.GetReference(other)));
        return (nuint)distance < (nuint)written.Length * (nuint)Unsafe.SizeOf<T>()
            || (nuint)(-distance) < (nuint)other.Length * (nuint)Unsafe.SizeOf<TOther>();
    }

    // Methods of their own, of what a step checks: texts put together would be compiled into each check.
    [DoesNotReturn]
    private static void ThrowRank<T>(ReadOnlyTensorView<T> view, int rank, string layout, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Throw($"{name} must have {rank} dimensions, {layout}, but {Came(view)}.", name);

    [DoesNotReturn]
    private static void ThrowShape<T>(ReadOnlyTensorView<T> view, TensorShape expected, string what, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Throw($"{name} must have the shape {expected} of {what}, but {Came(view)}.", name);

    [DoesNotReturn]
    private static void ThrowLength(int length, TensorShape expected, string what, string name) =>
        Throw($"{name} must have the {Plural.Of(expected.Length, "element")} of {what} {expected}, but it has {length}.", name);

    [DoesNotReturn]
    private static void ThrowNothing(TensorShape expected, string what, string name) => Throw(
        $"{name} must have the {Plural.Of(expected.Length, "element")} of {what} {expected}, but it is null, or the default of its type.", name);

    [DoesNotReturn]
    private static void ThrowShared(string writtenName, string name) =>
        Throw($"{name} must not share memory with {writtenName}, but the two overlap.", name);

    [DoesNotReturn]
    private static void ThrowUndefined<TEnum>(TEnum value, string member, string what, string name)
        where TEnum : struct, Enum => throw new ArgumentOutOfRangeException(
            name, value, $"{what} must have a {member} of {string.Join(", ", Enum.GetNames<TEnum>())}, but it is {value:D}.");

    private static string Came<T>(ReadOnlyTensorView<T> view)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        view.IsDefault ? "it is the default view, with the shape [] and no memory" : $"its shape is {view.Shape}";

    [DoesNotReturn]
    public static void Throw(string message, string name) => throw new ArgumentException(message, name);
}
