using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Lanes;

namespace StdpKernels.Kernels.Dense;

/// <summary>A packed panel (see <see cref="Tile"/>) and the terms of the sum that have to be added.</summary>
/// <remarks>
/// A term without activity adds a product of zero and finite traces to a sum that starts at +0: leaving it out gives the same
/// bits.
/// </remarks>
internal readonly ref struct Panel<T>(ReadOnlySpan<T> values, ReadOnlySpan<int> terms, bool isComplete)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Below this depth the list costs more than it saves, and so does a list of nearly all terms.
    private const int MinDepth = 4;
    private const double MaxShare = 0.75;
    private const int SampleTerms = 16;

    /// <summary>The packed values.</summary>
    public ReadOnlySpan<T> Values { get; } = values;

    /// <summary>The terms to add, ascending.</summary>
    public ReadOnlySpan<int> Terms { get; } = terms;

    /// <summary>Whether these are all terms of the panel.</summary>
    public bool IsComplete { get; } = isComplete;

    /// <summary>Lists the terms of a packed panel that have to be added.</summary>
    /// <param name="values">The panel.</param>
    /// <param name="stride">Elements of the panel for each term.</param>
    /// <param name="offset">Where, in each term, its activity starts.</param>
    /// <param name="width">Elements of activity.</param>
    /// <param name="every">Whether silent terms count as well, because traces are not finite.</param>
    /// <param name="terms">Memory for as many terms as the panel has.</param>
    [MethodImpl(Hot.Loop)]
    public static Panel<T> WithActivity(
        ReadOnlySpan<T> values, int stride, int offset, int width, bool every, Span<int> terms)
    {
        int count = 0;
        bool dense = every || terms.Length < MinDepth;
        for (int k = 0; k < terms.Length && !dense; k++)
        {
            // Written always, kept only where there is activity: no branch to guess.
            terms[count] = k;
            count += IsActive(values.Slice((k * stride) + offset, width)) ? 1 : 0;

            // The first terms speak for the rest: looking at all of dense activity would not pay.
            dense = k + 1 == SampleTerms && count > MaxShare * SampleTerms;
        }

        if (!dense && count <= MaxShare * terms.Length)
        {
            return new Panel<T>(values, terms[..count], false);
        }

        for (int k = 0; k < terms.Length; k++)
        {
            terms[k] = k;
        }

        return new Panel<T>(values, terms, true);
    }

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
