using System.Numerics;
using StdpKernels.Coefficients;
using StdpKernels.Rules;

namespace StdpKernels.Synapses;

/// <summary>Weights <c>[I, O]</c>: a row for each presynaptic neuron, whose outgoing synapses lie side by side.</summary>
internal sealed class PresynapticRows<T>(int batch, TensorShape weights, int threads) : LinearSynapses<T>(batch, weights, threads)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override BoundUpdate<T> Bind(WeightCoefficients<T> coefficients)
    {
        var bind = new BindAction(this, coefficients);
        RuleCatalogue.Run(coefficients, ref bind);
        return bind.Bound!;
    }

    private struct BindAction(LinearSynapses<T> synapses, WeightCoefficients<T> coefficients) : IRuleAction<T>
    {
        public BoundUpdate<T>? Bound { get; private set; }

        public void Invoke<TRule, TSource>()
            where TRule : struct, IUpdateRule
            where TSource : struct, ICoefficientSource<T>, allows ref struct =>
            Bound = new LinearUpdate<T, Mirrored<TRule>, TSource>(synapses, coefficients);
    }
}
