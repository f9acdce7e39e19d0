using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Coefficients;
using StdpKernels.Lanes;
using StdpKernels.Rules;
using StdpKernels.Threading;

namespace StdpKernels.Kernels.Events;

/// <summary>The event-driven convolutional step: nothing is unfolded, and the sums cost what the spikes cost.</summary>
/// <remarks>
/// <para>
/// Contract: activity is given as valid lists, of spikes or with numbers; traces are finite; <c>w</c> is <c>[O, C / g, kh, kw]</c> and overlaps nothing
/// that is read. Each sum starts at zero and runs over ascending batch and position, leaving out terms that are zero: the same
/// bits as the dense kernel. The rule is applied to every weight of the given outputs, and only these are written.
/// </para>
/// <para>
/// With the channels last, the patch under a postsynaptic spike is a few long runs, whose sum over an output's spikes is its P; and
/// where a kernel element meets the spikes of a channel, the traces of all outputs lie side by side, whose sum is M of that element.
/// </para>
/// </remarks>
internal static class Conv2dEventUpdate
{
    public static void Reserve<T>(in Conv2dShape shape, Conv2dEventScratch<T> scratch)
    {
        scratch.TracePre.Take(shape.PreparedLength + Vector<T>.Count);
        scratch.TracePost.Take(shape.Outputs * shape.Positions);
        scratch.P.Take(new PatchRuns(shape, Vector<T>.Count).PatchLength * shape.Outputs);
        scratch.TransposedM.Take(shape.W.Length);
        scratch.M.Take(shape.W.Length);
        scratch.RowP.Take(shape.PatchLength);
        int plane = shape.Image.Height * shape.Image.Width;
        scratch.Places.Take(checked((int)PlacesLength(shape.Positions, plane)));
        scratch.Numbers.Take(2 * Math.Max(shape.Positions, plane));
        scratch.NumbersOfSample.Take(SampleLength(shape));
    }

    /// <summary>The places of all spikes in a plane, by columns, rows and meetings, also where there are more than an array can have.</summary>
    /// <param name="positions">Elements of a plane of the output.</param>
    /// <param name="plane">Elements of a plane of the image.</param>
    public static long PlacesLength(long positions, long plane) => 3 * Math.Max(positions, plane);

    [MethodImpl(Hot.Way)]
    public static void Run<T, TRule, TSource>(
        in EventSide<T> pre,
        in EventSide<T> post,
        ReadOnlySpan<T> tracePre,
        ReadOnlySpan<T> tracePost,
        Span<T> w,
        RowRange outputs,
        in Conv2dShape shape,
        in TSource coefficients,
        Conv2dEventScratch<T> scratch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        if (pre.IsSpikes && post.IsSpikes)
        {
            Run<T, TRule, TSource, PlainEvents>(pre, post, tracePre, tracePost, w, outputs, shape, coefficients, scratch);
        }
        else
        {
            Run<T, TRule, TSource, GradedEvents>(pre, post, tracePre, tracePost, w, outputs, shape, coefficients, scratch);
        }
    }

    [MethodImpl(Hot.Way)]
    private static void Run<T, TRule, TSource, TKind>(
        in EventSide<T> pre,
        in EventSide<T> post,
        ReadOnlySpan<T> tracePre,
        ReadOnlySpan<T> tracePost,
        Span<T> w,
        RowRange outputs,
        in Conv2dShape shape,
        in TSource coefficients,
        Conv2dEventScratch<T> scratch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct
        where TKind : struct, IEventKind
    {
        Span<T> numbers = TKind.IsGraded ? scratch.NumbersOfSample.Take(SampleLength(shape)) : [];
        var runs = new PatchRuns(shape, Vector<T>.Count);
        Span<T> p = scratch.P.Take(runs.PatchLength * shape.Outputs);
        Span<T> transposedM = scratch.TransposedM.Take(w.Length);
        p.Clear();
        transposedM.Clear();

        // Sample by sample, so that its traces and the sums stay in cache.
        for (int sample = 0; sample < shape.Batch; sample++)
        {
            ReadOnlySpan<T> ofPost = TKind.IsGraded ? post.NumbersOf(sample, numbers) : [];
            AddToP<T, TKind>(post.Lists[sample], ofPost, Sample(tracePre, sample, shape.Batch), outputs, shape, runs, p, scratch);
            ReadOnlySpan<T> ofPre = TKind.IsGraded ? pre.NumbersOf(sample, numbers) : [];
            AddToM<T, TKind>(pre.Lists[sample], ofPre, Sample(tracePost, sample, shape.Batch), outputs, shape, transposedM, scratch);
        }

        EventSum.Complete<T, TKind>(p);
        EventSum.Complete<T, TKind>(transposedM);
        Span<T> m = scratch.M.Take(w.Length);
        Transpose.Run(
            transposedM[Math.Min(outputs.First, transposedM.Length)..],
            shape.PatchLength,
            outputs.Count,
            shape.Outputs,
            m[(outputs.First * shape.PatchLength)..],
            shape.PatchLength);
        Span<T> rowP = scratch.RowP.Take(shape.PatchLength);
        int kernelLength = shape.Kernel.Height * shape.Kernel.Width;
        for (int output = outputs.First; output < outputs.End; output++)
        {
            int first = output * shape.PatchLength;
            for (int run = 0; run < runs.Count; run++)
            {
                Transpose.Run(
                    p.Slice((output * runs.PatchLength) + (run * runs.PaddedLength), runs.Length),
                    runs.KernelColumns,
                    shape.Groups.Channels,
                    shape.Groups.Channels,
                    rowP[(run * runs.KernelColumns)..],
                    kernelLength);
            }

            WeightRow.Update<T, TRule, TSource, StoredSums<T>>(
                w.Slice(first, shape.PatchLength),
                new StoredSums<T>(rowP, m.Slice(first, shape.PatchLength)),
                coefficients,
                output,
                0);
        }
    }

    /// <summary>Adds to P, the runs of a patch for each output, the patches of traces under the spikes of each output.</summary>
    [MethodImpl(Hot.Loop)]
    private static void AddToP<T, TKind>(
        ReadOnlySpan<int> spikes,
        ReadOnlySpan<T> numbers,
        ReadOnlySpan<T> tracePre,
        RowRange outputs,
        in Conv2dShape shape,
        in PatchRuns runs,
        Span<T> p,
        Conv2dEventScratch<T> scratch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKind : struct, IEventKind
    {
        // With room for the vectors that reach over the last run.
        Span<T> traces = scratch.TracePre.Take(shape.PreparedLength + Vector<T>.Count);
        ChannelGroups groups = shape.Groups;
        ChannelsLast.CopyPre(tracePre, shape, groups.Among(outputs, post: true), traces);

        int rowStep = shape.Rows.Stride * shape.Columns.Length * groups.Channels;
        int columnStep = shape.Columns.Stride * groups.Channels;
        while (!spikes.IsEmpty)
        {
            int output = spikes[0] / shape.Positions;
            ReadOnlySpan<int> fired = TakePlane(ref spikes, output, shape.Positions);
            ReadOnlySpan<T> numbersOfPlane = TakeNumbers<T, TKind>(ref numbers, fired.Length);
            if (output < outputs.First || output >= outputs.End)
            {
                continue;
            }

            int first = groups.Of(output, post: true) * shape.PreparedGroupLength;
            Span<int> origins = scratch.Places.Take(fired.Length);
            for (int i = 0; i < fired.Length; i++)
            {
                (int y, int x) = Math.DivRem(fired[i] - (output * shape.Positions), shape.Output.Width);
                origins[i] = first + (y * rowStep) + (x * columnStep);
            }

            for (int run = 0; run < runs.Count; run++)
            {
                RowSum.Run<T, TKind>(
                    traces,
                    origins,
                    numbersOfPlane,
                    runs.Offset(run),
                    p.Slice((output * runs.PatchLength) + (run * runs.PaddedLength), runs.PaddedLength),
                    resume: true);
            }
        }
    }

    /// <summary>
    /// Adds to M, <c>[C / g, kh, kw, O]</c>, the traces of all outputs of a group where a kernel element meets the spikes of one of its channels.
    /// </summary>
    [MethodImpl(Hot.Loop)]
    private static void AddToM<T, TKind>(
        ReadOnlySpan<int> spikes,
        ReadOnlySpan<T> numbers,
        ReadOnlySpan<T> tracePost,
        RowRange range,
        in Conv2dShape shape,
        Span<T> m,
        Conv2dEventScratch<T> scratch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKind : struct, IEventKind
    {
        int outputs = shape.Outputs;
        Span<T> traces = scratch.TracePost.Take(tracePost.Length);
        ChannelsLast.CopyPost(tracePost, shape, traces);

        // Rows first, so that a spike is divided into row and column once for each row of the kernel.
        Size2D kernel = shape.Kernel;
        int plane = shape.Image.Height * shape.Image.Width;
        Span<int> places = scratch.Places.Take((int)PlacesLength(shape.Positions, plane));
        Span<T> kept = scratch.Numbers.Take(2 * Math.Max(shape.Positions, plane));
        while (!spikes.IsEmpty)
        {
            int channel = spikes[0] / plane;
            ReadOnlySpan<int> fired = TakePlane(ref spikes, channel, plane);
            ReadOnlySpan<T> numbersOfPlane = TakeNumbers<T, TKind>(ref numbers, fired.Length);
            int group = shape.Groups.Of(channel, post: false);
            RowRange common = shape.Groups.Common(group, range, post: true);
            if (common.Count <= 0)
            {
                continue;
            }

            int channelOfGroup = channel - (group * shape.Groups.Channels);
            Span<int> columns = places[..fired.Length];
            Span<int> rows = places.Slice(fired.Length, fired.Length);
            Span<int> met = places.Slice(2 * fired.Length, fired.Length);
            Span<T> ofRows = TKind.IsGraded ? kept[..fired.Length] : [];
            Span<T> ofMet = TKind.IsGraded ? kept.Slice(fired.Length, fired.Length) : [];
            for (int ky = 0; ky < kernel.Height; ky++)
            {
                int count = KernelMeetings.Rows<T, TKind>(fired, numbersOfPlane, channel * plane, ky, shape, rows, columns, ofRows);
                for (int kx = 0; kx < kernel.Width; kx++)
                {
                    int element = (((channelOfGroup * kernel.Height) + ky) * kernel.Width) + kx;
                    int meetings = KernelMeetings.Columns<T, TKind>(rows[..count], columns, ofRows, kx, shape, met, ofMet);
                    RowSum.Run<T, TKind>(
                        traces,
                        met[..meetings],
                        ofMet,
                        common.First,
                        m.Slice((element * outputs) + common.First, common.Count),
                        resume: true);
                }
            }
        }
    }

    /// <summary>Takes the neurons of one plane, <c>plane</c> elements each, off the front of an ascending list.</summary>
    [MethodImpl(Hot.Way)]
    private static ReadOnlySpan<int> TakePlane(ref ReadOnlySpan<int> neurons, int number, int plane)
    {
        int count = 1;
        while (count < neurons.Length && neurons[count] < (number + 1) * plane)
        {
            count++;
        }

        ReadOnlySpan<int> taken = neurons[..count];
        neurons = neurons[count..];
        return taken;
    }

    private static ReadOnlySpan<T> TakeNumbers<T, TKind>(ref ReadOnlySpan<T> numbers, int count)
        where TKind : struct, IEventKind
    {
        if (!TKind.IsGraded)
        {
            return [];
        }

        ReadOnlySpan<T> taken = numbers[..count];
        numbers = numbers[count..];
        return taken;
    }

    /// <summary>The most events that one side of a sample can have.</summary>
    private static int SampleLength(in Conv2dShape shape) => Math.Max(shape.Pre.Length, shape.Post.Length) / Math.Max(1, shape.Batch);

    private static ReadOnlySpan<T> Sample<T>(ReadOnlySpan<T> all, int sample, int batch) =>
        all.Slice(sample * (all.Length / batch), all.Length / batch);
}
