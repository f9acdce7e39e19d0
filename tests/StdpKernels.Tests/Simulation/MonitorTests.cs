using System.IO.Compression;
using StdpKernels.Simulation;
using StdpKernels.Tests.Support;
using StdpKernels.Tool.Npz;

namespace StdpKernels.Tests.Simulation;

/// <summary>Monitors beyond what a network's run shows: limits, starting over, and what they write for NumPy.</summary>
internal sealed class MonitorTests : FolderTests
{
    private static readonly int[] Neurons = [0, 2, 1, 0, 1, 2];
    private static readonly int[] Starts = [0, 2, 3, 3, 6];

    [Test]
    public void Spikes_beyond_the_capacity_are_counted()
    {
        var source = Source();
        var monitor = new SpikeMonitor(source, capacity: 4, neurons: 2);
        Run(source, 4, monitor);

        Assert.That(monitor.Neurons.ToArray(), Is.EqualTo(new[] { 0, 1, 0, 1 }));
        Assert.That(monitor.Missed, Is.Zero);

        Run(source, 4, monitor);
        Assert.That(monitor.Missed, Is.EqualTo(4));
        monitor.Clear();
        Assert.That((monitor.Steps.Length, monitor.Missed), Is.EqualTo((0, 0L)));
    }

    [Test]
    public void All_start_over()
    {
        var source = Source();
        var layer = new StdpLinearLayer<float>(1, 3, 3, new());
        IMonitor[] monitors =
        [
            new SpikeMonitor(source, 100), new RateMonitor(source, 2, 5, 1e-3), new IntervalMonitor(source, 1e-3), new WeightMonitor<float>(layer, [1], 2, 9),
        ];
        IMonitor[] fresh =
        [
            new SpikeMonitor(source, 100), new RateMonitor(source, 2, 5, 1e-3), new IntervalMonitor(source, 1e-3), new WeightMonitor<float>(layer, [1], 2, 9),
        ];
        Run(source, 8, monitors);
        foreach (IMonitor monitor in monitors)
        {
            monitor.Clear();
        }

        Run(source, 8, [.. monitors, .. fresh]);
        foreach ((IMonitor monitor, IMonitor other) in monitors.Zip(fresh))
        {
            Assert.That(Bytes(monitor), Is.EqualTo(Bytes(other)), monitor.GetType().Name);
        }
    }

    [Test]
    public void They_write_archives_that_can_be_read()
    {
        var source = Source();
        var spikes = new SpikeMonitor(source, 100);
        var rates = new RateMonitor(source, 2, 5, 1e-3);
        Run(source, 4, spikes, rates);
        string path = Folder.PathOf("recorded.npz");
        NpzWriter.Write(path, [.. spikes.ToArrays("e_"), .. rates.ToArrays()]);

        using (ZipArchive archive = ZipFile.OpenRead(path))
        {
            Assert.That(archive.Entries.Select(entry => entry.Name), Is.EqualTo(new[] { "e_step.npy", "e_neuron.npy", "rate.npy" }));
            using var content = new MemoryStream();
            archive.Entries[0].Open().CopyTo(content);
            byte[] bytes = content.ToArray();
            Assert.That(System.Text.Encoding.Latin1.GetString(bytes, 10, 60), Does.Contain("'descr': '<i8'").And.Contains("'shape': (6,)"));
            Assert.That(BitConverter.ToInt64(bytes, bytes.Length - 8), Is.EqualTo(3));
        }

        using NpzReader reader = NpzReader.Open(path);
        Assert.That(reader.Find("rate").Read().ToArray<double>(), Is.EqualTo(new[] { 3 / 6e-3, 3 / 6e-3 }).Within(1e-9));
    }

    private static RecordedSource Source() => new(3, new SpikeEvents(Neurons, Starts), repeats: true);

    private static void Run(RecordedSource source, int steps, params IMonitor[] monitors)
    {
        for (int step = 0; step < steps; step++)
        {
            source.Step();
            foreach (IMonitor monitor in monitors)
            {
                monitor.Record(step);
            }
        }
    }

    private static byte[] Bytes(IMonitor monitor)
    {
        using var stream = new MemoryStream();
        NpzWriter.Write(stream, [.. monitor.ToArrays()]);
        return stream.ToArray();
    }
}
