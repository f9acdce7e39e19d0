using System.Numerics;
using StdpKernels.Coefficients;
using StdpKernels.Lanes;

namespace StdpKernels.Rules;

/// <summary><c>A_plus = eta_plus · (w_max − w)^mu</c>, <c>A_minus = eta_minus · (w − w_min)^mu</c>.</summary>
internal static class MultiplicativePow
{
    public static OwnParameters<T> Own<T>(StdpParameters<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var mu = new OwnParameter<T>(nameof(parameters.Mu), parameters.Mu);
        return new OwnParameters<T>(mu, mu);
    }

    public static void Run<T, TAction>(WeightCoefficients<T> coefficients, ref TAction action)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TAction : struct, IRuleAction<T>, allows ref struct =>
        Run(FormOf(coefficients.OwnPlus), coefficients, ref action);

    /// <summary>The form that serves all weights.</summary>
    public static PowerForm FormOf<T>(CoefficientPlane<T> exponent)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        exponent.IsUniform ? PowerForms.Of(exponent.UniformValue) : PowerForm.Any;

    /// <summary>Does work with powers of the same form on both sides; the exponents themselves may differ.</summary>
    public static void Run<T, TAction>(PowerForm both, WeightCoefficients<T> coefficients, ref TAction action)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TAction : struct, IRuleAction<T>, allows ref struct
    {
        switch (both)
        {
            case PowerForm.Zeroth:
                RuleCatalogue.Run<T, Additive, TAction>(coefficients, ref action);
                break;
            case PowerForm.SquareRoot:
                RuleCatalogue.Run<T, Powers<SquareRoot, SquareRoot>, TAction>(coefficients, ref action);
                break;
            case PowerForm.First:
                RuleCatalogue.Run<T, Powers<FirstPower, FirstPower>, TAction>(coefficients, ref action);
                break;
            case PowerForm.Fractional:
                RuleCatalogue.Run<T, Powers<FractionalPower, FractionalPower>, TAction>(coefficients, ref action);
                break;
            default:
                RuleCatalogue.Run<T, Powers<AnyPower, AnyPower>, TAction>(coefficients, ref action);
                break;
        }
    }
}
