using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Kernels;
using StdpKernels.Kernels.Events;
using StdpKernels.Lanes;
using StdpKernels.Synapses;

namespace StdpKernels.Steps;

/// <summary>The activity of a window of steps: that of one step, and that of all in both forms that kernels take.</summary>
internal static class WindowActivity
{
    /// <summary>The activity of one step, until that of another is asked for.</summary>
    /// <param name="z">Valid activity, whose lists are copies in the memory of <paramref name="side"/>.</param>
    /// <param name="step">The step.</param>
    /// <param name="side">The memory of the window.</param>
    [MethodImpl(Hot.Way)]
    public static StdpActivity<T> Of<T>(in StdpActivity<T> z, int step, WindowSide<T> side)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!z.IsEvents)
        {
            return z.Dense.Span.Slice(step * side.Shape.Length, side.Shape.Length);
        }

        StepList list = Rebase(z, step, side);
        ReadOnlySpan<int> indices = z.Events.Indices.Slice(list.First, list.Count);
        return new StdpActivity<T>(
            new SpikeEvents(indices, side.Starts(step), side.Batch), list.IsGraded ? z.Values.Slice(list.First, list.Count) : []);
    }

    /// <summary>Writes the activity of every step, dense and as lists where it is sparse.</summary>
    /// <param name="z">Valid activity, whose lists are copies in the memory of <paramref name="side"/>.</param>
    /// <param name="steps">The number of steps.</param>
    /// <param name="side">Memory that has been reserved for them.</param>
    [MethodImpl(Hot.Way)]
    public static void Fill<T>(in StdpActivity<T> z, int steps, WindowSide<T> side)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int step = 0; step < steps; step++)
        {
            Span<T> dense = side.Dense(step);
            if (z.IsEvents)
            {
                side.Lists(steps)[step] = Rebase(z, step, side);
                EventSide<T> events = side.Events(step);
                dense.Clear();
                DenseActivity.Write(dense, events.Lists, events.Values, T.One);
            }
            else
            {
                z.Dense.Span.Slice(step * dense.Length, dense.Length).CopyTo(dense);
                side.Lists(steps)[step] = Find<T>(dense, step, side);
            }
        }
    }

    /// <summary>Where the lists of a step stand, and in the memory of the window where each of them starts among those of the step.</summary>
    [MethodImpl(Hot.Way)]
    private static StepList Rebase<T>(in StdpActivity<T> z, int step, WindowSide<T> side)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ReadOnlySpan<int> starts = z.Events.Starts;
        Span<int> rebased = side.Starts(step);
        if (starts.IsEmpty)
        {
            // One step of one sample.
            (rebased[0], rebased[^1]) = (0, z.Events.Indices.Length);
            return new(0, z.Events.Indices.Length, IsListed: true, IsGiven: true, IsGraded: !z.Values.IsEmpty);
        }

        starts = starts.Slice(step * side.Batch, side.Batch + 1);
        for (int b = 0; b < starts.Length; b++)
        {
            rebased[b] = starts[b] - starts[0];
        }

        return new(starts[0], rebased[^1], IsListed: true, IsGiven: true, IsGraded: !z.Values.IsEmpty);
    }

    [MethodImpl(Hot.Way)]
    private static StepList Find<T>(ReadOnlySpan<T> dense, int step, WindowSide<T> side)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        bool isListed = SpikeScan.TryList(dense, side.Batch, side.Found(step), side.Starts(step), out int count);
        return new(step * side.Room, isListed ? count : 0, isListed, IsGiven: false, IsGraded: false);
    }
}
