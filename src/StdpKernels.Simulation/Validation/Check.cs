using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Validation;

namespace StdpKernels.Simulation;

/// <summary>Checks of numbers that many parts of a network take.</summary>
internal static class Check
{
    /// <summary>A vector of the type is a vector of numbers that the kernels know.</summary>
    public static void Supported<T>()
        where T : unmanaged
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
        {
            throw new NotSupportedException($"Neurons are computed in float and double, not in {typeof(T).Name}.");
        }
    }

    public static int Count(int count, [CallerArgumentExpression(nameof(count))] string name = "") => Require.Size(count, name);

    public static int AtLeastOne(int value, string what, [CallerArgumentExpression(nameof(value))] string name = "") => value >= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be {what} of at least 1.");

    public static double Finite(double value, string unit, [CallerArgumentExpression(nameof(value))] string name = "") =>
        double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be a finite number{unit}.");

    public static double Positive(double value, string unit, [CallerArgumentExpression(nameof(value))] string name = "") =>
        double.IsFinite(value) && value > 0
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be a finite number{unit} above 0.");

    public static double NotNegative(double value, string unit, [CallerArgumentExpression(nameof(value))] string name = "") =>
        double.IsFinite(value) && value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be a finite number{unit} of 0 or more.");

    public static double Fraction(double value, [CallerArgumentExpression(nameof(value))] string name = "") => value is >= 0 and <= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be from 0 to 1.");

    /// <summary>NaN is not below anything.</summary>
    public static double AtMost(double value, double limit, string what, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value <= limit
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at most {limit}, {what}.");

    /// <summary>The probability of a spike in a step.</summary>
    public static double Probability(double rate, double dt, [CallerArgumentExpression(nameof(rate))] string name = "")
    {
        Require.TimeStep(dt);
        double probability = rate * dt;
        return probability is >= 0 and <= 1
            ? probability
            : throw new ArgumentOutOfRangeException(name, rate, $"{name} must be from 0 to 1 / dt spikes a second, but {name} · dt is {probability}.");
    }

    /// <summary>Whole steps of a time, to the nearest.</summary>
    public static int Steps(double seconds, double dt, string name)
    {
        double steps = Math.Round(seconds / dt);
        return steps <= int.MaxValue
            ? (int)steps
            : throw new ArgumentOutOfRangeException(name, seconds, $"{name} must be at most {int.MaxValue} steps, but it is {steps}.");
    }

    /// <summary>A constant in the precision of the neurons.</summary>
    public static T To<T>(double value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.CreateTruncating(value);
}
