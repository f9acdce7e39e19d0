using StdpKernels.Threading;

namespace StdpKernels.Tests.Kernels;

/// <summary>Parts cover all rows once, in order, and begin at whole steps.</summary>
internal sealed class RowRangeTests
{
    [Test]
    public void Parts_follow_each_other(
        [Values(0, 1, 3, 4, 5, 17, 100, int.MaxValue)] int rows, [Values(1, 4)] int step, [Values(1, 2, 3, 64)] int parts)
    {
        int next = 0;
        for (int part = 0; part < parts; part++)
        {
            RowRange range = RowRange.Part(rows, step, part, parts);
            Assert.That(range.First, Is.EqualTo(next));
            Assert.That(range.End, Is.GreaterThanOrEqualTo(range.First));
            Assert.That(range.First % step == 0 || range.First == rows, Is.True);
            next = range.End;
        }

        Assert.That(next, Is.EqualTo(rows));
    }
}
