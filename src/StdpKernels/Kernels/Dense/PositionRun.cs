using System.Runtime.CompilerServices;
using StdpKernels.Lanes;
using StdpKernels.Memory;

namespace StdpKernels.Kernels.Dense;

/// <summary>Neighbouring output positions of one row: the patches of a convolution that lie at equal distances in a prepared image.</summary>
/// <param name="Term">The first position, counted from the first of the list.</param>
/// <param name="Origin">The first element of its patch, in the prepared images.</param>
/// <param name="Length">How many positions.</param>
internal readonly record struct PositionRun(int Term, int Origin, int Length)
{
    /// <summary>Lists the runs of some terms, ascending.</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="group">The group of presynaptic channels that patches are of.</param>
    /// <param name="term">The first term: a sample and a position of it.</param>
    /// <param name="depth">How many terms.</param>
    /// <param name="memory">Room for the list.</param>
    [MethodImpl(Hot.Way)]
    public static ReadOnlySpan<PositionRun> List(in Conv2dShape shape, int group, int term, int depth, Scratch<PositionRun> memory)
    {
        Span<PositionRun> runs = memory.Take(Count(shape, depth));
        int count = 0;
        for (int done = 0; done < depth;)
        {
            PositionRun run = At(shape, group, term, done, depth);
            runs[count++] = run;
            done += run.Length;
        }

        return runs[..count];
    }

    /// <summary>The run of some terms that begins behind those that are done.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PositionRun At(in Conv2dShape shape, int group, int term, int done, int depth)
    {
        (int sample, int position) = Math.DivRem(term + done, shape.Positions);
        (int y, int x) = Math.DivRem(position, shape.Output.Width);
        int origin = (sample * shape.PreparedLength) + (group * shape.PreparedGroupLength)
            + (y * shape.Rows.Stride * shape.Columns.Length) + (x * shape.Columns.Stride);
        return new PositionRun(done, origin, Math.Min(shape.Output.Width - x, depth - done));
    }

    /// <summary>No fewer than the runs of so many terms.</summary>
    public static int Count(in Conv2dShape shape, int depth) => depth == 0 ? 0 : (depth / shape.Output.Width) + 2;
}
