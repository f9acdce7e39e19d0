namespace StdpKernels.Benchmarks;

/// <summary>A linear layer to measure.</summary>
public sealed record LinearLayer(int Batch, int Inputs, int Outputs) : PlasticLayer
{
    public override int Depth => Batch;

    internal override int[] PreShape => [Batch, Inputs];

    internal override int[] PostShape => [Batch, Outputs];

    internal override int[] WeightShape => [Outputs, Inputs];

    public override string ToString() => $"{Batch} x {Inputs}->{Outputs}";
}

/// <summary>A convolutional layer to measure: square image, kernel and padding, stride 1.</summary>
public sealed record ConvLayer(int Batch, int Channels, int Size, int Outputs, int Kernel, int Padding) : PlasticLayer
{
    public int OutputSize => Size + (2 * Padding) - Kernel + 1;

    public override int Depth => Batch * OutputSize * OutputSize;

    internal override int[] PreShape => [Batch, Channels, Size, Size];

    internal override int[] PostShape => [Batch, Outputs, OutputSize, OutputSize];

    internal override int[] WeightShape => [Outputs, Channels, Kernel, Kernel];

    public override string ToString() => $"{Batch} x {Channels}x{Size}x{Size}->{Outputs}, {Kernel}x{Kernel} p{Padding}";
}
