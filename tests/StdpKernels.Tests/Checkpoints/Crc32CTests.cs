using StdpKernels.Checkpoints;

namespace StdpKernels.Tests.Checkpoints;

internal sealed class Crc32CTests
{
    [Test]
    public void Gives_the_published_check_value() =>
        Assert.That(Crc32C.Finish(Crc32C.Append(Crc32C.Start, "123456789"u8)), Is.EqualTo(0xE3069283));

    [Test]
    public void Does_not_depend_on_how_the_bytes_are_cut([Range(0, 9)] int cut) =>
        Assert.That(
            Crc32C.Append(Crc32C.Append(Crc32C.Start, "123456789"u8[..cut]), "123456789"u8[cut..]),
            Is.EqualTo(Crc32C.Append(Crc32C.Start, "123456789"u8)));
}
