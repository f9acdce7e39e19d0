using System.Numerics;
using StdpKernels.Coefficients;
using StdpKernels.Validation;

namespace StdpKernels.Rules;

/// <summary>All rules: which formula an algorithm has, and which parameters are its own.</summary>
internal static class RuleCatalogue
{
    /// <summary>Does work with the formula of the algorithm that the coefficients were folded for.</summary>
    public static void Run<T, TAction>(WeightCoefficients<T> coefficients, ref TAction action)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TAction : struct, IRuleAction<T>, allows ref struct
    {
        switch (coefficients.Algorithm)
        {
            case StdpAlgorithm.Additive:
                Run<T, Additive, TAction>(coefficients, ref action);
                break;
            case StdpAlgorithm.AdditiveStep:
                Run<T, AdditiveStep, TAction>(coefficients, ref action);
                break;
            case StdpAlgorithm.MultiplicativePow:
                MultiplicativePow.Run(coefficients, ref action);
                break;
            case StdpAlgorithm.MultiplicativeRelu:
                Run<T, MultiplicativeRelu, TAction>(coefficients, ref action);
                break;
            case StdpAlgorithm.AsymmetricPow:
                AsymmetricPow.Run(coefficients, ref action);
                break;
            default:
                throw new InvalidOperationException($"The algorithm {coefficients.Algorithm} has no rule.");
        }
    }

    /// <summary>Does work with a formula: here its bound and the kind of parameters become type arguments too.</summary>
    public static void Run<T, TDependence, TAction>(WeightCoefficients<T> coefficients, ref TAction action)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TDependence : struct, IWeightDependence
        where TAction : struct, IRuleAction<T>, allows ref struct
    {
        switch (coefficients.HardBound, coefficients.IsUniform)
        {
            case (true, true):
                action.Invoke<HardBounded<TDependence>, UniformSource<T>>();
                break;
            case (true, false):
                action.Invoke<HardBounded<TDependence>, PlaneSource<T, HardBounded<TDependence>>>();
                break;
            case (false, true):
                action.Invoke<Unbounded<TDependence>, UniformSource<T>>();
                break;
            default:
                action.Invoke<Unbounded<TDependence>, PlaneSource<T, Unbounded<TDependence>>>();
                break;
        }
    }

    /// <summary>Folds the parameters of the weights for the algorithm that they name.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The algorithm is undefined.</exception>
    /// <exception cref="ArgumentException">
    /// A tensor does not broadcast to the weights: also one that only another algorithm reads.
    /// </exception>
    public static WeightCoefficients<T> Fold<T>(StdpParameters<T> parameters, TensorShape w)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Defined(parameters.Algorithm, nameof(parameters.Algorithm), nameof(parameters));
        foreach (StdpAlgorithm algorithm in Enum.GetValues<StdpAlgorithm>())
        {
            OwnParameters<T> own = Own(algorithm, parameters);
            Broadcast.Require(own.Plus.Value.Shape, w, own.Plus.Name, "w");
            Broadcast.Require(own.Minus.Value.Shape, w, own.Minus.Name, "w");
        }

        return new WeightCoefficients<T>(parameters, Own(parameters.Algorithm, parameters), w);
    }

    private static OwnParameters<T> Own<T>(StdpAlgorithm algorithm, StdpParameters<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => algorithm switch
        {
            StdpAlgorithm.MultiplicativePow => MultiplicativePow.Own(parameters),
            StdpAlgorithm.AsymmetricPow => AsymmetricPow.Own(parameters),
            _ => default,
        };
}
