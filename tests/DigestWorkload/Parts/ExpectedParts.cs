namespace StdpKernels.DigestWorkload.Parts;

/// <summary>What every machine must compute.</summary>
/// <remarks>Triplets, gates and eligibility count spikes by other numbers than ones, whose sums depend on a fused multiply-add as those of graded activity do.</remarks>
internal static class ExpectedParts
{
    /// <param name="group">Which cases.</param>
    /// <param name="fused">Whether products are added with one rounding, see <see cref="Fusion"/>.</param>
    public static ulong Of(PartGroup group, bool fused) => group switch
    {
        { Convolution: false, IsDouble: false } => fused ? 0x0A2E8E9B4BEB4958ul : 0x4128A322022DD468ul,
        { Convolution: false, IsDouble: true } => fused ? 0xBE7A51F850B1A6BAul : 0x148925FE6D0C1D23ul,
        { Convolution: true, IsDouble: false } => fused ? 0x5D2DDD009222EF87ul : 0x9FEB74C397740B8Bul,
        { Convolution: true, IsDouble: true } => fused ? 0x3B55C0CF2CB92B23ul : 0x4F87E976B93E1A4Bul,
    };
}
