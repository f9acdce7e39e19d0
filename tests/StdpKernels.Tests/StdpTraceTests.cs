using System.Numerics;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests;

/// <summary>Traces that were added to a state, and are moved by themselves.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class StdpTraceTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [Test]
    public void A_state_lists_its_traces_in_the_order_in_which_they_came()
    {
        var state = new StdpState<T>([3, 5], [3, 4]);
        StdpTrace<T> added = state.AddTrace("r2", 3, 5);

        Assert.That(state.Traces.Select(trace => trace.Name), Is.EqualTo((string[])["t_pre", "t_post", "r2"]));
        Assert.That(state.Traces[2], Is.SameAs(added));
        Assert.That(added.Shape, Is.EqualTo(new TensorShape(3, 5)));
        Assert.That(added.Values.Span.ToArray(), Is.EqualTo(new T[15]));
        Assert.That(added.ToString(), Is.EqualTo($"r2: {typeof(T).Name}[3, 5]"));
        state.Traces[0].Values[2, 4] = T.One;
        Assert.That(state.TracePre[2, 4], Is.EqualTo(T.One));
    }

    [Test]
    public void A_trace_moves_as_the_one_of_its_side_does([Values] bool tensors, [Values("dense", "events", "graded")] string kind)
    {
        TestLayer<T> layer = TestLayer<T>.Linear(batch: 3, inputs: 37, outputs: 4);
        var data = new Data<T>(5);
        layer.Parameters = layer.Parameters with
        {
            APre = tensors ? data.Tensor([37], 0, 2) : 1.5,
            TauPreInv = tensors ? data.Tensor([3, 1], 10, 50) : 40,
        };
        StdpTrace<T> trace = layer.State.AddTrace("twin", layer.PreShape);
        layer.State.TracePre.Span.CopyTo(trace.Values.Span);
        for (int step = 0; step < 3; step++)
        {
            layer.Draw(step, 0.3, 0.3);
            switch (kind)
            {
                case "dense":
                    trace.Update(layer.ZPreView, layer.Parameters.APre, layer.Parameters.TauPreInv, layer.Dt);
                    break;
                case "events":
                    EventLists lists = EventLists.Of<T>(layer.ZPre, 3);
                    trace.Update(lists.Events, layer.Parameters.APre, layer.Parameters.TauPreInv, layer.Dt);
                    break;
                default:
                    data.Graded(layer.ZPre.Length).CopyTo(layer.ZPre);
                    GradedLists<T> graded = GradedLists<T>.Of(layer.ZPre, 3);
                    trace.Update(graded.Events, layer.Parameters.APre, layer.Parameters.TauPreInv, layer.Dt);
                    break;
            }

            Assert.That(trace.Values.Span.ToArray(), Is.Not.EqualTo(layer.State.TracePre.Span.ToArray()), "not yet");
            layer.UpdateTraces();
            Assert.That(trace.Values.Span.ToArray(), Bits.EqualTo(layer.State.TracePre.Span.ToArray()), $"step {step}");
        }
    }

    [Test]
    public void Each_change_of_amplitude_time_constant_or_time_step_counts()
    {
        StdpTrace<T> trace = new StdpState<T>([1, 1], [1, 1]).AddTrace("r", 1, 1);
        (double Amplitude, double TauInv, double Dt)[] calls =
            [(2, 250, 0.001), (4, 250, 0.001), (4, 500, 0.001), (4, 500, 0.0005), (4, 500, 0.0005), (2, 250, 0.001)];
        double expected = 0;
        foreach ((double amplitude, double tauInv, double dt) in calls)
        {
            trace.Update(new[] { T.One }, amplitude, tauInv, dt);
            expected += tauInv * dt * (amplitude - expected);
            Assert.That(double.CreateChecked(trace.Values[0, 0]), Is.EqualTo(expected));
        }
    }

    [Test]
    public void Each_tensor_counts_also_where_its_shape_is_that_of_the_one_before([Values] bool amplitude)
    {
        StdpTrace<T> trace = new StdpState<T>([1, 2], [1, 1]).AddTrace("r", 1, 2);
        StdpParameter<T> first = new([T.One, T.One], 2), second = new([T.One, T.CreateChecked(2)], 2);
        T[] z = [T.One, T.One];

        trace.Update(z, first, first, dt: 0.5);
        trace.Values.Span.Clear();
        trace.Update(z, amplitude ? second : first, amplitude ? first : second, dt: 0.5);

        Assert.That(trace.Values.Span.ToArray(), Is.EqualTo((T[])[T.CreateChecked(0.5), T.One]));
    }

    [Test]
    public void Reset_clears_all_traces()
    {
        var state = new StdpState<T>([1, 5], [1, 4]);
        state.AddTrace("r", 1, 5).Values.Span.Fill(T.NaN);
        state.TracePost.Span.Fill(T.One);

        state.Reset();

        Assert.That(state.Traces.SelectMany(trace => trace.Values.Span.ToArray()), Has.All.EqualTo(T.Zero));
    }
}
