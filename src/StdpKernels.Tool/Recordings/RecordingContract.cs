using System.Globalization;
using StdpKernels.Simulation;
using StdpKernels.Tool.Npz;

namespace StdpKernels.Tool.Recordings;

/// <summary>What the arrays of a recording must be to belong together, told from their headers alone.</summary>
/// <param name="Path">The archive, for messages.</param>
/// <param name="Weights">The array <c>w</c>.</param>
/// <param name="ActivityPre">The array <c>z_pre</c>.</param>
/// <param name="ActivityPost">The array <c>z_post</c>.</param>
/// <param name="TracePre">The array <c>t_pre</c>, if there is one.</param>
/// <param name="TracePost">The array <c>t_post</c>, likewise.</param>
/// <param name="SlowTracePre">The array <c>t_pre_slow</c>, likewise.</param>
/// <param name="SlowTracePost">The array <c>t_post_slow</c>, likewise.</param>
/// <param name="Gate">The array <c>gate</c>, likewise.</param>
/// <param name="Reward">The array <c>reward</c>, likewise.</param>
internal sealed record RecordingContract(
    string Path,
    NpzEntry Weights,
    NpzEntry ActivityPre,
    NpzEntry ActivityPost,
    NpzEntry? TracePre,
    NpzEntry? TracePost,
    NpzEntry? SlowTracePre,
    NpzEntry? SlowTracePost,
    NpzEntry? Gate,
    NpzEntry? Reward)
{
    private NpyHeader W => Weights.Header;

    private NpyHeader ZPre => ActivityPre.Header;

    private NpyHeader ZPost => ActivityPost.Header;

    /// <summary>Requires types and shapes that fit.</summary>
    /// <returns>The geometry of a convolution, null in a linear layer.</returns>
    /// <exception cref="CommandException">They do not.</exception>
    public Conv2dGeometry? Require(Conv2dGeometry? asked)
    {
        RequireFloating(RecordingNames.W, W);
        switch (W.Shape.Length)
        {
            case 2 when asked is not null:
                throw Refuse(
                    "array 'w' has rank 2, a linear layer, but --stride, --padding and --dilation are for a convolution (rank 4)");
            case 2:
                RequireLinear();
                break;
            case 4:
                asked ??= default(Conv2dGeometry);
                RequireConv2d(asked.Value);
                break;
            default:
                throw Refuse($"array 'w' has shape {Of(W)}; rank 2 (linear) or rank 4 (convolution) is expected");
        }

        RequireTrace(RecordingNames.TPre, TracePre?.Header, RecordingNames.ZPre, ZPre);
        RequireTrace(RecordingNames.TPost, TracePost?.Header, RecordingNames.ZPost, ZPost);
        RequireTrace(RecordingNames.TPreSlow, SlowTracePre?.Header, RecordingNames.ZPre, ZPre);
        RequireTrace(RecordingNames.TPostSlow, SlowTracePost?.Header, RecordingNames.ZPost, ZPost);
        RequireSteps(RecordingNames.Gate, Gate?.Header, perNeuron: false);
        RequireSteps(RecordingNames.Reward, Reward?.Header, perNeuron: true);
        return asked;
    }

    /// <summary>Requires that everything is for something, and that what is asked for is there.</summary>
    /// <exception cref="CommandException">It is not.</exception>
    public void RequireUse(RecordingUse use)
    {
        if (!use.HasTriplets && (SlowTracePre is null ? SlowTracePost : SlowTracePre) is not null)
        {
            string name = SlowTracePre is null ? RecordingNames.TPostSlow : RecordingNames.TPreSlow;
            throw Refuse($"array '{name}' would be ignored: slow traces belong to a --triplet-fit");
        }

        if (Reward is null == use.HasEligibility)
        {
            throw Refuse(Reward is null
                ? "there is no array 'reward', which --eligibility-tau-inv is for"
                : "array 'reward' would be ignored: rewards meet an eligibility, which --eligibility-tau-inv asks for");
        }

        if (Gate is not null && Reward is not null)
        {
            throw Refuse("array 'gate' belongs to spikes that change weights, but with array 'reward' rewards do");
        }
    }

    /// <summary>Requires that the recording and its replay find room.</summary>
    /// <exception cref="CommandException">They do not.</exception>
    public void RequireMemory(long available)
    {
        // Arrays grow while they are read. The replay keeps weights and one step of activity, traces, counts and results.
        long arrays = W.ByteLength + ZPre.ByteLength + ZPost.ByteLength;
        foreach (NpzEntry? other in (ReadOnlySpan<NpzEntry?>)[TracePre, TracePost, SlowTracePre, SlowTracePost, Gate, Reward])
        {
            arrays += other?.Header.ByteLength ?? 0;
        }

        long neurons = (ZPre.Length + (long)ZPost.Length) / ZPre.Shape[0];
        long needed = (arrays * 3 / 2) + ((Reward is null ? 2 : 4) * W.ByteLength) + (neurons * ((4 * W.Type.Size) + sizeof(long)))
            + ReplayWindow.GreatestMemory(ZPre.Shape[0], neurons);
        if (needed > available)
        {
            throw Refuse(string.Create(
                CultureInfo.InvariantCulture,
                $"to replay it takes about {needed >> 20:N0} MiB of memory, but there are {available >> 20:N0}"));
        }
    }

    private void RequireLinear()
    {
        RequireActivity(RecordingNames.ZPre, ZPre, "[steps, batch, n_pre]", rank: 3);
        RequireActivity(RecordingNames.ZPost, ZPost, "[steps, batch, n_post]", rank: 3);
        (int steps, int batch) = (ZPre.Shape[0], ZPre.Shape[1]);
        RequireShape(RecordingNames.ZPre, ZPre, [steps, batch, W.Shape[1]], $"w {Of(W)}");
        RequireShape(RecordingNames.ZPost, ZPost, [steps, batch, W.Shape[0]], $"w {Of(W)} and z_pre {Of(ZPre)}");
    }

    private void RequireConv2d(Conv2dGeometry geometry)
    {
        RequireActivity(RecordingNames.ZPre, ZPre, "[steps, batch, channels, height, width]", rank: 5);
        RequireActivity(RecordingNames.ZPost, ZPost, "[steps, batch, out_channels, height, width]", rank: 5);
        (int steps, int batch, int height, int width) = (ZPre.Shape[0], ZPre.Shape[1], ZPre.Shape[3], ZPre.Shape[4]);
        RequireShape(RecordingNames.ZPre, ZPre, [steps, batch, W.Shape[1], height, width], $"w {Of(W)}");

        (int kernelHeight, int kernelWidth) = (W.Shape[2], W.Shape[3]);
        if (kernelHeight < 1 || kernelWidth < 1)
        {
            throw Refuse($"array 'w' has shape {Of(W)}; a kernel has at least one row and one column");
        }

        Size2D output = geometry.OutputSize((height, width), (kernelHeight, kernelWidth));
        if (output.Height < 1 || output.Width < 1)
        {
            throw Refuse(
                $"the kernel of w {Of(W)} does not fit into the image of z_pre {Of(ZPre)} "
                + $"with padding {geometry.Padding} and dilation {geometry.Dilation}");
        }

        RequireShape(
            RecordingNames.ZPost,
            ZPost,
            [steps, batch, W.Shape[0], output.Height, output.Width],
            $"w {Of(W)}, z_pre {Of(ZPre)}, stride {geometry.Stride}, padding {geometry.Padding} and dilation {geometry.Dilation}");
    }

    // Without a step, a sample or a neuron there would be nothing to do, as often as the other dimensions say.
    private void RequireActivity(string name, NpyHeader activity, string axes, int rank)
    {
        if (activity.Shape.Length != rank)
        {
            throw Refuse($"array '{name}' has shape {Of(activity)}; rank {rank} is expected, {axes}");
        }

        if (activity.Length == 0)
        {
            throw Refuse($"array '{name}' has shape {Of(activity)}, {axes}; at least one of each is expected");
        }
    }

    private void RequireTrace(string name, NpyHeader? trace, string activityName, NpyHeader activity)
    {
        if (trace is not null)
        {
            RequireFloating(name, trace);
            RequireShape(name, trace, activity.Shape.AsSpan(1), $"{activityName} {Of(activity)}");
        }
    }

    private void RequireSteps(string name, NpyHeader? array, bool perNeuron)
    {
        if (array is not null)
        {
            RequireFloating(name, array);
            int steps = ZPre.Shape[0];
            RequireShape(
                name,
                array,
                perNeuron && array.Shape.Length == 2 ? [steps, W.Shape[0]] : [steps],
                $"the {steps} steps of z_pre {Of(ZPre)}");
        }
    }

    private void RequireFloating(string name, NpyHeader array)
    {
        if (array.Type != NpyDataType.Float32 && array.Type != NpyDataType.Float64)
        {
            throw Refuse($"array '{name}' has dtype {array.Type}; float32 or float64 is expected");
        }
    }

    private void RequireShape(string name, NpyHeader array, ReadOnlySpan<int> expected, string reason)
    {
        if (!array.Shape.AsSpan().SequenceEqual(expected))
        {
            throw Refuse($"array '{name}' has shape {Of(array)}; {ShapeText.Of(expected)} fits {reason}");
        }
    }

    private static string Of(NpyHeader array) => ShapeText.Of(array.Shape);

    private CommandException Refuse(string message) => new($"{Path}: {message}");
}
