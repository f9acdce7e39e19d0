using System.Numerics;

namespace StdpKernels.Tests;

[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class StdpStateTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [Test]
    public void Starts_at_zero_with_the_given_shapes()
    {
        var state = new StdpState<T>([2, 3], [2, 1, 4, 5]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(state.TracePre.Shape, Is.EqualTo(new TensorShape(2, 3)));
            Assert.That(state.TracePost.Shape, Is.EqualTo(new TensorShape(2, 1, 4, 5)));
            Assert.That(state.TracePre.Span.ToArray(), Is.All.EqualTo(T.Zero));
            Assert.That(state.TracePost.Span.ToArray(), Is.All.EqualTo(T.Zero));
        }
    }

    [Test]
    public void Reset_sets_both_traces_to_zero()
    {
        var state = new StdpState<T>([2, 3], [2, 5]);
        state.TracePre.Span.Fill(T.NaN);
        state.TracePost.Span.Fill(T.One);

        state.Reset();

        Assert.That(state.TracePre.Span.ToArray(), Is.All.EqualTo(T.Zero));
        Assert.That(state.TracePost.Span.ToArray(), Is.All.EqualTo(T.Zero));
    }

    [Test]
    public void Refuses_shapes_that_are_none()
    {
        Assert.That(() => new StdpState<T>([2, -3], [2, 5]), Throws.InstanceOf<ArgumentException>());
        Assert.That(() => new StdpState<T>([2, 3], [1, 1, 1, 1, 1]), Throws.InstanceOf<ArgumentException>());
    }

    [Test]
    public void Refuses_other_types() =>
        Assert.That(
            () => new StdpState<Half>([1, 1], [1, 1]),
            Throws.TypeOf<NotSupportedException>().With.Message.Contains("Half"));

    [Test]
    public void Says_its_type_and_shapes() =>
        Assert.That(
            new StdpState<T>([2, 3], [2, 5]).ToString(),
            Does.Contain(typeof(T).Name).And.Contain("[2, 3]").And.Contain("[2, 5]"));
}
