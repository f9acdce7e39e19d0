namespace StdpKernels.DigestWorkload;

/// <summary>
/// The sizes of a layer, linear ones as convolutions of one position: <c>w</c> is <c>[Outputs, Channels / Groups, Kernel]</c>, and the sides
/// are <c>[Batch, Channels, Image]</c> and <c>[Batch, Outputs, Positions]</c>.
/// </summary>
internal sealed record WorkloadShape(int Batch, int Channels, Size2D ImageSize, int Outputs, Size2D KernelSize, Conv2dGeometry? Geometry)
{
    public bool IsConvolution => Geometry is not null;

    public int Groups => Geometry?.Groups ?? 1;

    public int Image => ImageSize.Height * ImageSize.Width;

    public int Kernel => KernelSize.Height * KernelSize.Width;

    public int Positions => OutputSize.Height * OutputSize.Width;

    public int[] Pre => IsConvolution ? [Batch, Channels, ImageSize.Height, ImageSize.Width] : [Batch, Channels];

    public int[] Post => IsConvolution ? [Batch, Outputs, OutputSize.Height, OutputSize.Width] : [Batch, Outputs];

    public int[] Weights => IsConvolution ? [Outputs, Channels / Groups, KernelSize.Height, KernelSize.Width] : [Outputs, Channels];

    private Size2D OutputSize => Geometry?.OutputSize(ImageSize, KernelSize) ?? 1;

    public static WorkloadShape Linear(int batch, int inputs, int outputs) => new(batch, inputs, 1, outputs, 1, null);

    public override string ToString() => $"{string.Join('x', Pre)}->{string.Join('x', Post)}{(Groups == 1 ? "" : $" in {Groups} groups")}";
}
