using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Kernels.Processor;
using StdpKernels.Lanes;

namespace StdpKernels.Kernels.Dense;

/// <summary>A packed panel (see <see cref="Tile"/>) and the terms of the sum that its activity makes worth adding.</summary>
/// <remarks>
/// A term without activity adds products of zero and finite traces. It can only change the sign of a sum of zero, and
/// <see cref="TileSum"/> normalises that sign: skipping the term gives the same bits.
/// </remarks>
internal readonly ref struct Panel<T>(ReadOnlySpan<T> first, ReadOnlySpan<T> second, ReadOnlySpan<int> terms)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The half that P is made of.</summary>
    public ReadOnlySpan<T> First { get; } = first;

    /// <summary>The half that M is made of.</summary>
    public ReadOnlySpan<T> Second { get; } = second;

    /// <summary>The terms to add, ascending.</summary>
    public ReadOnlySpan<int> Terms { get; } = terms;

    /// <summary>Lists the terms that have to be added.</summary>
    /// <param name="activity">The half of a panel with the activity, so many elements for each term.</param>
    /// <param name="width">How many.</param>
    /// <param name="every">Whether silent terms count as well, because traces are not finite.</param>
    /// <param name="terms">Memory for as many terms as the panel has.</param>
    /// <returns>The terms, ascending.</returns>
    [MethodImpl(Hot.Loop)]
    public static ReadOnlySpan<int> ListTerms(ReadOnlySpan<T> activity, int width, bool every, Span<int> terms)
    {
        int count = 0;
        bool dense = every || terms.Length < KernelShapes.MinListedDepth;
        for (int k = 0; k < terms.Length && !dense; k++)
        {
            // Written always, kept only where there is activity: no branch to guess.
            terms[count] = k;
            count += IsActive(activity.Slice(k * width, width)) ? 1 : 0;

            dense = k + 1 == KernelShapes.SampleTerms && count > KernelShapes.MaxListedShare * KernelShapes.SampleTerms;
        }

        if (!dense && count <= KernelShapes.MaxListedShare * terms.Length)
        {
            return terms[..count];
        }

        for (int k = 0; k < terms.Length; k++)
        {
            terms[k] = k;
        }

        return terms;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsActive(ReadOnlySpan<T> activity)
    {
        bool active = false;
        int i = 0;
        for (; i <= activity.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            active |= !Vector.EqualsAll(new Vector<T>(activity[i..]), Vector<T>.Zero);
        }

        for (; i < activity.Length; i++)
        {
            active |= activity[i] != T.Zero;
        }

        return active;
    }
}
