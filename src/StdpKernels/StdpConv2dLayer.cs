using System.Numerics;
using StdpKernels.Synapses;
using StdpKernels.Validation;

namespace StdpKernels;

/// <summary>
/// A plastic convolutional layer prepared for a hot loop: weights <c>[O, C / g, kh, kw]</c> of <c>g</c> groups, traces <c>[B, C, H, W]</c> and
/// <c>[B, O, H', W']</c>.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class StdpConv2dLayer<T> : StdpLayer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>A layer whose weights and traces are zero.</summary>
    /// <param name="batchSize"><c>B</c>: samples of a step.</param>
    /// <param name="channels"><c>C</c>: presynaptic channels.</param>
    /// <param name="image"><c>H</c> and <c>W</c> of the presynaptic side.</param>
    /// <param name="outputs"><c>O</c>: postsynaptic channels.</param>
    /// <param name="kernel"><c>kh</c> and <c>kw</c>.</param>
    /// <param name="parameters">The parameters of the rule.</param>
    /// <param name="geometry">Stride, padding, dilation and groups; the default is 1, 0, 1, 1. The first three fix <c>H'</c> and <c>W'</c>.</param>
    /// <param name="dt">The time step in seconds.</param>
    /// <param name="threads">
    /// How many threads share a step: the calling one, and others that all layers of the process have in common. Small steps, and steps
    /// that find the others at work for another layer, stay on the calling thread.
    /// </param>
    /// <exception cref="NotSupportedException">
    /// <typeparamref name="T"/> is neither <see cref="float"/> nor <see cref="double"/>.
    /// </exception>
    /// <exception cref="ArgumentNullException"><paramref name="parameters"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// The kernel is larger than the padded image, the groups do not divide the channels of both sides, or a tensor parameter does not broadcast.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A size is negative or too large, <paramref name="dt"/> is not finite,
    /// <paramref name="threads"/> is not from 1 to 64, or the algorithm or the dynamics of a trace are undefined.
    /// </exception>
    public StdpConv2dLayer(
        int batchSize,
        int channels,
        Size2D image,
        int outputs,
        Size2D kernel,
        StdpParameters<T> parameters,
        Conv2dGeometry geometry = default,
        double dt = 0.001,
        int threads = 1)
        : this(
            CreateState(
                Require.Size(batchSize), Require.Size(channels), image, Require.Size(outputs), OutputSize(image, kernel, geometry)),
            Shape(channels, outputs, kernel, geometry),
            parameters,
            geometry,
            dt,
            Require.Threads(threads))
    {
    }

    private StdpConv2dLayer(
        StdpState<T> state, TensorShape weights, StdpParameters<T> parameters, Conv2dGeometry geometry, double dt, int threads)
        : base(state, CreateSynapses(state, weights, geometry, threads), parameters, dt) => Geometry = geometry;

    /// <summary>Stride, padding, dilation and groups.</summary>
    public Conv2dGeometry Geometry { get; }

    private static Size2D OutputSize(Size2D image, Size2D kernel, Conv2dGeometry geometry)
    {
        Size2D output = geometry.OutputSize(image, kernel);
        if (output.Height == 0 || output.Width == 0)
        {
            Require.Throw(
                $"kernel must fit the padded image, but {kernel} with dilation {geometry.Dilation} does not fit the image {image} "
                + $"with padding {geometry.Padding}.",
                nameof(kernel));
        }

        return output;
    }

    private static TensorShape Shape(int channels, int outputs, Size2D kernel, Conv2dGeometry geometry)
    {
        Conv2dContract.RequireGroups(geometry.Groups, channels, outputs, nameof(geometry));
        return Require.Allocatable([outputs, channels / geometry.Groups, kernel.Height, kernel.Width], "w", nameof(outputs));
    }

    private static StdpState<T> CreateState(int batchSize, int channels, Size2D image, int outputs, Size2D output) =>
        new(
            Require.Allocatable([batchSize, channels, image.Height, image.Width], "the presynaptic trace", nameof(image)),
            Require.Allocatable([batchSize, outputs, output.Height, output.Width], "the postsynaptic trace", nameof(outputs)));

    private static ConvolutionKernels<T> CreateSynapses(StdpState<T> state, TensorShape weights, Conv2dGeometry geometry, int threads)
    {
        ConvolutionKernels<T>.RequireFits(state.Pre.Shape, state.Post.Shape, weights, geometry, "image");
        return new ConvolutionKernels<T>(state.Pre.Shape, state.Post.Shape, weights, geometry, threads);
    }
}
