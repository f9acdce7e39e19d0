using System.Numerics;

namespace StdpKernels.Tests;

[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class StdpParameterTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly T[] OneToSix = [.. Enumerable.Range(1, 6).Select(T.CreateChecked)];

    [Test]
    public void A_number_keeps_double_precision()
    {
        StdpParameter<T> parameter = 0.1;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(parameter.IsTensor, Is.False);
            Assert.That(parameter.Number, Is.EqualTo(0.1));
            Assert.That(parameter.Values.IsEmpty, Is.True);
            Assert.That(parameter.Shape.Rank, Is.Zero);
            Assert.That(parameter, Is.EqualTo(new StdpParameter<T>(0.1)));
        }
    }

    [Test]
    public void The_default_is_the_number_zero() =>
        Assert.That(default(StdpParameter<T>), Is.EqualTo(new StdpParameter<T>(0.0)));

    [Test]
    public void A_tensor_copies_its_values()
    {
        T[] values = [.. OneToSix];
        var parameter = new StdpParameter<T>(values, 2, 3);

        values[0] = T.NaN;

        Assert.That(parameter.Values.ToArray(), Is.EqualTo(OneToSix));
        Assert.That(parameter.Shape, Is.EqualTo(new TensorShape(2, 3)));
    }

    [Test]
    public void An_array_is_a_tensor_of_one_dimension()
    {
        StdpParameter<T> parameter = OneToSix;
        Assert.That(parameter, Is.EqualTo(new StdpParameter<T>(OneToSix, 6)));
    }

    [Test]
    public void A_tensor_has_no_number() =>
        Assert.That(
            () => new StdpParameter<T>(OneToSix, 2, 3).Number,
            Throws.InvalidOperationException.With.Message.Contains("[2, 3]"));

    [Test]
    public void Refuses_values_that_do_not_fill_the_shape() =>
        Assert.That(
            () => new StdpParameter<T>(OneToSix, 2, 4),
            Throws.ArgumentException.With.Message.Contains("8").And.Message.Contains("6"));

    [Test]
    public void Refuses_no_array() =>
        Assert.That(() => { StdpParameter<T> _ = (T[])null!; }, Throws.ArgumentNullException);

    [Test]
    public void Is_equal_by_value()
    {
        var parameter = new StdpParameter<T>(OneToSix, 2, 3);
        var same = new StdpParameter<T>([.. OneToSix], 2, 3);
        var notANumber = new StdpParameter<T>(double.NaN);
        var sameNotANumber = new StdpParameter<T>(double.NaN);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(parameter == same, Is.True);
            Assert.That(parameter.Equals((object)same), Is.True);
            Assert.That(parameter.GetHashCode(), Is.EqualTo(same.GetHashCode()));
            Assert.That(parameter != new StdpParameter<T>(OneToSix, 3, 2), Is.True);
            Assert.That(parameter == new StdpParameter<T>([.. OneToSix.Reverse()], 2, 3), Is.False);
            Assert.That(notANumber, Is.EqualTo(sameNotANumber));
            Assert.That(new StdpParameter<T>(1.0), Is.Not.EqualTo(new StdpParameter<T>(2.0)));
        }
    }

    [Test]
    public void A_number_is_not_equal_to_a_tensor_of_one_element()
    {
        StdpParameter<T> number = 1.0;
        Assert.That(number, Is.Not.EqualTo(new StdpParameter<T>([T.One])));
        Assert.That(number, Is.Not.EqualTo(new StdpParameter<T>([T.One], 1)));
    }

    [Test]
    public void The_zeros_are_not_bitwise_equal()
    {
        Assert.That(new StdpParameter<T>([T.Zero], 1), Is.Not.EqualTo(new StdpParameter<T>([T.NegativeZero], 1)));
    }

    [Test]
    public void Says_its_number_or_its_type_and_shape()
    {
        Assert.That(new StdpParameter<T>(0.5).ToString(), Is.EqualTo("0.5"));
        Assert.That(new StdpParameter<T>(OneToSix, 2, 3).ToString(), Is.EqualTo($"{typeof(T).Name}[2, 3]"));
    }
}
