namespace StdpKernels.Benchmarks;

/// <summary>A layer to measure, and what the arithmetic of its dense step amounts to.</summary>
public abstract record PlasticLayer : IWorkSize
{
    /// <summary>Numbers on the presynaptic side, the whole batch.</summary>
    public abstract int PreLength { get; }

    /// <summary>Numbers on the postsynaptic side, the whole batch.</summary>
    public abstract int PostLength { get; }

    /// <summary>Numbers in <c>w</c>.</summary>
    public abstract int WeightLength { get; }

    /// <summary>Terms of each of the two sums that a weight needs.</summary>
    public abstract int Depth { get; }

    /// <summary>Samples of a step.</summary>
    public abstract int BatchSize { get; }

    /// <summary>Floating-point operations of a dense step: a multiplication and an addition for each term of two sums.</summary>
    public double Operations => 4.0 * Depth * WeightLength;

    /// <summary>Numbers that a step must move at least: weights and traces read and written, activity read.</summary>
    public double NumbersMoved => (2.0 * WeightLength) + (3.0 * (PreLength + PostLength));

    public double NumbersHeld => WeightLength + (2.0 * (PreLength + PostLength));

    public double Updates => 2.0 * Depth * WeightLength;
}

/// <summary>A linear layer to measure.</summary>
public sealed record LinearLayer(int Batch, int Inputs, int Outputs) : PlasticLayer
{
    public override int PreLength => Batch * Inputs;

    public override int PostLength => Batch * Outputs;

    public override int WeightLength => Inputs * Outputs;

    public override int Depth => Batch;

    public override int BatchSize => Batch;

    public override string ToString() => $"{Batch} x {Inputs}->{Outputs}";
}

/// <summary>A convolutional layer to measure: square image, kernel and padding, stride 1.</summary>
public sealed record ConvLayer(int Batch, int Channels, int Size, int Outputs, int Kernel, int Padding) : PlasticLayer
{
    public int OutputSize => Size + (2 * Padding) - Kernel + 1;

    public override int PreLength => Batch * Channels * Size * Size;

    public override int PostLength => Batch * Outputs * OutputSize * OutputSize;

    public override int WeightLength => Outputs * Channels * Kernel * Kernel;

    public override int Depth => Batch * OutputSize * OutputSize;

    public override int BatchSize => Batch;

    public override string ToString() => $"{Batch} x {Channels}x{Size}x{Size}->{Outputs}, {Kernel}x{Kernel} p{Padding}";
}
