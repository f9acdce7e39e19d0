using System.Numerics;

namespace StdpKernels.Validation;

/// <summary>Everything that must hold before a convolutional step writes its first element.</summary>
internal static class Conv2dContract
{
    /// <summary>Shapes and sizes, which activity and parameters are then compared with.</summary>
    public static void Validate<T>(
        in TensorView<T> w, StdpState<T> state, StdpParameters<T> parameters, Conv2dGeometry geometry)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(parameters);
        Require.Rank<T>(w, 4, "[O, C / groups, kh, kw]", nameof(w));
        TensorShape pre = state.Pre.Shape;
        TensorShape post = state.Post.Shape;
        WeightContract.RequireNotTransposed(in w, state, nameof(w));
        long channels = (long)w.Shape[1] * geometry.Groups;
        if (pre.Rank == 4)
        {
            RequireGroups(geometry.Groups, pre[1], w.Shape[0], nameof(geometry));
        }

        if (pre.Rank != 4 || pre[1] != channels)
        {
            Require.Throw(
                $"state must have a presynaptic trace [B, {channels}, H, W] for w {w.Shape}{InGroups(geometry)}, but its shape is {pre}.",
                nameof(state));
        }

        if (w.Shape[2] == 0 || w.Shape[3] == 0)
        {
            Require.Throw($"w must have a kernel of at least 1 x 1, but its shape is {w.Shape}.", nameof(w));
        }

        Size2D output = geometry.OutputSize((pre[2], pre[3]), (w.Shape[2], w.Shape[3]));
        if (output.Height == 0 || output.Width == 0)
        {
            Require.Throw(
                $"w must have a kernel that fits the padded image, but its shape {w.Shape} with dilation {geometry.Dilation} "
                + $"does not fit the presynaptic trace {pre} with padding {geometry.Padding}.",
                nameof(w));
        }

        if (post.Rank != 4 || post[0] != pre[0] || post[1] != w.Shape[0]
            || post[2] != output.Height || post[3] != output.Width)
        {
            Require.Throw(
                $"state must have a postsynaptic trace [{pre[0]}, {w.Shape[0]}, {output.Height}, {output.Width}] for w {w.Shape}, "
                + $"the presynaptic trace {pre}, stride {geometry.Stride}, padding {geometry.Padding} and dilation "
                + $"{geometry.Dilation}, but its shape is {post}.",
                nameof(state));
        }

        WeightContract.RequireDisjointTraces<T, T>(w.Span, state, nameof(w));
    }

    /// <summary>Groups that divide the channels of both sides.</summary>
    /// <exception cref="ArgumentException">They do not.</exception>
    public static void RequireGroups(int groups, int channels, int outputs, string name)
    {
        if (channels % groups != 0 || outputs % groups != 0)
        {
            Require.Throw(
                $"{name} must have groups that divide {Plural.Of(channels, "channel")} and {Plural.Of(outputs, "output")}, but it has {groups}.",
                name);
        }
    }

    private static string InGroups(Conv2dGeometry geometry) => geometry.Groups == 1 ? "" : $" in {geometry.Groups} groups";
}
