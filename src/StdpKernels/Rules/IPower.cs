using System.Runtime.CompilerServices;
using StdpKernels.Lanes;

namespace StdpKernels.Rules;

/// <summary>A way to raise the distance to a bound to an exponent.</summary>
internal interface IPower
{
    /// <summary>Whether the exponent is read at all, or known.</summary>
    static abstract bool ReadsExponent { get; }

    /// <summary><c>eta · x^mu</c>, rounded after each of the two.</summary>
    static abstract TLane Scaled<TLane>(TLane eta, TLane x, TLane mu)
        where TLane : struct, ILane<TLane>;
}

/// <summary>Any exponent: its value decides, for each weight, which of the other powers it is.</summary>
internal readonly struct AnyPower : IPower
{
    public static bool ReadsExponent => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Scaled<TLane>(TLane eta, TLane x, TLane mu)
        where TLane : struct, ILane<TLane> => eta * TLane.Pow(x, mu);
}

/// <summary>An exponent that is not an integer: of a negative number it gives NaN, so that a logarithm will do.</summary>
internal readonly struct FractionalPower : IPower
{
    public static bool ReadsExponent => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Scaled<TLane>(TLane eta, TLane x, TLane mu)
        where TLane : struct, ILane<TLane> => eta * TLane.FractionalPow(x, mu);
}

/// <summary>The exponent ½.</summary>
internal readonly struct SquareRoot : IPower
{
    public static bool ReadsExponent => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Scaled<TLane>(TLane eta, TLane x, TLane mu)
        where TLane : struct, ILane<TLane> => eta * TLane.Sqrt(x);
}

/// <summary>The exponent 1.</summary>
internal readonly struct FirstPower : IPower
{
    public static bool ReadsExponent => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Scaled<TLane>(TLane eta, TLane x, TLane mu)
        where TLane : struct, ILane<TLane> => eta * x;
}
