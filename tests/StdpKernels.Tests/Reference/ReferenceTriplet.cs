using System.Numerics;

namespace StdpKernels.Tests.Reference;

/// <summary>The slow traces of a rule of triplets, and what they and single spikes are worth.</summary>
internal sealed record ReferenceTriplet<T>(
    ReferenceTrace<T> Pre, ReferenceTrace<T> Post, Grid<T> A2Plus, Grid<T> A3Plus, Grid<T> A2Minus, Grid<T> A3Minus)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>What presynaptic spikes count.</summary>
    public Grid<T> CountPre(Grid<T> z, Grid<T> slow) => Count(z, slow, A2Minus, A3Minus);

    /// <summary>What postsynaptic spikes count.</summary>
    public Grid<T> CountPost(Grid<T> z, Grid<T> slow) => Count(z, slow, A2Plus, A3Plus);

    private static Grid<T> Count(Grid<T> z, Grid<T> slow, Grid<T> pair, Grid<T> triplet)
    {
        var counted = new Grid<T>(z.Shape);
        foreach (int[] index in z.Indices())
        {
            counted[index] = z[index] == T.Zero
                ? T.Zero
                : z[index] * (pair.Broadcast(index) + (triplet.Broadcast(index) * slow[index]));
        }

        return counted;
    }
}
