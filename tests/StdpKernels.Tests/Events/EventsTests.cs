using System.Numerics;
using StdpKernels.Tests.Reference;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Events;

/// <summary>What is particular to steps from lists, beside that they equal dense ones.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class EventsTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [Test]
    public void Many_steps_equal_the_reference([Values] StdpAlgorithm algorithm, [Values] bool convolution)
    {
        TestLayer<T> layer = Layer(convolution);
        layer.Parameters = layer.Parameters with { Algorithm = algorithm, Mu = 1.0 };
        ReferenceLayer<T> expected = layer.ToReference<T>();
        for (int step = 0; step < 40; step++)
        {
            layer.Draw(step, 0.03, 0.05);
            expected.Step(layer.ZPreGrid<T>(), layer.ZPostGrid<T>(), layer.Geometry);
            layer.StepEvents();
        }

        Assert.That(layer.State.TracePre.Span.ToArray(), Bits.EqualTo(expected.TPre.Values));
        Assert.That(layer.State.TracePost.Span.ToArray(), Bits.EqualTo(expected.TPost.Values));
        Assert.That(layer.W.ToArray(), Bits.EqualTo(expected.W.Values));
    }

    [Test]
    public void Dense_and_event_steps_may_take_turns([Values] bool convolution)
    {
        (TestLayer<T> dense, TestLayer<T> mixed) = (Layer(convolution), Layer(convolution));
        for (int step = 0; step < 8; step++)
        {
            dense.Draw(step, 0.2, 0.2);
            mixed.Draw(step, 0.2, 0.2);
            dense.Step();
            if (step % 3 == 0)
            {
                mixed.Step();
            }
            else
            {
                mixed.StepEvents();
            }

            mixed.Snapshot().AssertSame(dense.Snapshot(), $"in step {step}");
        }
    }

    [Test]
    public void One_list_serves_a_batch_of_one()
    {
        (TestLayer<T> dense, TestLayer<T> events) = (TestLayer<T>.Linear(1, 30, 7), TestLayer<T>.Linear(1, 30, 7));
        dense.ZPre.Clear();
        dense.ZPost.Clear();
        dense.ZPre[0] = dense.ZPre[29] = dense.ZPost[3] = T.One;
        dense.Step();

        Stdp.StepLinear(
            new SpikeEvents([0, 29]), new SpikeEvents([3]), events.WView, events.State, events.Parameters, events.Dt);

        Assert.That(events.W.ToArray(), Bits.EqualTo(dense.W.ToArray()));
    }

    [Test]
    public void Lists_count_the_elements_of_one_sample()
    {
        // [B, C, H, W] = [2, 2, 3, 4]: index (c · H + y) · W + x in the second sample.
        var shape = new ConvShape(2, 2, (3, 4), 1, 1);
        TestLayer<T> layer = TestLayer<T>.Conv2d(shape);
        layer.State.Reset();
        layer.Parameters = new() { TauPreInv = 1 / layer.Dt, TauPostInv = 1 / layer.Dt };

        Stdp.StepConv2d(
            new SpikeEvents([(1 * 3 + 2) * 4 + 1], [0, 0, 1]),
            new SpikeEvents([1 * 4 + 3], [0, 0, 1]),
            layer.WView,
            layer.State,
            layer.Parameters,
            layer.Geometry!.Value,
            layer.Dt);

        Assert.That(layer.State.TracePre[1, 1, 2, 1], Is.EqualTo(T.One));
        Assert.That(layer.State.TracePre.Span.ToArray().Sum(double.CreateChecked), Is.EqualTo(1));
        Assert.That(layer.State.TracePost[1, 0, 1, 3], Is.EqualTo(T.One));
        Assert.That(layer.State.TracePost.Span.ToArray().Sum(double.CreateChecked), Is.EqualTo(1));
    }

    [Test]
    public void The_default_is_the_activity_of_an_empty_batch([Values] bool convolution)
    {
        TestLayer<T> layer = convolution
            ? TestLayer<T>.Conv2d(new ConvShape(0, 2, 3, 1, 2))
            : TestLayer<T>.Linear(0, 5, 3);
        layer.W[0] = T.CreateChecked(2);
        layer.StepEvents();
        Assert.That(layer.W[0], Is.EqualTo(T.One), "bounded all the same");
    }

    private static TestLayer<T> Layer(bool convolution) => convolution
        ? TestLayer<T>.Conv2d(new ConvShape(2, 2, (6, 5), 3, (3, 2)))
        : TestLayer<T>.Linear(3, 35, 9);
}
