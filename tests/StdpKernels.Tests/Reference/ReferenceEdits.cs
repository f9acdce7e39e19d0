using System.Numerics;

namespace StdpKernels.Tests.Reference;

/// <summary>Edits of weights, one weight after the other, and the bounds that they then come within.</summary>
internal static class ReferenceEdits
{
    /// <summary>Edits every weight, bounds it as the rule does, and makes +0 of −0.</summary>
    public static void Apply<T>(Grid<T> w, StdpParameters<T> parameters, Func<int[], T, T> edit)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ReferenceParameters<T> bounds = ReferenceParameters<T>.From(parameters, dt: 0.001);
        foreach (int[] index in w.Indices())
        {
            T edited = edit(index, w[index]);
            if (parameters.HardBound && !T.IsNaN(edited))
            {
                edited = edited < bounds.WMin.Broadcast(index) ? bounds.WMin.Broadcast(index) : edited;
                edited = edited > bounds.WMax.Broadcast(index) ? bounds.WMax.Broadcast(index) : edited;
            }

            w[index] = edited == T.Zero ? T.Zero : edited;
        }
    }

    /// <summary>What the weights of each neuron have to be multiplied by.</summary>
    /// <param name="w"><c>[O, I]</c> or <c>[O, C / g, kh, kw]</c>.</param>
    /// <param name="target">The norm.</param>
    /// <param name="norm">Which.</param>
    /// <param name="axis">The dimension of the neurons.</param>
    /// <param name="groups">How many groups a convolution has.</param>
    public static T[] Factors<T>(Grid<T> w, T target, StdpNorm norm, int axis, int groups = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var factors = new T[axis == 1 ? w.Shape[1] * groups : w.Shape[0]];
        for (int neuron = 0; neuron < factors.Length; neuron++)
        {
            T total = T.Zero;
            if (w.Shape.Length == 4 && axis == 1)
            {
                for (int element = 0; element < w.Shape[2] * w.Shape[3]; element++)
                {
                    total += Sum(index => Neuron(w, index, axis, groups) == neuron && (index[2] * w.Shape[3]) + index[3] == element);
                }
            }
            else
            {
                total = Sum(index => Neuron(w, index, axis, groups) == neuron);
            }

            T length = norm == StdpNorm.L2 ? T.Sqrt(total) : total;
            T factor = target / length;
            factors[neuron] = length > T.Zero && T.IsFinite(length) && T.IsFinite(factor) ? factor : T.One;
        }

        return factors;

        T Sum(Func<int[], bool> belongs)
        {
            T sum = T.Zero;
            foreach (int[] index in w.Indices().Where(belongs))
            {
                sum += norm == StdpNorm.L2 ? w[index] * w[index] : T.Abs(w[index]);
            }

            return sum;
        }
    }

    /// <summary>The neuron or channel of one side that a weight belongs to.</summary>
    public static int Neuron<T>(Grid<T> w, int[] index, int axis, int groups)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        axis == 0 ? index[0] : ReferenceCorrelations.ChannelOf(index[0], index[1], w.Shape[0], w.Shape[1], groups);
}
