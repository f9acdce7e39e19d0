using System.Numerics;
using StdpKernels.Coefficients;

namespace StdpKernels.Rules;

/// <summary>Which <see cref="IPower"/> an exponent asks for.</summary>
internal enum PowerForm
{
    /// <summary>0: any number to the power of 0 is 1.</summary>
    Zeroth,

    /// <summary>½.</summary>
    SquareRoot,

    /// <summary>1.</summary>
    First,

    /// <summary>Another finite number that is not an integer.</summary>
    Fractional,

    /// <summary>Everything else, and exponents that differ among the weights.</summary>
    Any,
}

/// <summary>Tells the forms apart.</summary>
internal static class PowerForms
{
    public static PowerForm Of<T>(CoefficientPlane<T> exponent)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        !exponent.IsUniform ? PowerForm.Any
        : T.IsZero(exponent.UniformValue) ? PowerForm.Zeroth
        : exponent.UniformValue == T.One ? PowerForm.First
        : exponent.UniformValue == T.CreateTruncating(0.5) ? PowerForm.SquareRoot
        : T.IsFinite(exponent.UniformValue) && !T.IsInteger(exponent.UniformValue) ? PowerForm.Fractional
        : PowerForm.Any;
}
