namespace StdpKernels.Tests.Tensors;

internal sealed class TensorShapeTests
{
    [TestCase(new int[0], 1, "[]")]
    [TestCase(new[] { 7 }, 7, "[7]")]
    [TestCase(new[] { 2, 3 }, 6, "[2, 3]")]
    [TestCase(new[] { 2, 3, 4, 5 }, 120, "[2, 3, 4, 5]")]
    [TestCase(new[] { 2, 0, 4 }, 0, "[2, 0, 4]")]
    public void Knows_rank_length_and_dimensions(int[] dimensions, int length, string text)
    {
        var shape = new TensorShape(dimensions);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(shape.Rank, Is.EqualTo(dimensions.Length));
            Assert.That(shape.Length, Is.EqualTo(length));
            Assert.That(shape.ToString(), Is.EqualTo(text));
            for (int d = 0; d < dimensions.Length; d++)
            {
                Assert.That(shape[d], Is.EqualTo(dimensions[d]));
                Assert.That(shape[^(dimensions.Length - d)], Is.EqualTo(dimensions[d]));
            }
        }
    }

    [Test]
    public void The_default_is_a_single_element_without_dimensions()
    {
        TensorShape shape = default;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(shape, Is.EqualTo(new TensorShape()));
            Assert.That(shape.Length, Is.EqualTo(1));
            Assert.That(shape.Rank, Is.Zero);
        }
    }

    [Test]
    public void Refuses_more_than_four_dimensions() =>
        Assert.That(
            () => new TensorShape(1, 2, 3, 4, 5),
            Throws.ArgumentException.With.Message.Contains("4").And.Message.Contains("5").And
                .Property(nameof(ArgumentException.ParamName)).EqualTo("dimensions"));

    [Test]
    public void Refuses_a_negative_dimension() =>
        Assert.That(
            () => new TensorShape(3, -2),
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("-2"));

    [TestCase(65_536, 32_768)]
    [TestCase(int.MaxValue, 2)]
    [TestCase(int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue)]
    public void Refuses_more_elements_than_an_array_has(params int[] dimensions) =>
        Assert.That(
            () => new TensorShape(dimensions),
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains($"[{string.Join(", ", dimensions)}]"));

    [TestCase(int.MaxValue, int.MaxValue, int.MaxValue, 0)]
    [TestCase(0, int.MaxValue, int.MaxValue)]
    public void A_zero_makes_any_shape_empty(params int[] dimensions) =>
        Assert.That(new TensorShape(dimensions).Length, Is.Zero);

    [Test]
    public void Holds_as_many_elements_as_an_array_can() =>
        Assert.That(new TensorShape(int.MaxValue, 1).Length, Is.EqualTo(int.MaxValue));

    [TestCase(-1)]
    [TestCase(2)]
    public void Refuses_an_index_beyond_its_rank(int index) =>
        Assert.That(() => new TensorShape(3, 4)[index], Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Is_equal_only_with_the_same_rank_and_dimensions()
    {
        var shape = new TensorShape(2, 3);
        var same = new TensorShape(2, 3);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(shape == same, Is.True);
            Assert.That(shape.Equals((object)same), Is.True);
            Assert.That(shape.GetHashCode(), Is.EqualTo(same.GetHashCode()));
            Assert.That(shape != new TensorShape(3, 2), Is.True);
            Assert.That(shape, Is.Not.EqualTo(new TensorShape(2, 3, 1)));
            Assert.That(new TensorShape(2, 0), Is.Not.EqualTo(new TensorShape(2)));
            Assert.That(shape.Equals("[2, 3]"), Is.False);
        }
    }
}
