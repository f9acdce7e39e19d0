using System.Numerics;

namespace StdpKernels.Tests.Support;

/// <summary>A copy of everything a step may write, and of the activity it may not.</summary>
internal sealed record Snapshot<T>(T[] W, T[] TPre, T[] TPost, T[] ZPre, T[] ZPost)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Asserts that two layers are in the same state, bit for bit.</summary>
    public void AssertSame(Snapshot<T> expected, string what = "")
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(TPre, Bits.EqualTo(expected.TPre), $"t_pre {what}");
            Assert.That(TPost, Bits.EqualTo(expected.TPost), $"t_post {what}");
            Assert.That(W, Bits.EqualTo(expected.W), $"w {what}");
            Assert.That(ZPre, Bits.EqualTo(expected.ZPre), $"z_pre {what}");
            Assert.That(ZPost, Bits.EqualTo(expected.ZPost), $"z_post {what}");
        }
    }
}
