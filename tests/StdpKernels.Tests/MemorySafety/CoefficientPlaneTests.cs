using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Coefficients;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.MemorySafety;

/// <summary>A row of parameters is either refused, or all vectors up to the asked column lie within its memory.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class CoefficientPlaneTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [Test]
    public void Rows_are_padded_to_whole_vectors([Values(1, 2, 3)] int rows)
    {
        for (int columns = 1; columns <= (2 * Vector<T>.Count) + 1; columns++)
        {
            StdpParameter<T>[] parameters =
            [
                0.25,
                new Data<T>(1).Tensor([columns], 0, 1),
                new Data<T>(2).Tensor([rows, 1], 0, 1),
                new Data<T>(3).Tensor([rows, columns], 0, 1),
            ];
            foreach (StdpParameter<T> parameter in parameters)
            {
                var plane = new CoefficientPlane<T>(parameter, new TensorShape(rows, columns), "parameter");
                plane.LayOut();
                for (int row = 0; row < rows; row++)
                {
                    for (int column = 0; column < columns; column++)
                    {
                        T expected = parameter.Shape.Length == 1
                            ? parameter.IsTensor ? parameter.Values[0] : T.CreateChecked(0.25)
                            : parameter.Values[
                                (parameter.Shape.Rank == 2 ? row * parameter.Shape[1] : 0) + (parameter.Shape[^1] == 1 ? 0 : column)];
                        Assert.That(Unsafe.Add(ref Unsafe.AsRef(in plane.Row(row, columns)), column), Is.EqualTo(expected));
                    }
                }
            }
        }
    }

    [Test]
    public void A_number_takes_no_memory_before_it_is_laid_out()
    {
        var plane = new CoefficientPlane<T>(0.5, new TensorShape(1, 9), "parameter");
        Assert.That(() => { _ = plane.Row(0, 1); }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        plane.LayOut();
        Assert.That(plane.Row(0, 9), Is.EqualTo(T.CreateChecked(0.5)));
    }

    [Test]
    public void Refuses_a_row_that_ends_beyond_its_memory([Values] bool tensor)
    {
        int width = Vector<T>.Count;
        var plane = new CoefficientPlane<T>(
            tensor ? new Data<T>(1).Tensor([2, width + 1], 0, 1) : 0.5, new TensorShape(2, width + 1), "parameter");
        plane.LayOut();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => { _ = plane.Row(1, 2 * width); }, Throws.Nothing);
            Assert.That(() => { _ = plane.Row(1, (2 * width) + 1); }, Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => { _ = plane.Row(1, int.MaxValue); }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        }
    }
}
