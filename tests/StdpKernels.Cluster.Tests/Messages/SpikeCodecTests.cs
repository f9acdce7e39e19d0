using StdpKernels.Cluster.Messages;
using StdpKernels.Sharding;
using StdpKernels.Tests.Sharding;

namespace StdpKernels.Cluster.Tests.Messages;

/// <summary>Spikes as bytes, and bytes that are no spikes.</summary>
internal sealed class SpikeCodecTests
{
    [TestCase(1, 1, 1.0)]
    [TestCase(100, 7, 0.0)]
    [TestCase(100, 7, 0.02)]
    [TestCase(300, 20, 0.5)]
    [TestCase(300, 3, 1.0)]
    [TestCase(100_000, 3, 0.0001)]
    public void Spikes_are_what_they_were(int neurons, int samples, double density)
    {
        SpikeRaster raster = LayerCases<float>.Spikes(new Random(1), neurons, samples, density);

        AssertSame(SpikeCodec.Decode(SpikeCodec.Encode(raster), samples, neurons), raster);
    }

    [Test]
    public void The_last_of_all_neurons_there_can_be_passes()
    {
        var raster = new SpikeRaster(int.MaxValue, [0, int.MaxValue - 1], [0, 2]);

        AssertSame(SpikeCodec.Decode(SpikeCodec.Encode(raster), 1, int.MaxValue), raster);
    }

    [Test]
    public void A_spike_of_few_takes_a_byte()
    {
        SpikeRaster raster = LayerCases<float>.Spikes(new Random(2), 20_000, 8, 0.05);

        Assert.That(SpikeCodec.Encode(raster), Has.Length.LessThan((1.02 * raster.Spikes) + (2 * raster.Samples)));
    }

    private static readonly (byte[] Bytes, string Why)[] Hostile =
    [
        ([], "as many bytes"),
        ([0], "as many bytes"),
        ([0, 0, 0], "bytes follow"),
        ([1, 0, 0], "ascending"),
        ([2, 1, 0, 0], "ascending"),
        ([1, 6, 0], "below 5"),
        ([6, 1, 1, 1, 1, 1, 1, 0], "at most 5"),
        ([5, 1, 1], "all of them there"),
        ([1, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01], "within five bytes"),
        ([0x80, 0x80, 0x80, 0x80, 0x10], "below 2^31"),
        ([0xFF, 0xFF, 0xFF, 0xFF, 0x0F, 0], "below 2^31"),
        ([0, 1, 0x81], "within five bytes"),
        ([5, 1, 1, 1, 1, 1], "all of them there"),
    ];

    [TestCaseSource(nameof(Hostile))]
    public void What_is_no_spikes_is_refused((byte[] Bytes, string Why) hostile) =>
        Assert.That(() => SpikeCodec.Decode(hostile.Bytes, 2, 5), Throws.TypeOf<InvalidDataException>().With.Message.Contain(hostile.Why));

    [Test]
    public void Any_bytes_are_spikes_or_are_refused()
    {
        var random = new Random(3);
        int spikes = 0;
        for (int i = 0; i < 200_000; i++)
        {
            byte[] bytes = new byte[random.Next(12)];
            random.NextBytes(bytes);
            for (int j = 0; j < bytes.Length; j++)
            {
                bytes[j] = random.Next(3) == 0 ? bytes[j] : (byte)(bytes[j] & 3);
            }

            try
            {
                // The public constructor checks everything.
                SpikeEvents events = SpikeCodec.Decode(bytes, 3, 9).Events;
                int[] starts = [0, events[0].Length, events[0].Length + events[1].Length, events.Indices.Length];
                _ = new SpikeRaster(9, events.Indices, starts);
                spikes += events.Indices.Length;
            }
            catch (InvalidDataException)
            {
                continue;
            }
        }

        Assert.That(spikes, Is.GreaterThan(1000), "spikes that passed");
    }

    private static void AssertSame(SpikeRaster came, SpikeRaster expected)
    {
        Assert.That((came.Neurons, came.Samples), Is.EqualTo((expected.Neurons, expected.Samples)));
        for (int sample = 0; sample < expected.Samples; sample++)
        {
            Assert.That(came.Events[sample].SequenceEqual(expected.Events[sample]), $"sample {sample}");
        }
    }
}
