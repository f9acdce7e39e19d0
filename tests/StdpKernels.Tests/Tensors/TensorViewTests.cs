using System.Numerics;
using StdpKernels.Validation;

namespace StdpKernels.Tests.Tensors;

[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class TensorViewTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _memory = [.. Enumerable.Range(0, 24).Select(T.CreateChecked)];

    [Test]
    public void Indexes_row_major()
    {
        var view = new TensorView<T>(_memory, 2, 3, 4);
        ReadOnlyTensorView<T> reading = view;
        for (int i = 0; i < 24; i++)
        {
            Assert.That(view[i / 12, i / 4 % 3, i % 4], Is.EqualTo(_memory[i]));
            Assert.That(reading[i / 12, i / 4 % 3, i % 4], Is.EqualTo(_memory[i]));
        }
    }

    [Test]
    public void Writes_through_to_its_memory()
    {
        T[] memory = [.. _memory];
        var view = new TensorView<T>(memory.AsSpan(1, 6), 2, 3);

        view[1, 2] = T.NegativeOne;

        Assert.That(memory[6], Is.EqualTo(T.NegativeOne));
        Assert.That(memory.Count(value => value == T.NegativeOne), Is.EqualTo(1));
    }

    [Test]
    public void Keeps_its_shape_as_a_view_for_reading()
    {
        var view = new TensorView<T>(_memory, 4, 6);
        ReadOnlyTensorView<T> reading = view;
        Assert.That(reading.Shape, Is.EqualTo(view.Shape));
        Assert.That(reading.Span == view.Span, Is.True);
    }

    [Test]
    public void Has_one_element_without_dimensions()
    {
        var view = new TensorView<T>(_memory.AsSpan(5, 1));
        Assert.That(view[Array.Empty<int>()], Is.EqualTo(_memory[5]));
    }

    [TestCase(new[] { 24 }, 23)]
    [TestCase(new[] { 5, 5 }, 24)]
    [TestCase(new[] { 2, 0 }, 1)]
    [TestCase(new int[0], 0)]
    public void Refuses_a_span_of_another_length(int[] shape, int length)
    {
        string elements = $"has {Plural.Of(new TensorShape(shape).Length, "element")}";
        Assert.That(
            () => { _ = new TensorView<T>(_memory.AsSpan(0, length), shape); },
            Throws.ArgumentException.With.Message.Contains(elements).And.Message.Contains($"{length}"));
        Assert.That(
            () => { _ = new ReadOnlyTensorView<T>(_memory.AsSpan(0, length), shape); },
            Throws.ArgumentException.With.Message.Contains(elements).And.Message.Contains($"{length}"));
    }

    [TestCase(2, 0)]
    [TestCase(0, 12)]
    [TestCase(-1, 3)]
    [TestCase(1, -1)]
    public void Refuses_an_index_outside_of_a_dimension(int row, int column) =>
        Assert.That(
            () => { _ = new TensorView<T>(_memory, 2, 12)[row, column]; },
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("[2, 12]"));

    [TestCase(0)]
    [TestCase(0, 0, 0)]
    public void Refuses_an_index_of_another_rank(params int[] index) =>
        Assert.That(
            () => { _ = new ReadOnlyTensorView<T>(_memory, 2, 12)[index]; },
            Throws.ArgumentException.With.Message.Contains($"{index.Length}"));

    [Test]
    public void Says_its_type_and_shape()
    {
        var view = new TensorView<T>(_memory, 4, 6);
        Assert.That(view.ToString(), Does.Contain(typeof(T).Name).And.Contain("[4, 6]"));
        Assert.That(((ReadOnlyTensorView<T>)view).ToString(), Does.Contain(typeof(T).Name).And.Contain("[4, 6]"));
    }

    [Test]
    public void The_default_has_no_memory()
    {
        TensorView<T> view = default;
        Assert.That(view.Span.IsEmpty, Is.True);
    }
}
