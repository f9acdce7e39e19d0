using System.Numerics.Tensors;

namespace StdpKernels.Tool.Simulation.Network;

/// <summary>Inhibition so strong and fast that only one neuron fires in a step: the one that is furthest above its threshold.</summary>
internal static class WinnerTakeAll
{
    /// <summary>Finds the winner.</summary>
    /// <param name="potentials">The potentials, group after group of the same size.</param>
    /// <param name="thresholds">The threshold of each group.</param>
    /// <returns>The winner; −1 if no neuron is above its threshold. Of equals, the first.</returns>
    public static int Find(ReadOnlySpan<float> potentials, ReadOnlySpan<float> thresholds)
    {
        int size = thresholds.IsEmpty ? 0 : potentials.Length / thresholds.Length;
        int winner = -1;
        float greatest = 0;
        for (int group = 0; group < thresholds.Length; group++)
        {
            ReadOnlySpan<float> members = potentials.Slice(group * size, size);
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
