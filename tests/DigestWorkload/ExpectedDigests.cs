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
        { Convolution: false, IsDouble: false, Graded: false } => 0x2B73A918C5C5FBDFul,
        { Convolution: false, IsDouble: true, Graded: false } => 0xE673D1976967C7D1ul,
        { Convolution: true, IsDouble: false, Graded: false } => 0xBD45EE0AA2A1770Cul,
        { Convolution: true, IsDouble: true, Graded: false } => 0x4D1F2B823FC9832Bul,
        { Convolution: false, IsDouble: false, Graded: true } => fused ? 0x10E84A7053C40F35ul : 0xFBC630BEA8046D5Ful,
        { Convolution: false, IsDouble: true, Graded: true } => fused ? 0x640C22C88BF21722ul : 0x50E0381228AD831Aul,
        { Convolution: true, IsDouble: false, Graded: true } => fused ? 0x74139111424CD93Cul : 0x2A1ADD6C7571333Dul,
        { Convolution: true, IsDouble: true, Graded: true } => fused ? 0xB1FAC8544DA59623ul : 0xF8B52943FFA496D2ul,
    };

    /// <summary>Currents are the same on all machines: products round by themselves.</summary>
    /// <param name="group">Which cases.</param>
    public static ulong OfPropagation(DigestGroup group) => group switch
    {
        { Convolution: false, IsDouble: false, Graded: false } => 0x0EA48AB8EC34AFCBul,
        { Convolution: false, IsDouble: true, Graded: false } => 0x95901C0C83C3F839ul,
        { Convolution: true, IsDouble: false, Graded: false } => 0x56D86DDA12B4E61Bul,
        { Convolution: true, IsDouble: true, Graded: false } => 0x6DA0F210F02ABEC9ul,
        { Convolution: false, IsDouble: false, Graded: true } => 0xC71838F43E17B5F7ul,
        { Convolution: false, IsDouble: true, Graded: true } => 0x5D7A6772DAFD1EC7ul,
        { Convolution: true, IsDouble: false, Graded: true } => 0x6F25F7BBF2794D5Ful,
        { Convolution: true, IsDouble: true, Graded: true } => 0x478EA12191CAD122ul,
    };
}
