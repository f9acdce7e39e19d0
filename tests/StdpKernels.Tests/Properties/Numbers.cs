using System.Numerics;
using CsCheck;

namespace StdpKernels.Tests.Properties;

/// <summary>Random numbers of the kinds that a layer meets, the ordinary ones first.</summary>
internal static class Numbers<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Both zeros, subnormal, huge, infinite, not a number.</summary>
    public static readonly Gen<T> Special = Gen.OneOf(
    [
        T.Zero, T.NegativeZero, T.Epsilon, -T.Epsilon, T.CreateChecked(1e-39), T.CreateChecked(1e30), T.CreateChecked(-1e30),
        T.BitDecrement(T.PositiveInfinity), T.PositiveInfinity, T.NegativeInfinity, T.NaN,
    ]);

    /// <summary>Strictly within the default bounds.</summary>
    public static readonly Gen<T> Within = Uniform(0.125, 0.875);

    /// <summary>Within the default bounds or on one of them.</summary>
    public static readonly Gen<T> WithinOrOn = Gen.Frequency((4, Within), (1, Gen.OneOf([T.Zero, T.One])));

    /// <summary>Within, on and outside of the default bounds.</summary>
    public static readonly Gen<T> Around = Gen.Frequency((2, WithinOrOn), (1, Uniform(-1, 2)));

    /// <summary>Ordinary weights or traces with, now and then, a special number among them.</summary>
    public static readonly Gen<T> WithSpecial = Gen.Frequency((9, Around), (1, Special));

    /// <summary>Powers of two of either sign and their sums: sums and products of a few of them are exact.</summary>
    public static readonly Gen<T> Dyadic = Gen.Int[-16, 32].Select(n => T.CreateChecked(n) / T.CreateChecked(16));

    /// <summary>Activity of any size and sign.</summary>
    public static readonly Gen<T> Graded = Gen.Frequency((1, Gen.Const(T.Zero)), (2, Uniform(-1, 1)));

    /// <summary>Activity that is not only spikes, but whose products are exact.</summary>
    public static readonly Gen<T> ExactActivity = Gen.Frequency(
        (3, Gen.Const(T.Zero)),
        (2, Gen.Const(T.One)),
        (1, Gen.OneOf([T.NegativeOne, T.NegativeZero, T.PositiveInfinity, T.NaN])));

    /// <summary>Zero, or numbers so large that no product of two underflows: the sign of what is left then depends on whether products are rounded.</summary>
    public static Gen<T> Uniform(double from, double to) =>
        Gen.Double[from, to].Select(number => T.CreateChecked(Math.Abs(number) < 1e-12 ? 0 : number));

    /// <summary>Ones among zeros.</summary>
    public static Gen<T> Spikes(double density) =>
        Gen.Double[0, 1].Select(unit => unit < density || density == 1 ? T.One : T.Zero);
}
