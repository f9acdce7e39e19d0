using System.Numerics;
using StdpKernels.Validation;

namespace StdpKernels.Sharding;

/// <summary>The parameters of a shard: tensors of the weights and of the postsynaptic trace without the neurons of other shards.</summary>
/// <remarks>What belongs to presynaptic neurons, or repeats over the postsynaptic ones, stays what it is.</remarks>
/// <param name="outputs">How many postsynaptic neurons the whole layer has.</param>
/// <param name="range">Which of them are in the shard.</param>
/// <param name="fromLast">
/// The dimension of the weights that counts postsynaptic neurons, from the last one: 2 in <c>[O, I]</c>, 1 in <c>[I, O]</c>.
/// </param>
/// <param name="synapses">The synapses of the shard, by their numbers in the whole, and how many that has; none where the weights are a matrix.</param>
internal readonly struct ParameterCut(int outputs, ShardRange range, int fromLast, (int[] Numbers, int Whole)? synapses)
{
    /// <param name="parameters">Parameters that broadcast to the whole layer.</param>
    public StdpParameters<T> Of<T>(StdpParameters<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => (parameters with
        {
            APost = OfTrace(parameters.APost, nameof(parameters.APost)),
            TauPostInv = OfTrace(parameters.TauPostInv, nameof(parameters.TauPostInv)),
            Triplet = parameters.Triplet is null ? null : Of(parameters.Triplet),
        }).MapOfWeights(OfWeights);

    private StdpTriplet<T> Of<T>(StdpTriplet<T> triplet)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => triplet with
        {
            A2Plus = OfTrace(triplet.A2Plus, nameof(triplet.A2Plus)),
            A3Plus = OfTrace(triplet.A3Plus, nameof(triplet.A3Plus)),
            TauPostSlowInv = OfTrace(triplet.TauPostSlowInv, nameof(triplet.TauPostSlowInv)),
        };

    private StdpParameter<T> OfTrace<T>(StdpParameter<T> parameter, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Along(parameter, 1, name);

    private StdpParameter<T> OfWeights<T>(StdpParameter<T> parameter, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => synapses is var (numbers, whole) && parameter.Shape.Rank == 1
            ? BySynapse(parameter, numbers, whole, name)
            : Along(parameter, fromLast, name);

    /// <summary>A number for each synapse, or one that all have.</summary>
    private static StdpParameter<T> BySynapse<T>(StdpParameter<T> parameter, int[] numbers, int whole, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (parameter.Shape[0] == 1)
        {
            return parameter;
        }

        RequireLength(parameter.Shape, 0, whole, "synapses", name);
        var values = new T[numbers.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = parameter.Values[numbers[i]];
        }

        return new StdpParameter<T>(values, new TensorShape(values.Length));
    }

    // Of the whole: the tensor of another layer could have the length of a shard.
    private static void RequireLength(TensorShape shape, int dimension, int expected, string what, string name)
    {
        if (shape[dimension] != expected)
        {
            Require.Throw($"{name} must broadcast to the {expected} {what} of the whole layer, but its shape is {shape}.", "parameters");
        }
    }

    /// <summary>The part of a tensor along one of its dimensions, where it differs along that at all.</summary>
    private StdpParameter<T> Along<T>(StdpParameter<T> parameter, int fromLastDimension, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TensorShape shape = parameter.Shape;
        int dimension = shape.Rank - fromLastDimension;
        if (dimension < 0 || shape[dimension] == 1)
        {
            return parameter;
        }

        RequireLength(shape, dimension, outputs, "postsynaptic neurons", name);

        // Rows of the tensor in front of the dimension, each with so many numbers for a neuron.
        int inner = 1;
        for (int d = dimension + 1; d < shape.Rank; d++)
        {
            inner *= shape[d];
        }

        int outer = outputs * inner == 0 ? 0 : shape.Length / (outputs * inner);
        var values = new T[outer * range.Count * inner];
        for (int i = 0; i < outer; i++)
        {
            parameter.Values.Slice(((i * outputs) + range.Start) * inner, range.Count * inner)
                .CopyTo(values.AsSpan(i * range.Count * inner));
        }

        Span<int> dimensions = stackalloc int[shape.Rank];
        for (int d = 0; d < shape.Rank; d++)
        {
            dimensions[d] = d == dimension ? range.Count : shape[d];
        }

        return new StdpParameter<T>(values, new TensorShape(dimensions));
    }
}
