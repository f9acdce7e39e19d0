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
        where TSource : struct, ICoefficientSource<T>;
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
                ChooseBound<T, MultiplicativePow, TAction>(coefficients, ref action);
                break;
            case StdpAlgorithm.MultiplicativeRelu:
                ChooseBound<T, MultiplicativeRelu, TAction>(coefficients, ref action);
                break;
            default:
                throw new InvalidOperationException($"The algorithm {coefficients.Algorithm} has no rule.");
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
            action.Invoke<TRule, UniformSource<T>>(new UniformSource<T>(planes.Load(0, 0), planes.At(0, 0)));
        }
        else
        {
            action.Invoke<TRule, PlaneSource<T>>(planes);
        }
    }
}
