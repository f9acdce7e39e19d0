using System.Numerics;
using System.Numerics.Tensors;
using StdpKernels.Validation;

namespace StdpKernels.Simulation;

/// <summary>Inhibition so strong and fast that only one neuron fires in a step: the one that is furthest above its threshold.</summary>
public static class WinnerTakeAll
{
    /// <summary>Finds the winner.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="potentials">The potentials, group after group of the same size.</param>
    /// <param name="thresholds">The threshold of each group; as many as there are potentials, where each neuron has its own.</param>
    /// <returns>The winner; −1 if no neuron is above its threshold. Of equals, the first.</returns>
    /// <exception cref="ArgumentException">The potentials are not as many for each threshold.</exception>
    public static int Find<T>(ReadOnlySpan<T> potentials, ReadOnlySpan<T> thresholds)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int size = thresholds.IsEmpty ? 0 : potentials.Length / thresholds.Length;
        if (size * thresholds.Length != potentials.Length)
        {
            Require.Throw(
                $"potentials must be as many for each of {Plural.Of(thresholds.Length, "threshold")}, but there are {potentials.Length}.",
                nameof(potentials));
        }

        int winner = -1;
        T greatest = T.Zero;
        for (int group = 0; group < thresholds.Length; group++)
        {
            ReadOnlySpan<T> members = potentials.Slice(group * size, size);
            int best = members.IsEmpty ? -1 : TensorPrimitives.IndexOfMax(members);
            if (best >= 0 && members[best] - thresholds[group] > greatest)
            {
                greatest = members[best] - thresholds[group];
                winner = (group * size) + best;
            }
        }

        return winner;
    }
}
