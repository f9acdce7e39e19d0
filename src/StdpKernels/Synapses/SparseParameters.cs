using System.Numerics;
using StdpKernels.Kernels.Sparse;
using StdpKernels.Validation;

namespace StdpKernels.Synapses;

/// <summary>Parameters of sparse synapses, with a number for each synapse where they are tensors over neurons.</summary>
/// <remarks>
/// What was made of the last few tensors is kept: parameter objects that share a tensor share it here too, so that
/// <see cref="SteadyWeights{T}"/> sees that their bounds are the same.
/// </remarks>
internal sealed class SparseParameters<T>(SparseIndex index)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Capacity = 16;

    private readonly (StdpParameter<T> Given, StdpParameter<T> BySynapse)[] _recent = new (StdpParameter<T>, StdpParameter<T>)[Capacity];
    private int _oldest;

    /// <summary>The same parameters, those of the weights as numbers or as tensors <c>[N]</c>.</summary>
    /// <exception cref="ArgumentException">A tensor does not broadcast.</exception>
    public StdpParameters<T> BySynapse(StdpParameters<T> parameters) => parameters.MapOfWeights(BySynapse);

    private StdpParameter<T> BySynapse(StdpParameter<T> parameter, string name)
    {
        if (!parameter.IsTensor || Fits(parameter.Shape, index.Count))
        {
            return parameter;
        }

        if (!Fits(parameter.Shape, index.Outputs, index.Inputs))
        {
            Require.Throw(
                $"{name} must be a number, or a tensor [{index.Count}] of a number for each synapse, or one of two dimensions that broadcasts "
                + $"to [{index.Outputs}, {index.Inputs}], such as [{index.Outputs}, 1] and [1, {index.Inputs}] of a number for each post- or "
                + $"presynaptic neuron; but its shape is {parameter.Shape}.",
                "parameters");
        }

        foreach ((StdpParameter<T> given, StdpParameter<T> known) in _recent)
        {
            if (given.IsSameTensor(parameter))
            {
                return known;
            }
        }

        StdpParameter<T> bySynapse = Gather(parameter);
        _recent[_oldest] = (parameter, bySynapse);
        _oldest = (_oldest + 1) % Capacity;
        return bySynapse;
    }

    private static bool Fits(TensorShape shape, params ReadOnlySpan<int> dimensions)
    {
        bool fits = shape.Rank == dimensions.Length || shape.Rank == 0;
        for (int d = 0; fits && d < shape.Rank; d++)
        {
            fits = shape[d] == dimensions[d] || shape[d] == 1;
        }

        return fits;
    }

    private StdpParameter<T> Gather(StdpParameter<T> parameter)
    {
        ReadOnlySpan<T> values = parameter.Values;
        int row = parameter.Shape[0] == 1 ? 0 : parameter.Shape[1], column = parameter.Shape[1] == 1 ? 0 : 1;
        var bySynapse = new T[index.Count];
        for (int pre = 0; pre < index.Inputs; pre++)
        {
            for (int i = (int)index.RowStarts[pre]; i < index.RowStarts[pre + 1]; i++)
            {
                bySynapse[i] = values[(index.Targets[i] * row) + (pre * column)];
            }
        }

        return new StdpParameter<T>(bySynapse, new TensorShape(index.Count));
    }
}
