namespace StdpKernels.DigestWorkload;

/// <summary>What every machine must compute.</summary>
/// <remarks>
/// The digest of spikes is one for all. That of graded activity depends on whether the hardware has a fused multiply-add, which
/// rounds once where two instructions round twice: there are two, and nothing else may come out.
/// </remarks>
internal static class ExpectedDigests
{
    /// <param name="group">Which cases.</param>
    /// <param name="fused">Whether products are added with one rounding, see <see cref="Fusion"/>.</param>
    public static ulong Of(DigestGroup group, bool fused) => group switch
    {
        { Convolution: false, IsDouble: false, Graded: false } => 0xF14C6BE7AAEAA5B5ul,
        { Convolution: false, IsDouble: true, Graded: false } => 0xCE0E98033BF785C1ul,
        { Convolution: true, IsDouble: false, Graded: false } => 0xACD9BAD20987008Cul,
        { Convolution: true, IsDouble: true, Graded: false } => 0x7EE1D63383992020ul,
        { Convolution: false, IsDouble: false, Graded: true } => fused ? 0x0F175B48D32A78A8ul : 0xC3E18B09149D1943ul,
        { Convolution: false, IsDouble: true, Graded: true } => fused ? 0x75F890E3D13D63E9ul : 0x24E827B46AE85825ul,
        { Convolution: true, IsDouble: false, Graded: true } => fused ? 0x7E17AFAAA1FF6B00ul : 0x4AD85D6CFB91246Ful,
        { Convolution: true, IsDouble: true, Graded: true } => fused ? 0xE9A2DCCB91272EC9ul : 0x0127ABF259386184ul,
    };
}
