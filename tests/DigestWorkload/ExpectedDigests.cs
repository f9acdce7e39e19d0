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
        { Convolution: false, IsDouble: false, Graded: false } => 0x7FC740EE296327B1ul,
        { Convolution: false, IsDouble: true, Graded: false } => 0xD7407085962F86F0ul,
        { Convolution: true, IsDouble: false, Graded: false } => 0x616C8BF967318C6Eul,
        { Convolution: true, IsDouble: true, Graded: false } => 0xA4C93690501C5411ul,
        { Convolution: false, IsDouble: false, Graded: true } => fused ? 0x9CDC9557856F7BAEul : 0xD507CDB5325139EAul,
        { Convolution: false, IsDouble: true, Graded: true } => fused ? 0xCBAC526167F920CAul : 0x9882B55C3D3EEC30ul,
        { Convolution: true, IsDouble: false, Graded: true } => fused ? 0xC25279250EF3875Cul : 0x1C592159294699D2ul,
        { Convolution: true, IsDouble: true, Graded: true } => fused ? 0xC05056F4F96DED1Cul : 0xD44926C6324032E2ul,
    };
}
