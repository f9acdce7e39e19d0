namespace StdpKernels.Benchmarks;

/// <summary>The patches of a convolution's traces and activity.</summary>
public sealed record PatchesSize(ConvLayer Layer) : IWorkSize
{
    private const int Images = 2;

    /// <summary>Numbers of one patch.</summary>
    public int PatchLength => Layer.Channels * Layer.Kernel * Layer.Kernel;

    public double Operations => 0;

    /// <summary>Images in, patches out.</summary>
    public double NumbersMoved => Images * (Layer.PreLength + ((double)Layer.Depth * PatchLength));

    public double NumbersHeld => NumbersMoved;

    public double Updates => 0;

    public override string ToString() => Layer.ToString();
}
