using System.Numerics;
using StdpKernels.Coefficients;

namespace StdpKernels.Rules;

/// <summary>The one place where the bound and the kind of parameters become type arguments, after the rule has become one.</summary>
internal static class RuleDispatch
{
    public static void Run<T, TDependence, TAction>(WeightCoefficients<T> coefficients, ref TAction action)
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
        var planes = new PlaneSource<T, TRule>(coefficients);
        if (coefficients.IsUniform)
        {
            action.Invoke<TRule, UniformSource<T>>(UniformSource<T>.Of(planes));
        }
        else
        {
            action.Invoke<TRule, PlaneSource<T, TRule>>(planes);
        }
    }
}
