using System.Numerics;
using StdpKernels.Coefficients;
using StdpKernels.Kernels.Events;
using StdpKernels.Rules;
using StdpKernels.Threading;

namespace StdpKernels.Steps;

/// <summary>Weights that silence leaves alone: whether they are so, and whether they stay so.</summary>
internal static class QuietWeights
{
    /// <summary>Looks at all weights: whether silence leaves each alone, and will go on to.</summary>
    public static bool Find<T>(TensorView<T> w, WeightCoefficients<T> weights)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var action = new KeepsAction<T>(w);
        RuleCatalogue.Run(weights, ref action);
        return action.Keeps && Persists(weights, w.Shape);
    }

    /// <summary>Whether weights that are quiet before a step are so after it, whatever the step.</summary>
    public static bool Persists<T>(WeightCoefficients<T> weights, TensorShape w)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (weights.QuietPersists is null)
        {
            // Parameters that are numbers are the same for every weight: one of them answers for all.
            var action = new PersistAction<T>(weights.IsUniform ? 1 : w[0], weights.IsUniform ? 1 : w[1]);
            RuleCatalogue.Run(weights, ref action);
            weights.QuietPersists = action.Persists;
        }

        return weights.QuietPersists.Value;
    }

    private struct PersistAction<T>(int rows, int columns) : IRuleAction<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public bool Persists { get; private set; }

        public void Invoke<TRule, TSource>(TSource coefficients)
            where TRule : struct, IUpdateRule
            where TSource : struct, ICoefficientSource<T>, allows ref struct =>
            Persists = Silence.Persists<T, TRule, TSource>(rows, columns, coefficients);
    }

    private ref struct KeepsAction<T>(TensorView<T> w) : IRuleAction<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly TensorView<T> _w = w;

        public bool Keeps { get; private set; }

        public void Invoke<TRule, TSource>(TSource coefficients)
            where TRule : struct, IUpdateRule
            where TSource : struct, ICoefficientSource<T>, allows ref struct =>
            Keeps = Silence.KeepsAll<T, TRule, TSource>(_w.Span, new RowRange(0, _w.Shape[0]), _w.Shape[1], coefficients);
    }
}
