using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StdpKernels.Kernels.Events;
using StdpKernels.Kernels.Processor;
using StdpKernels.Lanes;
using StdpKernels.Threading;

namespace StdpKernels.Kernels.Propagation;

/// <summary>Propagation through the kernels of a convolution, event by event, on all channels of the other side at once.</summary>
/// <remarks>
/// <para>
/// Contract: events are valid lists of neurons whose activity is not zero; <c>w</c> is <c>[O, C / g, kh, kw]</c>; currents have the shape of
/// the side that is reached and overlap nothing that is read. Only those of the given channels are written, each term by term in the order
/// of the lists: an event reaches a current through one element of the kernel at most.
/// </para>
/// <para>
/// With the channels of the reached side last, in weights and in currents, what an event adds at a place is one run of them. Silent samples
/// cost nothing.
/// </para>
/// </remarks>
internal static class Conv2dPropagation
{
    /// <summary>What it costs, in cycles.</summary>
    public static double Cost<T>(int events, in Conv2dShape shape, bool back)
    {
        double kernel = (double)shape.Kernel.Height * shape.Kernel.Width;
        double vectors = Math.Ceiling((double)shape.Groups.Size(post: !back) / Vector<T>.Count);
        int reached = back ? shape.Pre.Length : shape.Post.Length;
        return events == 0 ? 0
            : (events * kernel * (StepCosts.PatchRun + (vectors * StepCosts.SumTerm)))
                + ((shape.W.Length + (2.0 * reached)) * StepCosts.TransposedElement);
    }

    /// <summary>Elements of the largest scratch memory, also where that is more than an array can have.</summary>
    public static long ScratchLength<T>(TensorShape pre, TensorShape post, TensorShape w, int groups)
    {
        long kernel = (long)w[2] * w[3];
        ChannelGroups ofWeights = ChannelGroups.Of(w, groups);
        long outputs = VectorWidth.RoundUp<T>(ofWeights.Outputs), channels = VectorWidth.RoundUp<T>(ofWeights.Channels);
        return Math.Max(
            Math.Max((long)post[2] * post[3], ofWeights.Channels * kernel) * outputs,
            Math.Max((long)pre[2] * pre[3], ofWeights.Outputs * kernel) * channels);
    }

    [MethodImpl(Hot.Way)]
    public static void Run<T, TKind>(
        in EventSide<T> events,
        ReadOnlySpan<T> w,
        RowRange channels,
        in Conv2dShape shape,
        bool back,
        Span<T> currents,
        Conv2dPropagationScratch<T> scratch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKind : struct, IEventKind
    {
        if (events.Lists.Indices.IsEmpty || channels.Count == 0)
        {
            return;
        }

        RowRange groups = shape.Groups.Among(channels, post: !back);
        for (int group = groups.First; group < groups.End; group++)
        {
            RowRange common = shape.Groups.Common(group, channels, post: !back);
            RunGroup<T, TKind>(events, w, group, common, shape, back, currents, scratch);
        }
    }

    /// <summary>The events of a group, and channels of it that they reach.</summary>
    [MethodImpl(Hot.Way)]
    private static void RunGroup<T, TKind>(
        in EventSide<T> events,
        ReadOnlySpan<T> w,
        int group,
        RowRange channels,
        in Conv2dShape shape,
        bool back,
        Span<T> currents,
        Conv2dPropagationScratch<T> scratch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKind : struct, IEventKind
    {
        Size2D reached = back ? shape.Image : shape.Output;
        int places = reached.Height * reached.Width;
        int run = (int)VectorWidth.RoundUp<T>(channels.Count);
        int runs = shape.Groups.Size(post: back) * shape.Kernel.Height * shape.Kernel.Width;
        Span<T> weights = scratch.Weights.Take(runs * run);
        Span<T> sums = scratch.Currents.Take(places * run);
        bool areCopied = false;
        int sampleLength = currents.Length / shape.Batch;
        for (int sample = 0; sample < shape.Batch; sample++)
        {
            ReadOnlySpan<int> fired = events.Lists[sample];
            Range ofGroup = OfGroup(fired, group, shape, back);
            fired = fired[ofGroup];
            if (fired.IsEmpty)
            {
                continue;
            }

            if (!areCopied)
            {
                CopyWeights(w, group, channels, shape, back, weights, run);
                areCopied = true;
            }

            Span<T> target = currents.Slice((sample * sampleLength) + (channels.First * places), channels.Count * places);
            Transpose.Run(target, channels.Count, places, places, sums, run);
            Add<T, TKind>(fired, TKind.IsGraded ? events.ValuesOf(sample)[ofGroup] : [], group, weights, shape, back, run, sums);
            Transpose.Run(sums, places, channels.Count, run, target, places);
        }
    }

    /// <summary>Which events of an ascending list are of the channels of a group.</summary>
    private static Range OfGroup(ReadOnlySpan<int> fired, int group, in Conv2dShape shape, bool back)
    {
        Size2D from = back ? shape.Output : shape.Image;
        RowRange channels = shape.Groups.Range(group, post: back);
        int plane = from.Height * from.Width;
        return EventLists.CountBefore(fired, channels.First * plane)..EventLists.CountBefore(fired, channels.End * plane);
    }

    /// <summary>
    /// Weights of a group with the channels of the reached side last: <c>[C / g, kh, kw, O / g]</c>, or backwards <c>[O / g, kh, kw, C / g]</c>.
    /// </summary>
    [MethodImpl(Hot.Way)]
    private static void CopyWeights<T>(
        ReadOnlySpan<T> w, int group, RowRange channels, in Conv2dShape shape, bool back, Span<T> weights, int run)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int kernel = shape.Kernel.Height * shape.Kernel.Width;
        if (!back)
        {
            Transpose.Run(w[(channels.First * shape.PatchLength)..], channels.Count, shape.PatchLength, shape.PatchLength, weights, run);
            return;
        }

        int firstChannel = channels.First - shape.Groups.Range(group, post: false).First;
        RowRange outputs = shape.Groups.Range(group, post: true);
        for (int output = outputs.First; output < outputs.End; output++)
        {
            Transpose.Run(
                w[((output * shape.PatchLength) + (firstChannel * kernel))..],
                channels.Count,
                kernel,
                kernel,
                weights[((output - outputs.First) * kernel * run)..],
                run);
        }
    }

    /// <summary>The events of one sample and group: where each of them meets the kernel.</summary>
    [MethodImpl(Hot.Loop)]
    private static void Add<T, TKind>(
        ReadOnlySpan<int> fired,
        ReadOnlySpan<T> activity,
        int group,
        ReadOnlySpan<T> weights,
        in Conv2dShape shape,
        bool back,
        int run,
        Span<T> sums)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKind : struct, IEventKind
    {
        Size2D from = back ? shape.Output : shape.Image;
        Size2D to = back ? shape.Image : shape.Output;
        Size2D kernel = shape.Kernel;
        Conv2dGeometry geometry = shape.Geometry;
        int plane = from.Height * from.Width;
        int firstChannel = shape.Groups.Range(group, post: back).First;
        for (int i = 0; i < fired.Length; i++)
        {
            (int channel, int place) = Math.DivRem(fired[i], plane);
            (int y, int x) = Math.DivRem(place, from.Width);
            T z = TKind.IsGraded ? activity[i] : T.One;
            for (int ky = 0; ky < kernel.Height; ky++)
            {
                int row = Meet(y, ky, geometry.Stride.Height, geometry.Padding.Height, geometry.Dilation.Height, to.Height, back);
                for (int kx = 0; row >= 0 && kx < kernel.Width; kx++)
                {
                    int column = Meet(x, kx, geometry.Stride.Width, geometry.Padding.Width, geometry.Dilation.Width, to.Width, back);
                    if (column >= 0)
                    {
                        int element = ((((channel - firstChannel) * kernel.Height) + ky) * kernel.Width) + kx;
                        AddRun<T, TKind>(
                            weights.Slice(element * run, run), z, sums.Slice(((row * to.Width) + column) * run, run));
                    }
                }
            }
        }
    }

    /// <summary>Where on one axis the reached place lies; −1 where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Meet(int from, int k, int stride, int padding, int dilation, int length, bool back)
    {
        if (!back)
        {
            return KernelMeetings.Meets(from + (long)padding - ((long)k * dilation), stride, length);
        }

        long place = ((long)from * stride) + ((long)k * dilation) - padding;
        return place >= 0 && place < length ? (int)place : -1;
    }

    // Both are slices of whole vectors.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddRun<T, TKind>(ReadOnlySpan<T> weights, T activity, Span<T> sums)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKind : struct, IEventKind
    {
        ref T from = ref MemoryMarshal.GetReference(weights);
        ref T to = ref MemoryMarshal.GetReference(sums);
        Vector<T> z = new(activity);
        for (int i = 0; i < sums.Length; i += Vector<T>.Count)
        {
            Term.Add<T, TKind>(Vector.LoadUnsafe(ref to, (nuint)i), Vector.LoadUnsafe(ref from, (nuint)i), z).StoreUnsafe(ref to, (nuint)i);
        }
    }
}
