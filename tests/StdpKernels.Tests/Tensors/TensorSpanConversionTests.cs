using System.Numerics;
using System.Numerics.Tensors;

namespace StdpKernels.Tests.Tensors;

[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class TensorSpanConversionTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _memory = [.. Enumerable.Range(0, 120).Select(T.CreateChecked)];

    [TestCase(new[] { 120 })]
    [TestCase(new[] { 4, 30 })]
    [TestCase(new[] { 4, 1, 30 })]
    [TestCase(new[] { 2, 3, 4, 5 })]
    [TestCase(new[] { 1, 1, 120, 1 })]
    public void Keeps_memory_and_shape_in_both_directions(int[] shape)
    {
        TensorSpan<T> tensor = new TensorView<T>(_memory, shape).AsTensorSpan();
        TensorView<T> back = tensor.AsTensorView();
        ReadOnlyTensorSpan<T> readingTensor = new ReadOnlyTensorView<T>(_memory, shape).AsTensorSpan();
        ReadOnlyTensorView<T> readingBack = readingTensor.AsTensorView();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(tensor.Lengths.ToArray(), Is.EqualTo(shape.Select(d => (nint)d)));
            Assert.That(readingTensor.Lengths.ToArray(), Is.EqualTo(shape.Select(d => (nint)d)));
            Assert.That(back.Shape, Is.EqualTo(new TensorShape(shape)));
            Assert.That(readingBack.Shape, Is.EqualTo(new TensorShape(shape)));
            Assert.That(back.Span == _memory.AsSpan(), Is.True);
            Assert.That(readingBack.Span == _memory.AsSpan(), Is.True);
        }
    }

    [Test]
    public void Elements_stand_at_the_same_index()
    {
        TensorSpan<T> tensor = new TensorView<T>(_memory, 2, 60).AsTensorSpan();
        Assert.That(tensor[1, 7], Is.EqualTo(_memory[67]));
    }

    [TestCase(0)]
    [TestCase(3, 0)]
    [TestCase(0, 3, 2)]
    public void Converts_empty_tensors(params int[] shape)
    {
        TensorSpan<T> tensor = new TensorView<T>([], shape).AsTensorSpan();
        Assert.That(tensor.AsTensorView().Shape, Is.EqualTo(new TensorShape(shape)));
        Assert.That(tensor.AsTensorView().Span.IsEmpty, Is.True);
    }

    [Test]
    public void A_view_without_dimensions_becomes_a_vector_of_one()
    {
        TensorSpan<T> tensor = new TensorView<T>(_memory.AsSpan(3, 1)).AsTensorSpan();
        Assert.That(tensor.Lengths.ToArray(), Is.EqualTo(new nint[] { 1 }));
        Assert.That(tensor[0], Is.EqualTo(_memory[3]));
    }

    [Test]
    public void Takes_a_dense_slice_without_a_copy()
    {
        TensorSpan<T> rows = new TensorView<T>(_memory, 12, 10).AsTensorSpan()[2..5, 0..10];
        TensorView<T> view = rows.AsTensorView();
        Assert.That(view.Span == _memory.AsSpan(20, 30), Is.True);
    }

    [Test]
    public void Refuses_gaps()
    {
        Assert.That(
            () =>
            {
                TensorSpan<T> columns = new TensorView<T>(_memory, 12, 10).AsTensorSpan()[0..12, 2..5];
                columns.AsTensorView();
            },
            Throws.ArgumentException.With.Message.Contains("10").And.Message.Contains("3"));
        Assert.That(
            () =>
            {
                var everyOther = new ReadOnlyTensorSpan<T>(_memory, [60], [2]);
                everyOther.AsTensorView();
            },
            Throws.ArgumentException.With.Message.Contains("stride 2"));
    }

    [Test]
    public void Refuses_repeated_elements() =>
        Assert.That(
            () =>
            {
                var repeated = new ReadOnlyTensorSpan<T>(_memory, [5, 10], [0, 1]);
                repeated.AsTensorView();
            },
            Throws.ArgumentException.With.Message.Contains("stride 0"));

    [Test]
    public void Refuses_more_than_four_dimensions() =>
        Assert.That(
            () =>
            {
                var tensor = new TensorSpan<T>(_memory, [1, 2, 3, 4, 5]);
                tensor.AsTensorView();
            },
            Throws.ArgumentException.With.Message.Contains("4").And.Message.Contains("5"));
}
