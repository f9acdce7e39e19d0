using NUnit.Framework.Constraints;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests;

internal sealed class Conv2dGeometryTests
{
    [Test]
    public void The_default_is_stride_1_padding_0_dilation_1_and_one_group()
    {
        Conv2dGeometry geometry = default;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(geometry, Is.EqualTo(new Conv2dGeometry()));
            Assert.That(geometry.Stride, Is.EqualTo(new Size2D(1, 1)));
            Assert.That(geometry.Padding, Is.EqualTo(new Size2D(0, 0)));
            Assert.That(geometry.Dilation, Is.EqualTo(new Size2D(1, 1)));
            Assert.That(geometry.Groups, Is.EqualTo(1));
            Assert.That(geometry.OutputSize((5, 6), (2, 3)), Is.EqualTo(new Size2D(4, 4)));
        }
    }

    [Test]
    public void Keeps_what_it_is_given()
    {
        var geometry = new Conv2dGeometry { Stride = (2, 3), Padding = (0, 4), Dilation = (5, 1), Groups = 6 };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(geometry.Stride, Is.EqualTo(new Size2D(2, 3)));
            Assert.That(geometry.Padding, Is.EqualTo(new Size2D(0, 4)));
            Assert.That(geometry.Dilation, Is.EqualTo(new Size2D(5, 1)));
            Assert.That(geometry.Groups, Is.EqualTo(6));
        }
    }

    [TestCase(0, 1)]
    [TestCase(1, 0)]
    [TestCase(-1, 1)]
    [TestCase(1, int.MinValue)]
    public void Refuses_a_stride_or_dilation_below_one(int height, int width)
    {
        Assert.That(
            () => new Conv2dGeometry { Stride = (height, width) },
            Refusal(nameof(Conv2dGeometry.Stride), "at least 1", $"({height}, {width})"));
        Assert.That(
            () => new Conv2dGeometry { Dilation = (height, width) },
            Refusal(nameof(Conv2dGeometry.Dilation), "at least 1", $"({height}, {width})"));
    }

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(int.MinValue)]
    public void Refuses_fewer_groups_than_one(int groups) => Assert.That(
        () => new Conv2dGeometry { Groups = groups }, Refusal(nameof(Conv2dGeometry.Groups), "at least 1", $"{groups}"));

    [TestCase(-1, 0)]
    [TestCase(0, -1)]
    public void Refuses_a_negative_padding(int height, int width) =>
        Assert.That(
            () => new Conv2dGeometry { Padding = (height, width) },
            Refusal(nameof(Conv2dGeometry.Padding), "at least 0", $"({height}, {width})"));

    [Test]
    public void Output_is_the_number_of_places_of_the_kernel(
        [Range(0, 9)] int image, [Range(1, 4)] int kernel, [Values(1, 2, 3)] int stride, [Values(0, 1, 3)] int padding)
    {
        foreach (int dilation in new[] { 1, 2, 4 })
        {
            var geometry = new Conv2dGeometry { Stride = (stride, 1), Padding = (padding, 0), Dilation = (dilation, 1) };
            int expected = ConvShape.CountPlaces(image, kernel, stride, padding, dilation);

            // Twice, with the sides exchanged.
            Assert.That(geometry.OutputSize((image, 6), (kernel, 2)), Is.EqualTo(new Size2D(expected, 5)));
            geometry = new Conv2dGeometry { Stride = (1, stride), Padding = (0, padding), Dilation = (1, dilation) };
            Assert.That(geometry.OutputSize((6, image), (2, kernel)), Is.EqualTo(new Size2D(5, expected)));
        }
    }

    [Test]
    public void Sizes_beyond_32_bits_do_not_wrap_around()
    {
        var dilated = new Conv2dGeometry { Dilation = int.MaxValue };
        Assert.That(dilated.OutputSize(10, 4), Is.EqualTo(new Size2D(0, 0)));
        var padded = new Conv2dGeometry { Padding = int.MaxValue, Stride = 2 };
        Assert.That(padded.OutputSize(1, 1), Is.EqualTo(new Size2D(int.MaxValue, int.MaxValue)));
    }

    [Test]
    public void Refuses_a_negative_image_and_an_empty_kernel()
    {
        Assert.That(() => default(Conv2dGeometry).OutputSize((-1, 3), 1), Refusal("image", "at least 0", "(-1, 3)"));
        Assert.That(() => default(Conv2dGeometry).OutputSize(3, (1, 0)), Refusal("kernel", "at least 1", "(1, 0)"));
    }

    private static EqualStringConstraint Refusal(string name, string expected, string came) =>
        Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains(expected).And.Message.Contains(came).And
            .Property(nameof(ArgumentException.ParamName)).EqualTo(name);
}
