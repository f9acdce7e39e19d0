using System.Numerics;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Properties;

/// <summary>
/// Cases with some of their samples or neurons left out, or with these in another order, everywhere that they have numbers. Of a
/// convolution in groups, the same channels of every group.
/// </summary>
internal static class CaseAxes
{
    extension<T>(LayerCase<T> layer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public LayerCase<T> WithoutSamples(Range samples) => layer.TakeSamples(Rest(layer.PreShape[0], samples));

        public LayerCase<T> WithoutInputs(Range inputs) => layer.TakeInputs(Rest(layer.PreShape[1] / layer.Groups, inputs), layer.AllGroups);

        public LayerCase<T> WithoutOutputs(Range outputs) => layer.TakeOutputs(Rest(layer.PostShape[1] / layer.Groups, outputs), layer.AllGroups);

        public LayerCase<T> WithoutGroups(Range groups)
        {
            int[] kept = Rest(layer.Groups, groups);
            LayerCase<T> taken = layer.TakeInputs(layer.AllInputs, kept).TakeOutputs(layer.AllOutputs, kept);
            ConvShape shape = taken.Convolution!;
            return taken with { Convolution = shape with { Geometry = shape.Geometry with { Groups = kept.Length } } };
        }

        /// <summary>Where channels are in groups, these are reversed as well, of both sides: then outputs must be reversed, too.</summary>
        public LayerCase<T> WithInputsReversed() => layer.TakeInputs([.. layer.AllInputs.Reverse()], [.. layer.AllGroups.Reverse()]);

        public LayerCase<T> WithOutputsReversed() => layer.TakeOutputs([.. layer.AllOutputs.Reverse()], [.. layer.AllGroups.Reverse()]);

        /// <summary>The linear layer with an input for each place of the image, and the same parameters.</summary>
        public LayerCase<T> AsLinear()
        {
            int[] w = layer.WeightShape;
            return layer with { Convolution = null, Linear = (layer.PreShape[0], w[1] * w[2] * w[3], w[0]) };
        }

        private LayerCase<T> TakeSamples(int[] samples) => layer.TakePre(0, samples).TakePost(0, samples) with
        {
            Linear = layer.Linear with { Batch = samples.Length },
            Convolution = layer.Convolution is { } shape ? shape with { Batch = samples.Length } : null,
        };

        private int[] AllGroups => [.. Enumerable.Range(0, layer.Groups)];

        private int[] AllInputs => [.. Enumerable.Range(0, layer.PreShape[1] / layer.Groups)];

        private int[] AllOutputs => [.. Enumerable.Range(0, layer.PostShape[1] / layer.Groups)];

        private LayerCase<T> TakeInputs(int[] ofGroup, int[] groups)
        {
            int[] inputs = OfGroups(ofGroup, groups, layer.PreShape[1] / layer.Groups);
            return layer.TakePre(1, inputs).TakeWeights(1, ofGroup) with
            {
                Linear = layer.Linear with { Inputs = inputs.Length },
                Convolution = layer.Convolution is { } shape ? shape with { Channels = inputs.Length } : null,
            };
        }

        private LayerCase<T> TakeOutputs(int[] ofGroup, int[] groups)
        {
            int[] outputs = OfGroups(ofGroup, groups, layer.PostShape[1] / layer.Groups);
            return layer.TakePost(1, outputs).TakeWeights(0, outputs) with
            {
                Linear = layer.Linear with { Outputs = outputs.Length },
                Convolution = layer.Convolution is { } shape ? shape with { Outputs = outputs.Length } : null,
            };
        }

        private LayerCase<T> TakePre(int axis, int[] kept) => layer with
        {
            TPre = Take(layer.TPre, layer.PreShape, axis, kept),
            ZPre = Array.ConvertAll(layer.ZPre, z => Take(z, layer.PreShape, axis, kept)),
            Parameters = TakeTriplet(Take(layer.Parameters, ParameterNames.OfPre, layer.PreShape, axis, kept), layer.PreShape, [], axis, kept),
        };

        private LayerCase<T> TakePost(int axis, int[] kept) => layer with
        {
            TPost = Take(layer.TPost, layer.PostShape, axis, kept),
            ZPost = Array.ConvertAll(layer.ZPost, z => Take(z, layer.PostShape, axis, kept)),
            Parameters = TakeTriplet(Take(layer.Parameters, ParameterNames.OfPost, layer.PostShape, axis, kept), [], layer.PostShape, axis, kept),
        };

        private LayerCase<T> TakeWeights(int axis, int[] kept) => layer with
        {
            W = Take(layer.W, layer.WeightShape, axis, kept),
            Parameters = Take(layer.Parameters, ParameterNames.OfWeights, layer.WeightShape, axis, kept),
        };
    }

    private static int[] OfGroups(int[] ofGroup, int[] groups, int length) =>
        [.. groups.SelectMany(group => ofGroup.Select(channel => (group * length) + channel))];

    private static int[] Rest(int count, Range without) =>
        [.. Enumerable.Range(0, without.Start.Value), .. Enumerable.Range(without.End.Value, count - without.End.Value)];

    /// <summary>Takes elements of an axis of the target from those tensors that do not repeat along it.</summary>
    private static StdpParameters<T> Take<T>(StdpParameters<T> parameters, string[] names, int[] target, int axis, int[] kept)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (string name in names)
        {
            parameters = parameters.With(name, Take(parameters.Of(name), target, axis, kept));
        }

        return parameters;
    }

    /// <summary>Does so for the tensors of a rule of triplets that belong to one side; the shape of the other is empty.</summary>
    private static StdpParameters<T> TakeTriplet<T>(StdpParameters<T> parameters, int[] pre, int[] post, int axis, int[] kept)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => parameters.Triplet is not { } triplet ? parameters : parameters with
        {
            Triplet = new()
            {
                A2Plus = Take(triplet.A2Plus, post, axis, kept),
                A3Plus = Take(triplet.A3Plus, post, axis, kept),
                TauPostSlowInv = Take(triplet.TauPostSlowInv, post, axis, kept),
                A2Minus = Take(triplet.A2Minus, pre, axis, kept),
                A3Minus = Take(triplet.A3Minus, pre, axis, kept),
                TauPreSlowInv = Take(triplet.TauPreSlowInv, pre, axis, kept),
            },
        };

    private static StdpParameter<T> Take<T>(StdpParameter<T> parameter, int[] target, int axis, int[] kept)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int own = axis - (target.Length - parameter.Shape.Rank);
        if (target.Length == 0 || own < 0 || parameter.Shape[own] != target[axis])
        {
            return parameter;
        }

        int[] shape = [.. Enumerable.Range(0, parameter.Shape.Rank).Select(d => parameter.Shape[d])];
        T[] values = Take(parameter.Values.ToArray(), shape, own, kept);
        shape[own] = kept.Length;
        return new StdpParameter<T>(values, shape);
    }

    /// <summary>Takes elements of an axis, in the given order.</summary>
    private static T[] Take<T>(T[] values, int[] shape, int axis, int[] kept)
    {
        int inner = shape[(axis + 1)..].Aggregate(1, (product, dimension) => product * dimension);
        int outer = shape[..axis].Aggregate(1, (product, dimension) => product * dimension);
        var taken = new List<T>();
        for (int o = 0; o < outer; o++)
        {
            foreach (int k in kept)
            {
                taken.AddRange(values.AsSpan(((o * shape[axis]) + k) * inner, inner));
            }
        }

        return [.. taken];
    }
}
