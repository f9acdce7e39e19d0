namespace StdpKernels.Tests;

internal sealed class Size2DTests
{
    [Test]
    public void One_number_stands_for_both()
    {
        Size2D size = 3;
        Assert.That(size, Is.EqualTo(new Size2D(3, 3)));
    }

    [Test]
    public void A_pair_is_height_then_width()
    {
        Size2D size = (2, 5);
        Assert.That(size, Is.EqualTo(new Size2D(2, 5)));
        Assert.That(size.ToString(), Is.EqualTo("(2, 5)"));
    }
}
