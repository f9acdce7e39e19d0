using StdpKernels.Sharding;

namespace StdpKernels.Tests.Sharding;

/// <summary>Lists of their own memory, cut into shards and put together again.</summary>
internal sealed class SpikeRasterTests
{
    private static readonly ShardCut[] Cuts =
    [
        ShardCut.Even(11, 1), ShardCut.Even(11, 2), ShardCut.Even(11, 3), ShardCut.Even(11, 13), ShardCut.OfSizes(0, 10, 0, 1),
        ShardCut.OfSizes(2, 5).Beside(ShardCut.OfSizes(3, 1)), ShardCut.OfSizes(0, 4, 1).Beside(ShardCut.OfSizes(2, 0, 4)),
    ];

    [Test]
    public void Is_what_it_was_made_from_whatever_happens_to_that()
    {
        int[] indices = [1, 4, 0], starts = [0, 2, 2, 3];
        var raster = new SpikeRaster(5, indices, starts);
        Array.Fill(indices, -1);
        Array.Fill(starts, -1);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(raster.Neurons, Is.EqualTo(5));
            Assert.That(raster.Samples, Is.EqualTo(3));
            Assert.That(raster.Spikes, Is.EqualTo(3));
            Assert.That(raster.Events[0].ToArray(), Is.EqualTo([1, 4]));
            Assert.That(raster.Events[1].ToArray(), Is.Empty);
            Assert.That(raster.Events[2].ToArray(), Is.EqualTo([0]));
            Assert.That(raster.ToString(), Is.EqualTo("3 spikes of 5 neurons in 3 samples"));
        }
    }

    [Test]
    public void Silence_has_samples_and_no_spikes()
    {
        SpikeRaster silence = SpikeRaster.Silence(7, 4);

        Assert.That((silence.Neurons, silence.Samples, silence.Spikes), Is.EqualTo((7, 4, 0)));
    }

    [TestCaseSource(nameof(Cuts))]
    public void A_shard_has_the_spikes_of_its_neurons_and_all_shards_have_all(ShardCut cut)
    {
        const int Samples = 9;
        bool[,] fired = new bool[Samples, cut.Neurons];
        var random = new Random(3);
        foreach (ref bool flag in System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref fired[0, 0], fired.Length))
        {
            flag = random.Next(3) == 0;
        }

        SpikeRaster whole = Raster(cut.Neurons, Samples, (sample, neuron) => fired[sample, neuron]);
        var parts = new SpikeRaster[cut.Shards];
        for (int shard = 0; shard < cut.Shards; shard++)
        {
            // The neurons of the shard one by one, as the documentation numbers them.
            int[] neurons = [.. cut[shard].ToArray().SelectMany(range => Enumerable.Range(range.Start, range.Count))];
            parts[shard] = whole.Of(cut[shard], cut.SizeOf(shard));

            Assert.That(parts[shard].Neurons, Is.EqualTo(neurons.Length));
            AssertSame(parts[shard], Raster(neurons.Length, Samples, (sample, local) => fired[sample, neurons[local]]));
        }

        AssertSame(SpikeRaster.Merge(parts, cut), whole);
    }

    private static SpikeRaster Raster(int neurons, int samples, Func<int, int, bool> hasFired)
    {
        List<int> indices = [], starts = [0];
        for (int sample = 0; sample < samples; sample++)
        {
            indices.AddRange(Enumerable.Range(0, neurons).Where(neuron => hasFired(sample, neuron)));
            starts.Add(indices.Count);
        }

        return new SpikeRaster(neurons, [.. indices], [.. starts]);
    }

    private static void AssertSame(SpikeRaster came, SpikeRaster expected)
    {
        Assert.That((came.Neurons, came.Samples), Is.EqualTo((expected.Neurons, expected.Samples)));
        for (int sample = 0; sample < expected.Samples; sample++)
        {
            Assert.That(came.Events[sample].ToArray(), Is.EqualTo(expected.Events[sample].ToArray()), $"sample {sample}");
        }
    }
}
