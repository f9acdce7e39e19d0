using System.Runtime.CompilerServices;
using StdpKernels.Lanes;

namespace StdpKernels.Rules;

/// <summary>A way to raise the distance to a bound to the exponent <c>mu</c>.</summary>
internal interface IPower
{
    static abstract TLane Raise<TLane>(TLane x, TLane mu)
        where TLane : struct, ILane<TLane>;
}

/// <summary>Any exponent, with the platform's own function.</summary>
internal readonly struct AnyPower : IPower
{
    public static TLane Raise<TLane>(TLane x, TLane mu)
        where TLane : struct, ILane<TLane> => TLane.Pow(x, mu);
}

/// <summary>An exponent that is not an integer: of a negative number it gives NaN, so that a logarithm will do.</summary>
internal readonly struct FractionalPower : IPower
{
    public static TLane Raise<TLane>(TLane x, TLane mu)
        where TLane : struct, ILane<TLane> => TLane.FractionalPow(x, mu);
}

/// <summary>The exponent ½.</summary>
internal readonly struct SquareRoot : IPower
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Raise<TLane>(TLane x, TLane mu)
        where TLane : struct, ILane<TLane> => TLane.Sqrt(x);
}

/// <summary>The exponent 1.</summary>
internal readonly struct FirstPower : IPower
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Raise<TLane>(TLane x, TLane mu)
        where TLane : struct, ILane<TLane> => x;
}
