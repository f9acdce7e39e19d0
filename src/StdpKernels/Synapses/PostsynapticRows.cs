using System.Numerics;
using StdpKernels.Coefficients;

namespace StdpKernels.Synapses;

/// <summary>Weights <c>[O, I]</c>: a row for each postsynaptic neuron, whose incoming synapses lie side by side.</summary>
internal sealed class PostsynapticRows<T>(int batch, TensorShape weights, int threads) : LinearSynapses<T>(batch, weights, threads)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    protected override bool HasPresynapticRows => false;

    public override Synapses<T> OfOneSample() => new PostsynapticRows<T>(batch: 1, Weights, Threads);

    protected override BoundUpdate<T> Close<TRule, TSource>(WeightCoefficients<T> coefficients) =>
        new LinearUpdate<T, TRule, TSource>(this, coefficients);
}
