using StdpKernels.Tests.Support;

namespace StdpKernels.Tests;

internal sealed class Conv1dGeometryTests
{
    [Test]
    public void The_default_is_stride_1_padding_0_dilation_1_and_one_group()
    {
        Conv1dGeometry geometry = default;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(geometry, Is.EqualTo(new Conv1dGeometry()));
            Assert.That((geometry.Stride, geometry.Padding, geometry.Dilation, geometry.Groups), Is.EqualTo((1, 0, 1, 1)));
            Assert.That(geometry.OutputLength(6, 3), Is.EqualTo(4));
        }
    }

    [Test]
    public void Keeps_what_it_is_given()
    {
        var geometry = new Conv1dGeometry { Stride = 2, Padding = 4, Dilation = 5, Groups = 3 };
        Assert.That((geometry.Stride, geometry.Padding, geometry.Dilation, geometry.Groups), Is.EqualTo((2, 4, 5, 3)));
        Assert.That(geometry.ToString(), Does.Contain("Stride = 2, Padding = 4, Dilation = 5, Groups = 3"));
        Assert.That(geometry, Is.Not.EqualTo(geometry with { Padding = 3 }));
    }

    [Test]
    public void Output_is_the_number_of_places_of_the_kernel(
        [Range(0, 9)] int length, [Range(1, 4)] int kernel, [Values(1, 2, 3)] int stride, [Values(0, 1, 3)] int padding, [Values(1, 2, 4)] int dilation)
    {
        var geometry = new Conv1dGeometry { Stride = stride, Padding = padding, Dilation = dilation };
        Assert.That(geometry.OutputLength(length, kernel), Is.EqualTo(ConvShape.CountPlaces(length, kernel, stride, padding, dilation)));
    }

    [Test]
    public void Refuses_numbers_that_are_too_small()
    {
        Refuses(() => new Conv1dGeometry { Stride = 0 }, nameof(Conv1dGeometry.Stride), "at least 1", "0");
        Refuses(() => new Conv1dGeometry { Dilation = -1 }, nameof(Conv1dGeometry.Dilation), "at least 1", "-1");
        Refuses(() => new Conv1dGeometry { Groups = int.MinValue }, nameof(Conv1dGeometry.Groups), "at least 1", $"{int.MinValue}");
        Refuses(() => new Conv1dGeometry { Padding = -1 }, nameof(Conv1dGeometry.Padding), "at least 0", "-1");
        Refuses(() => default(Conv1dGeometry).OutputLength(-1, 1), "length", "at least 0", "-1");
        Refuses(() => default(Conv1dGeometry).OutputLength(3, 0), "kernel", "at least 1", "0");
    }

    private static void Refuses<TResult>(Func<TResult> call, string name, string expected, string came) => Assert.That(
        () => call(),
        Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains(expected).And.Message.Contains(came).And
            .Property(nameof(ArgumentException.ParamName)).EqualTo(name));
}
