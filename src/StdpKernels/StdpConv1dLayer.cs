using System.Numerics;
using StdpKernels.Synapses;
using StdpKernels.Validation;

namespace StdpKernels;

/// <summary>
/// A plastic 1-D convolutional layer prepared for a hot loop: weights <c>[O, C / g, k]</c> of <c>g</c> groups, traces <c>[B, C, L]</c> and
/// <c>[B, O, L']</c>.
/// </summary>
/// <remarks>
/// Its bits are those of <see cref="StdpConv2dLayer{T}"/> over images with a height of one, by which it is computed. Tensor parameters broadcast to
/// the shapes here: <c>[O, 1, 1]</c> is a number for each output, <c>[C, 1]</c> one for each channel of a trace.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class StdpConv1dLayer<T> : StdpLayer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>A layer whose weights and traces are zero.</summary>
    /// <param name="batchSize"><c>B</c>: samples of a step.</param>
    /// <param name="channels"><c>C</c>: presynaptic channels.</param>
    /// <param name="length"><c>L</c>: neurons of a presynaptic channel.</param>
    /// <param name="outputs"><c>O</c>: postsynaptic channels.</param>
    /// <param name="kernel"><c>k</c>: elements of the kernel.</param>
    /// <param name="parameters">The parameters of the rule.</param>
    /// <param name="geometry">Stride, padding, dilation and groups; the default is 1, 0, 1, 1. The first three fix <c>L'</c>.</param>
    /// <param name="dt">The time step in seconds.</param>
    /// <param name="threads">How many threads share a step, as in <see cref="StdpConv2dLayer{T}"/>.</param>
    /// <exception cref="NotSupportedException">
    /// <typeparamref name="T"/> is neither <see cref="float"/> nor <see cref="double"/>.
    /// </exception>
    /// <exception cref="ArgumentNullException"><paramref name="parameters"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// The kernel is longer than the padded channel, the groups do not divide the channels of both sides, or a tensor parameter does not broadcast.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A size is negative or too large, <paramref name="dt"/> is not finite,
    /// <paramref name="threads"/> is not from 1 to 64, or the algorithm or the dynamics of a trace are undefined.
    /// </exception>
    public StdpConv1dLayer(
        int batchSize,
        int channels,
        int length,
        int outputs,
        int kernel,
        StdpParameters<T> parameters,
        Conv1dGeometry geometry = default,
        double dt = 0.001,
        int threads = 1)
        : this(
            CreateState(
                Require.Size(batchSize),
                Require.Size(channels),
                length,
                Require.Size(outputs),
                OutputLength(length, kernel, geometry)),
            Shape(channels, outputs, kernel, geometry),
            parameters,
            geometry,
            dt,
            Require.Threads(threads))
    {
    }

    private StdpConv1dLayer(
        StdpState<T> state, TensorShape weights, StdpParameters<T> parameters, Conv1dGeometry geometry, double dt, int threads)
        : base(state, CreateSynapses(state, weights, geometry, threads), parameters, dt) => Geometry = geometry;

    /// <summary>Stride, padding, dilation and groups.</summary>
    public Conv1dGeometry Geometry { get; }

    private static int OutputLength(int length, int kernel, Conv1dGeometry geometry)
    {
        int output = geometry.OutputLength(length, kernel);
        if (output == 0)
        {
            Require.Throw(
                $"kernel must fit the padded channel, but {Plural.Of(kernel, "element")} with dilation {geometry.Dilation} do not fit "
                + $"{Plural.Of(length, "neuron")} with padding {geometry.Padding}.",
                nameof(kernel));
        }

        return output;
    }

    private static TensorShape Shape(int channels, int outputs, int kernel, Conv1dGeometry geometry)
    {
        Conv2dContract.RequireGroups(geometry.Groups, channels, outputs, nameof(geometry));
        return Require.Allocatable([outputs, channels / geometry.Groups, kernel], "w", nameof(outputs));
    }

    private static StdpState<T> CreateState(int batchSize, int channels, int length, int outputs, int output) =>
        new(
            Require.Allocatable([batchSize, channels, length], "the presynaptic trace", nameof(length)),
            Require.Allocatable([batchSize, outputs, output], "the postsynaptic trace", nameof(outputs)));

    private static ConvolutionKernels<T> CreateSynapses(StdpState<T> state, TensorShape weights, Conv1dGeometry geometry, int threads)
    {
        ConvolutionKernels<T>.RequireFits(state.Pre.Shape, state.Post.Shape, weights, geometry.OfImage, "length");
        return new ConvolutionKernels<T>(state.Pre.Shape, state.Post.Shape, weights, geometry.OfImage, threads);
    }
}
