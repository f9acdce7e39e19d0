using System.Globalization;
using System.Numerics;
using StdpKernels.Kernels;
using StdpKernels.Kernels.Events;
using StdpKernels.Reporting.Measuring;

namespace StdpKernels.Tool.Measuring;

/// <summary>The sizes of a layer that is measured.</summary>
internal abstract record LayerShape : IWorkSize
{
    /// <summary>Presynaptic neurons of the whole batch.</summary>
    public abstract int PreLength { get; }

    /// <summary>Postsynaptic neurons of the whole batch.</summary>
    public abstract int PostLength { get; }

    /// <summary>Samples of a step.</summary>
    public abstract int Batch { get; }

    /// <summary>How many numbers <c>w</c> has.</summary>
    public abstract long WeightLength { get; }

    /// <inheritdoc/>
    public double Operations => 4.0 * Terms * WeightLength;

    /// <inheritdoc/>
    public double NumbersMoved => (2.0 * WeightLength) + (3.0 * (PreLength + PostLength));

    /// <inheritdoc/>
    public double NumbersHeld => WeightLength + (2.0 * (PreLength + PostLength));

    /// <inheritdoc/>
    public double Updates => 2.0 * Terms * WeightLength;

    /// <summary>Terms of each of the two sums that a weight needs.</summary>
    protected abstract double Terms { get; }

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
    public override int PreLength => checked(Samples * Inputs);

    public override int PostLength => checked(Samples * Outputs);

    public override int Batch => Samples;

    public override long WeightLength => (long)Inputs * Outputs;

    protected override double Terms => Samples;

    public override StdpLayer<T> CreateLayer<T>(StdpParameters<T> parameters, double dt, int threads) =>
        new StdpLinearLayer<T>(Samples, Inputs, Outputs, parameters, dt, threads);

    public override bool PrefersEvents<T>(int spikesPre, int spikesPost) =>
        PathCost.PrefersEvents<T>(spikesPre, spikesPost, Samples, Outputs, Inputs, checksAll: false, out _);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"linear {Samples} × {Inputs} → {Outputs}");
}

/// <summary>A convolutional layer that is measured.</summary>
internal sealed record Conv2dLayerShape(
    int Samples, int Channels, Size2D Image, int Outputs, Size2D Kernel, Conv2dGeometry Geometry) : LayerShape
{
    private Size2D Output => Geometry.OutputSize(Image, Kernel);

    public override int PreLength => checked(Samples * Channels * Image.Height * Image.Width);

    public override int PostLength => checked(Samples * Outputs * Output.Height * Output.Width);

    public override int Batch => Samples;

    public override long WeightLength => (long)Outputs * Channels * Kernel.Height * Kernel.Width;

    protected override double Terms => (double)Samples * Output.Height * Output.Width;

    public override StdpLayer<T> CreateLayer<T>(StdpParameters<T> parameters, double dt, int threads) =>
        new StdpConv2dLayer<T>(Samples, Channels, Image, Outputs, Kernel, parameters, Geometry, dt, threads);

    public override bool PrefersEvents<T>(int spikesPre, int spikesPost) => Conv2dKernel.Events == PathCost.Choose<T>(
        spikesPre,
        spikesPost,
        new Conv2dShape(
            new TensorShape(Samples, Channels, Image.Height, Image.Width),
            new TensorShape(Samples, Outputs, Output.Height, Output.Width),
            new TensorShape(Outputs, Channels, Kernel.Height, Kernel.Width),
            Geometry),
        allowsEvents: true,
        threads: 1,
        out _);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"convolution {Samples} × {Channels}×{Image.Height}×{Image.Width} → {Outputs}, kernel {Kernel.Height}×{Kernel.Width}");
}
