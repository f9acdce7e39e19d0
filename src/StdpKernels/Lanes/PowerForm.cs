using System.Numerics;
using System.Runtime.CompilerServices;

namespace StdpKernels.Lanes;

/// <summary>How the power of an exponent is computed. Nothing but the value of the exponent decides it.</summary>
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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PowerForm Of<T>(T exponent)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        T.IsZero(exponent) ? PowerForm.Zeroth
        : exponent == T.One ? PowerForm.First
        : exponent + exponent == T.One ? PowerForm.SquareRoot
        : T.IsFinite(exponent) && !T.IsInteger(exponent) ? PowerForm.Fractional
        : PowerForm.Any;
}
