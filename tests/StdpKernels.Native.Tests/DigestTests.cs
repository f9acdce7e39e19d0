using StdpKernels.DigestWorkload;
using StdpKernels.Native.Tests.Api;

namespace StdpKernels.Native.Tests;

/// <summary>The library computes the digests that are committed for every machine, through its layers.</summary>
internal sealed class DigestTests
{
    [Test]
    public void The_library_computes_the_committed_digest([ValueSource(typeof(DigestGroup), nameof(DigestGroup.All))] DigestGroup group)
    {
        _ = Installation.Prefix;
        Assert.That($"0x{NativeDigest.Of(group):X16}", Is.EqualTo($"0x{ExpectedDigests.Of(group, Fusion.IsFused()):X16}"), $"{group}");
    }
}
