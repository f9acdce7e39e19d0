using System.Numerics;
using StdpKernels.Coefficients;
using StdpKernels.Rules;

namespace StdpKernels.Synapses;

/// <summary>Weights <c>[I, O]</c>: a row for each presynaptic neuron, whose outgoing synapses lie side by side.</summary>
internal sealed class PresynapticRows<T>(int batch, TensorShape weights, int threads) : LinearSynapses<T>(batch, weights, threads)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    protected override bool HasPresynapticRows => true;

    public override Synapses<T> OfOneSample() => new PresynapticRows<T>(batch: 1, Weights, Threads);

    protected override BoundUpdate<T> Close<TRule, TSource>(WeightCoefficients<T> coefficients) =>
        new LinearUpdate<T, Mirrored<TRule>, TSource>(this, coefficients);
}
