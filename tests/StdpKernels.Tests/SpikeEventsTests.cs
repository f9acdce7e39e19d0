namespace StdpKernels.Tests;

internal sealed class SpikeEventsTests
{
    [Test]
    public void One_list_is_a_batch_of_one()
    {
        int[] indices = [1, 4, 9];
        var events = new SpikeEvents(indices);
        Assert.That(events.BatchSize, Is.EqualTo(1));
        Assert.That(events[0].ToArray(), Is.EqualTo(indices));
    }

    [Test]
    public void Starts_split_the_indices_into_samples()
    {
        int[] indices = [3, 5, 0, 1, 2];
        var events = new SpikeEvents(indices, [0, 2, 2, 5]);
        Assert.That(events.BatchSize, Is.EqualTo(3));
        Assert.That(events.Indices.ToArray(), Is.EqualTo(indices));
        Assert.That(events[0].ToArray(), Is.EqualTo(new[] { 3, 5 }));
        Assert.That(events[1].IsEmpty, Is.True);
        Assert.That(events[2].ToArray(), Is.EqualTo(new[] { 0, 1, 2 }));
    }

    [Test]
    public void A_single_start_is_an_empty_batch()
    {
        var events = new SpikeEvents([], [0]);
        Assert.That(events.BatchSize, Is.Zero);
    }

    [Test]
    public void The_default_has_no_samples()
    {
        SpikeEvents events = default;
        Assert.That(events.BatchSize, Is.Zero);
        Assert.That(events.Indices.IsEmpty, Is.True);
    }

    [TestCase(-1)]
    [TestCase(2)]
    public void Refuses_a_sample_that_is_not_there(int sample) =>
        Assert.That(
            () => { _ = new SpikeEvents([1, 2], [0, 1, 2])[sample]; },
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("2 samples"));

    [TestCase(new int[0], "empty")]
    [TestCase(new[] { 1, 3 }, "1")]
    [TestCase(new[] { 0, 2 }, "2")]
    [TestCase(new[] { 0, 4 }, "4")]
    [TestCase(new[] { 0, 2, 1, 3 }, "1 (at 2) follows 2")]
    [TestCase(new[] { 0, -1, 3 }, "-1 (at 1) follows 0")]
    public void Refuses_starts_that_do_not_run_from_0_to_the_number_of_indices(int[] starts, string came) =>
        Assert.That(
            () => { _ = new SpikeEvents([7, 8, 9], starts); },
            Throws.ArgumentException.With.Message.Contains(came).And
                .Property(nameof(ArgumentException.ParamName)).EqualTo("sampleStarts"));

    [TestCase(0, 4)]
    [TestCase(1, 2)]
    [TestCase(2, 2)]
    [TestCase(3, 0)]
    [TestCase(4, 0)]
    [TestCase(0, 0)]
    public void A_slice_has_the_samples_from_one_on(int start, int count)
    {
        var events = new SpikeEvents([3, 5, 0, 1, 2, 9], [0, 2, 2, 5, 6]);
        SpikeEvents slice = events.Slice(start, count), again = slice.Slice(count / 2, count - (count / 2));
        Assert.That(slice.BatchSize, Is.EqualTo(count));
        List<int> all = [];
        for (int sample = 0; sample < count; sample++)
        {
            Assert.That(slice[sample].ToArray(), Is.EqualTo(events[start + sample].ToArray()), $"sample {sample}");
            all.AddRange(slice[sample]);
        }

        Assert.That(slice.Indices.ToArray(), Is.EqualTo(all));
        Assert.That(again.BatchSize, Is.EqualTo(count - (count / 2)));
        if (count > 0)
        {
            Assert.That(again[0].ToArray(), Is.EqualTo(slice[count / 2].ToArray()), "a slice of a slice");
        }
    }

    [Test]
    public void A_slice_of_a_single_list_is_all_of_it_or_nothing()
    {
        var events = new SpikeEvents([3, 5]);
        Assert.That(events.Slice(0, 1)[0].ToArray(), Is.EqualTo(new[] { 3, 5 }));
        Assert.That(events.Slice(0, 0).BatchSize, Is.Zero);
        Assert.That(events.Slice(1, 0).Indices.IsEmpty, Is.True);
    }

    [Test]
    public void A_slice_of_graded_events_has_their_numbers()
    {
        var events = new GradedSpikeEvents<float>(new SpikeEvents([3, 5, 0, 1], [0, 2, 2, 3, 4]), [1, 2, 3, 4]);
        Assert.That(events.Slice(1, 2).Values.ToArray(), Is.EqualTo(new float[] { 3 }));
        Assert.That(events.Slice(1, 2).Slice(1, 1).Values.ToArray(), Is.EqualTo(new float[] { 3 }));
        Assert.That(events.Slice(2, 2).Events.Indices.ToArray(), Is.EqualTo(new[] { 0, 1 }));
        Assert.That(events.Slice(4, 0).Values.IsEmpty, Is.True);
    }

    [Test]
    public void Says_how_many_spikes_it_holds() =>
        Assert.That(new SpikeEvents([1, 2, 3], [0, 1, 3]).ToString(), Is.EqualTo("3 spikes in 2 samples"));
}
