using System.Runtime.InteropServices;
using StdpKernels.Memory;
using StdpKernels.Tests.Support;
using StdpKernels.Validation;

namespace StdpKernels.Tests.Errors;

/// <summary>A cast can put event lists into memory that the step writes: that is refused, and nothing has changed.</summary>
internal sealed class EventOverlapTests
{
    private readonly StdpState<float> _state = new([1, 8], [1, 6]);
    private readonly float[] _w = new float[6 * 8];

    [Test]
    public void Lists_in_the_weights([Values] bool pre) => AssertRefused(_w, pre);

    [Test]
    public void Lists_in_the_presynaptic_trace([Values] bool pre) => AssertRefused(_state.TracePre.Span, pre);

    [Test]
    public void Lists_in_the_postsynaptic_trace([Values] bool pre) => AssertRefused(_state.TracePost.Span, pre);

    [Test]
    public void Lists_beside_the_weights_are_not_in_them([Values] bool behind)
    {
        int[] memory = new int[_w.Length + 2];
        Span<int> list = behind ? memory.AsSpan(_w.Length) : memory.AsSpan(0, 2);
        list[1] = 1;
        Span<float> w = MemoryMarshal.Cast<int, float>(behind ? memory.AsSpan(0, _w.Length) : memory.AsSpan(2));

        Stdp.StepLinear(new SpikeEvents([]), new SpikeEvents(list), new TensorView<float>(w, 6, 8), _state, new StdpParameters<float>());

        Assert.That(list.ToArray(), Is.EqualTo((int[])[0, 1]));
    }

    [Test]
    public void Lists_are_copied_before_they_are_used()
    {
        int[] indices = [1, 2, 5];
        int[] starts = [0, 2, 3];

        SpikeEvents copy = EventContract
            .Validate<float>(new SpikeEvents(indices, starts), new TensorShape(2, 6), new ActivityScratch<float>(), "z")
            .Events;
        int[] before = [.. copy.Indices, .. copy.Starts];
        indices.AsSpan().Clear();
        starts.AsSpan().Clear();

        Assert.That(before, Is.EqualTo((int[])[1, 2, 5, 0, 2, 3]));
        Assert.That((int[])[.. copy.Indices, .. copy.Starts], Is.EqualTo(before));
    }

    [Test]
    public void Numbers_that_spikes_carry_are_copied_before_they_are_used()
    {
        float[] values = [0.5f, -2, 3];

        ReadOnlySpan<float> copy = EventContract
            .Validate<float>(
                new GradedSpikeEvents<float>(new SpikeEvents([1, 2, 5]), values), new TensorShape(1, 6), new ActivityScratch<float>(), "z")
            .Values;
        values.AsSpan().Clear();

        Assert.That(copy.ToArray(), Is.EqualTo((float[])[0.5f, -2, 3]));
    }

    [Test]
    public void Lists_that_change_during_the_step_are_used_as_they_were_checked()
    {
        var layer = new StdpLinearLayer<float>(1, 8, 6, new StdpParameters<float> { EtaMinus = 0.5 });
        layer.EditWeights().Span.Fill(0.5f);
        int refused = 0;
        int[] fired = [1, 2];
        bool stop = false;
        var writer = new Thread(() =>
        {
            while (!Volatile.Read(ref stop))
            {
                Volatile.Write(ref fired[0], int.MaxValue / 2);
                Volatile.Write(ref fired[0], 1);
            }
        })
        { IsBackground = true };
        writer.Start();
        for (int step = 0; step < 20_000 || refused == 0; step++)
        {
            try
            {
                layer.Step(new SpikeEvents(fired), new SpikeEvents([]));
            }
            catch (ArgumentOutOfRangeException e) when (e.ParamName == "zPre")
            {
                // Refused as a whole: nothing else may come of a list that changes.
                refused++;
            }
        }

        Volatile.Write(ref stop, true);
        writer.Join();
        Assert.That(refused, Is.LessThan(20_000), "steps refused, of 20,000 at least");
        fired[0] = 1;
        layer.State.Reset();
        layer.EditWeights().Span.Fill(0.5f);
        var fresh = new StdpLinearLayer<float>(1, 8, 6, layer.Parameters);
        fresh.EditWeights().Span.Fill(0.5f);
        layer.Step(new SpikeEvents(fired), new SpikeEvents([3]));
        fresh.Step(new SpikeEvents(fired), new SpikeEvents([3]));
        Assert.That(layer.Weights.Span.ToArray(), Bits.EqualTo(fresh.Weights.Span.ToArray()));
    }

    [Test]
    public void Sample_starts_that_changed_after_the_lists_were_made()
    {
        int[] starts = [0, 3];
        int[] indices = [0, 3000, 3];
        float[] before = [.. _w, .. _state.TracePre.Span, .. _state.TracePost.Span];
        Assert.That(
            () =>
            {
                var pre = new SpikeEvents(indices, starts);
                starts[1] = 0;
                Stdp.StepLinear(pre, new SpikeEvents([]), new TensorView<float>(_w, 6, 8), _state, new StdpParameters<float>());
            },
            Throws.ArgumentException.With.Property("ParamName").EqualTo("zPre"));
        Assert.That((float[])[.. _w, .. _state.TracePre.Span, .. _state.TracePost.Span], Bits.EqualTo(before));
    }

    private void AssertRefused(Span<float> memory, bool pre)
    {
        // The bits of small floats are indices that ascend.
        MemoryMarshal.Cast<float, int>(memory)[..2].Fill(1);
        MemoryMarshal.Cast<float, int>(memory)[1] = 2;
        float[] before = [.. _w, .. _state.TracePre.Span, .. _state.TracePost.Span];
        ArgumentException? refusal = null;
        try
        {
            var inMemory = new SpikeEvents(MemoryMarshal.Cast<float, int>(memory)[..2]);
            var empty = new SpikeEvents([]);
            Stdp.StepLinear(
                pre ? inMemory : empty, pre ? empty : inMemory, new TensorView<float>(_w, 6, 8), _state, new StdpParameters<float>());
        }
        catch (ArgumentException e)
        {
            refusal = e;
        }

        Assert.That(refusal, Is.Not.Null);
        Assert.That(refusal!.ParamName, Is.EqualTo(pre ? "zPre" : "zPost"));
        Assert.That(refusal.Message, Does.Contain("overlap"));
        Assert.That((float[])[.. _w, .. _state.TracePre.Span, .. _state.TracePost.Span], Bits.EqualTo(before));
    }
}
