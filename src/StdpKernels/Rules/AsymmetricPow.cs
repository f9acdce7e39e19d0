using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Coefficients;
using StdpKernels.Lanes;

namespace StdpKernels.Rules;

/// <summary><c>A_plus = eta_plus · (w_max − w)^mu_plus</c>, <c>A_minus = eta_minus · (w − w_min)^mu_minus</c>.</summary>
internal static class AsymmetricPow
{
    public static OwnParameters<T> Own<T>(StdpParameters<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(
            new(nameof(parameters.MuPlus), parameters.MuPlus),
            new(nameof(parameters.MuMinus), parameters.MuMinus));

    // The pair that the rule is known for has a formula compiled for it; other pairs of forms choose between powers as they go, since
    // each formula is some 150 KB of machine code in an application compiled ahead of time. Each exponent is as exact in either.
    public static void Run<T, TAction>(WeightCoefficients<T> coefficients, ref TAction action)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TAction : struct, IRuleAction<T>, allows ref struct
    {
        switch (MultiplicativePow.FormOf(coefficients.OwnPlus), MultiplicativePow.FormOf(coefficients.OwnMinus))
        {
            case var (plus, minus) when plus == minus:
                MultiplicativePow.Run(plus, coefficients, ref action);
                break;
            case (PowerForm.Zeroth, PowerForm.First):
                RuleCatalogue.Run<T, Powers<ZerothPower, FirstPower>, TAction>(coefficients, ref action);
                break;
            case (PowerForm.First, PowerForm.Zeroth):
                RuleCatalogue.Run<T, Powers<FirstPower, ZerothPower>, TAction>(coefficients, ref action);
                break;
            default:
                MultiplicativePow.Run(PowerForm.Any, coefficients, ref action);
                break;
        }
    }

    /// <summary>The exponent 0: any number to the power of 0 is 1.</summary>
    private readonly struct ZerothPower : IPower
    {
        public static bool ReadsExponent => false;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLane Scaled<TLane>(TLane eta, TLane x, TLane mu)
            where TLane : struct, ILane<TLane> => eta;
    }
}
