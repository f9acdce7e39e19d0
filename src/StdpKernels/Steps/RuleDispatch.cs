using System.Numerics;
using StdpKernels.Coefficients;
using StdpKernels.Rules;

namespace StdpKernels.Steps;

/// <summary>Work that is compiled anew for each rule and each kind of parameters.</summary>
internal interface IRuleAction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    void Invoke<TRule, TSource>(TSource coefficients)
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct;
}

/// <summary>The one place where the algorithm, the bound and the kind of parameters become type arguments.</summary>
internal static class RuleDispatch
{
    public static void Run<T, TAction>(WeightCoefficients<T> coefficients, ref TAction action)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TAction : struct, IRuleAction<T>, allows ref struct
    {
        switch (coefficients.Algorithm)
        {
            case StdpAlgorithm.Additive:
                ChooseBound<T, Additive, TAction>(coefficients, ref action);
                break;
            case StdpAlgorithm.AdditiveStep:
                ChooseBound<T, AdditiveStep, TAction>(coefficients, ref action);
                break;
            case StdpAlgorithm.MultiplicativePow:
                ChoosePower<T, TAction>(coefficients, ref action);
                break;
            case StdpAlgorithm.MultiplicativeRelu:
                ChooseBound<T, MultiplicativeRelu, TAction>(coefficients, ref action);
                break;
            default:
                throw new InvalidOperationException($"The algorithm {coefficients.Algorithm} has no rule.");
        }
    }

    private static void ChoosePower<T, TAction>(WeightCoefficients<T> coefficients, ref TAction action)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TAction : struct, IRuleAction<T>, allows ref struct
    {
        T mu = coefficients.Mu.UniformValue;
        if (!coefficients.Mu.IsUniform)
        {
            ChooseBound<T, MultiplicativePow<AnyPower>, TAction>(coefficients, ref action);
        }
        else if (T.IsZero(mu))
        {
            // Any number to the power of 0 is 1.
            ChooseBound<T, Additive, TAction>(coefficients, ref action);
        }
        else if (mu == T.One)
        {
            ChooseBound<T, MultiplicativePow<FirstPower>, TAction>(coefficients, ref action);
        }
        else if (mu == T.CreateTruncating(0.5))
        {
            ChooseBound<T, MultiplicativePow<SquareRoot>, TAction>(coefficients, ref action);
        }
        else if (T.IsFinite(mu) && !T.IsInteger(mu))
        {
            ChooseBound<T, MultiplicativePow<FractionalPower>, TAction>(coefficients, ref action);
        }
        else
        {
            ChooseBound<T, MultiplicativePow<AnyPower>, TAction>(coefficients, ref action);
        }
    }

    private static void ChooseBound<T, TDependence, TAction>(WeightCoefficients<T> coefficients, ref TAction action)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TDependence : struct, IWeightDependence
        where TAction : struct, IRuleAction<T>, allows ref struct
    {
        if (coefficients.HardBound)
        {
            ChooseSource<T, HardBounded<TDependence>, TAction>(coefficients, ref action);
        }
        else
        {
            ChooseSource<T, Unbounded<TDependence>, TAction>(coefficients, ref action);
        }
    }

    private static void ChooseSource<T, TRule, TAction>(WeightCoefficients<T> coefficients, ref TAction action)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TAction : struct, IRuleAction<T>, allows ref struct
    {
        var planes = new PlaneSource<T>(coefficients);
        if (coefficients.IsUniform)
        {
            action.Invoke<TRule, UniformSource<T>>(new UniformSource<T>(planes));
        }
        else
        {
            action.Invoke<TRule, PlaneSource<T>>(planes);
        }
    }
}
