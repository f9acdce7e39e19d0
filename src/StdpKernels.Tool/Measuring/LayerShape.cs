using System.Globalization;
using System.Numerics;
using StdpKernels.Kernels;
using StdpKernels.Kernels.Events;
using StdpKernels.Reporting.Measuring;

namespace StdpKernels.Tool.Measuring;

/// <summary>The sizes of a layer that is measured.</summary>
internal abstract record LayerShape : PlasticLayer
{
    /// <summary>A layer of this shape with traces and weights at zero.</summary>
    /// <exception cref="ArgumentException">The library refuses the sizes.</exception>
    public abstract StdpLayer<T> CreateLayer<T>(StdpParameters<T> parameters, double dt, int threads)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Whether a step with so many spikes is event-driven.</summary>
    public abstract bool PrefersEvents<T>(int spikesPre, int spikesPost);
}

/// <summary>A linear layer that is measured.</summary>
internal sealed record LinearShape(int Samples, int Inputs, int Outputs) : LayerShape
{
    public override int Depth => Samples;

    internal override int[] PreShape => [Samples, Inputs];

    internal override int[] PostShape => [Samples, Outputs];

    internal override int[] WeightShape => [Outputs, Inputs];

    public override StdpLayer<T> CreateLayer<T>(StdpParameters<T> parameters, double dt, int threads) =>
        new StdpLinearLayer<T>(Samples, Inputs, Outputs, parameters, dt, threads);

    public override bool PrefersEvents<T>(int spikesPre, int spikesPost) =>
        PathCost.PrefersEvents<T>(spikesPre, spikesPost, Samples, Outputs, Inputs);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"linear {Samples} × {Inputs} → {Outputs}");
}

/// <summary>A convolutional layer that is measured.</summary>
internal sealed record Conv2dLayerShape(
    int Samples, int Channels, Size2D Image, int Outputs, Size2D Kernel, Conv2dGeometry Geometry) : LayerShape
{
    private Size2D Output => Geometry.OutputSize(Image, Kernel);

    public override int Depth => checked(Samples * Output.Height * Output.Width);

    internal override int[] PreShape => [Samples, Channels, Image.Height, Image.Width];

    internal override int[] PostShape => [Samples, Outputs, Output.Height, Output.Width];

    internal override int[] WeightShape => [Outputs, Channels, Kernel.Height, Kernel.Width];

    public override StdpLayer<T> CreateLayer<T>(StdpParameters<T> parameters, double dt, int threads) =>
        new StdpConv2dLayer<T>(Samples, Channels, Image, Outputs, Kernel, parameters, Geometry, dt, threads);

    public override bool PrefersEvents<T>(int spikesPre, int spikesPost) => Conv2dKernel.Events == PathCost.Choose<T>(
        spikesPre,
        spikesPost,
        new Conv2dShape(new TensorShape(PreShape), new TensorShape(PostShape), new TensorShape(WeightShape), Geometry),
        allowsEvents: true,
        threads: 1,
        out _);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"convolution {Samples} × {Channels}×{Image.Height}×{Image.Width} → {Outputs}, kernel {Kernel.Height}×{Kernel.Width}");
}
